"""Settings of Sphinx. Nothing is fetched while the pages are made: links outwards go by the inventories kept here."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "src")]

import cyberdialogue  # noqa: E402 - from this tree

project = "cyberdialogue"
author = "The cyberdialogue authors"
copyright = "The cyberdialogue authors"  # noqa: A001 - the name Sphinx reads
version = release = cyberdialogue.__version__
language = "en-GB"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "docs.extension.directives",
]
exclude_patterns = ["_build", "extension", "inventories", "performance-table.md"]  # the last is a part of a page
nitpicky = True

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "smartquotes"]
myst_heading_anchors = 3

autodoc_class_signature = "separated"
autodoc_preserve_defaults = True
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"exclude-members": "__init__, __new__"}
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"

intersphinx_mapping = {
    name: (url, f"inventories/{name}.txt")
    for name, url in {
        "python": "https://docs.python.org/3/",
        "attrs": "https://www.attrs.org/en/stable/",
        "hypothesis": "https://hypothesis.readthedocs.io/en/latest/",
    }.items()
}

html_theme = "furo"
html_title = f"cyberdialogue {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {"navigation_with_keys": True}
html_copy_source = False
html_show_sourcelink = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
pygments_style = "default"
pygments_dark_style = "github-dark"
