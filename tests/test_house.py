"""Rules of the house: what holds for the package as a whole, whatever it contains."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import attrs
import pytest

import cyberdialogue
from cyberdialogue import testing
from cyberdialogue.model.catalogue import COLLECTION_OF
from cyberdialogue.model.documentation import FIELDS
from cyberdialogue.model.refs import PARTICIPANT_TYPES, RECORD_TYPES

__all__: list[str] = []

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
MODULES = sorted((SOURCE / "cyberdialogue").rglob("*.py"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LONGEST_MODULE = 400
LARGEST_IMPORT_RATIO = 2.5  # the budget is 2.2; the rest is for a machine that is busy otherwise


def _name(module: Path) -> str:
    parts = module.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


of_every_module = pytest.mark.parametrize("module", MODULES, ids=_name)
of_every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
of_every_noun = pytest.mark.parametrize("noun", RECORD_TYPES)


def test_types_are_checked_wherever_there_is_python_but_in_the_benchmarks() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    there = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.glob("*/**/*.py")
        if not path.parts[len(ROOT.parts)].startswith(".")
    }
    assert tools["mypy"]["files"] == tools["pyright"]["include"]
    assert there - {"benchmarks"} <= {*tools["mypy"]["files"]}


PYTHON = [
    path
    for folder in ("src", "tests", "docs", "examples", "benchmarks", "typing_tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


@pytest.mark.parametrize("module", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_checker_is_told_to_overlook_has_its_reason_beside_it(module: Path) -> None:
    before, bare = "", list[str]()
    for line in module.read_text(encoding="utf-8").splitlines():
        code = re.search(r"# (?:noqa(?:: [A-Z0-9, ]+)?|(?:type|pyright): ignore(?:\[[^]]*\])?)$", line)
        if code and not before.lstrip().startswith("#"):
            bare.append(line.strip())
        before = line
    assert bare == []


# ------------------------------------------------------------------------------------------------------------ versions


def test_the_version_is_the_same_in_the_project_the_package_and_the_citation() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert cyberdialogue.__version__ == project["version"] == cited[1]


def test_the_changelog_begins_with_this_version() -> None:
    top = re.search(r"^## \[?([^\]\s]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert top
    assert top[1] == cyberdialogue.__version__


# ------------------------------------------------------------------------------------------------------- public names


def test_the_package_exports_exactly_its_public_names() -> None:
    for name in cyberdialogue.__all__:
        getattr(cyberdialogue, name)  # loads those that wait for their first use
    modules = {_name(path).split(".")[1] for path in MODULES if "." in _name(path)}
    tools = {"Any", "Final", "TYPE_CHECKING", "annotations", "import_module"}  # what lazy loading itself is made of
    found = {name for name in vars(cyberdialogue) if not name.startswith("_")}
    public = {name for name in cyberdialogue.__all__ if not name.startswith("_")}
    assert found - tools - (modules - public) == public


def test_the_public_names_are_listed_by_dir() -> None:
    assert set(cyberdialogue.__all__) <= set(dir(cyberdialogue))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(cyberdialogue, "no_such_name")  # noqa: B009 - a checker would refuse the plain attribute


@of_every_module
def test_a_module_says_what_it_is_and_lists_its_names(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1 or importlib.import_module(_name(module)).__all__ is not None


@of_every_module
def test_a_module_is_short_enough_to_read_at_once(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


# -------------------------------------------------------------------------------------------------- examples that run


@of_every_module
def test_every_example_in_a_docstring_is_found_by_doctest(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    written = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)]
    loaded = importlib.import_module(_name(module))
    found = (inspect.cleandoc(test.docstring or "") for test in doctest.DocTestFinder().find(loaded))
    collected = {text.partition(f"\n\n{FIELDS}\n")[0] for text in found}  # a list of fields is added to what is written
    assert [text for text in written if ">>>" in text and text not in collected] == []


@of_every_page
def test_every_fence_of_a_page_is_of_a_kind_that_runs_or_is_meant_to_be_read(page: Path) -> None:
    opening = re.findall(r"^ *```(\w*)", page.read_text(encoding="utf-8"), re.MULTILINE)[::2]
    run, read = {"python", "console"}, {"bibtex", "json", "jsonl", "sh", "text", "toml", "yaml"}
    assert set(opening) <= run | read


# ----------------------------------------------------------------------------------- a noun has one name everywhere


@of_every_noun
def test_a_noun_is_a_class_a_tag_and_the_prefix_of_its_ids(noun: str) -> None:
    record = getattr(cyberdialogue, noun.capitalize())
    assert record.type == noun
    assert record.__module__ == f"cyberdialogue.model.{_room(noun)}"


@of_every_noun
def test_a_record_has_slots_and_nothing_else(noun: str) -> None:
    assert getattr(cyberdialogue, noun.capitalize()).__dictoffset__ == 0


@of_every_noun
def test_a_noun_is_a_collection_of_the_dataset(noun: str) -> None:
    assert COLLECTION_OF[noun] == f"{_room(noun)}s"
    assert COLLECTION_OF[noun] in attrs.fields_dict(cyberdialogue.Dataset)


@of_every_noun
def test_a_noun_is_a_definition_of_the_schema(noun: str) -> None:
    assert noun.capitalize() in cyberdialogue.json_schema()["$defs"]


@of_every_noun
def test_a_noun_has_a_strategy(noun: str) -> None:
    assert callable(getattr(testing, f"{noun}s"))


@of_every_noun
def test_a_noun_has_its_tests(noun: str) -> None:
    assert (ROOT / "tests" / "model" / f"test_{_room(noun)}.py").is_file()


def _room(noun: str) -> str:
    """Name the module of a noun; those who take part share one."""
    return "participant" if noun in PARTICIPANT_TYPES else noun


# ---------------------------------------------------------------------------------------------------------- lightness


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = json.loads(_python("import sys, json, cyberdialogue; print(json.dumps(list(sys.modules)))"))
    heavy = {"cattrs", "click", "dateutil", "decorator", "hypothesis", "jsonschema_rs", "pandas", "yaml"}
    assert heavy.isdisjoint(name.split(".")[0] for name in loaded)
    assert "cyberdialogue.cli" not in loaded
    assert "cyberdialogue.testing" not in loaded


def test_importing_the_package_costs_little_more_than_attrs_and_msgspec() -> None:
    ours, theirs = "cyberdialogue", "attrs, msgspec"
    _import_seconds(ours)  # writes the bytecode
    _import_seconds(theirs)
    rounds = [(_import_seconds(ours), _import_seconds(theirs)) for _ in range(7)]
    # The least of several interleaved runs, in processor time: whatever else the machine does only ever adds.
    assert min(our for our, _ in rounds) < LARGEST_IMPORT_RATIO * min(their for _, their in rounds)


def _import_seconds(modules: str) -> float:
    timed = f"import time; begun = time.process_time(); import {modules}; print(time.process_time() - begun)"
    return float(_python(timed))


def _python(code: str) -> str:
    """Run code the way users do: with the bytecode of an earlier run at hand."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", env=env)
    return run.stdout
