"""The documentation mentions whatever is public: names, commands, options, rules and codes."""

from __future__ import annotations

import importlib
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from docs.extension import codes, commands, rules
from docs.extension.docstrings import PUBLIC

import cyberdialogue as cd
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.validation.explaining import EXPLAINED

__all__: list[str] = []

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = DOCS / "reference"
# Names that are modules have a page of their own.
MODULES = {name.rpartition(".")[2] for name in PUBLIC}
_API = re.compile(r"^:::\{api\}\n((?::\w+:.*\n)*)((?:\w+\n)+):::$", re.MULTILINE)
_DIRECTIVE = r"^:::\{%s\} (.+)$"


def documented() -> set[str]:
    """Name everything that a page of the reference documents."""
    found: set[str] = set()
    for page in REFERENCE.glob("*.md"):
        for options, names in _API.findall(page.read_text(encoding="utf-8")):
            module = re.search(r":module: (\S+)", options)
            found |= {f"{module[1] if module else 'cyberdialogue'}.{name}" for name in names.split()}
    return found


def named_in(page: Path, directive: str) -> list[str]:
    return re.findall(_DIRECTIVE % directive, page.read_text(encoding="utf-8"), re.MULTILINE)


def public_names() -> list[str]:
    names = {f"{module}.{name}" for module in PUBLIC for name in importlib.import_module(module).__all__}
    by_the_page_of_codes = {f"cyberdialogue.vocabulary.{listed.__name__}" for listed in cd.vocabulary.lists().values()}
    return sorted(name for name in names - by_the_page_of_codes if name.rpartition(".")[2] not in MODULES)


@pytest.mark.parametrize("name", public_names())
def test_a_public_name_has_its_place_in_the_reference(name: str) -> None:
    assert name in documented()


@pytest.mark.parametrize("module", PUBLIC)
def test_a_public_module_has_its_page(module: str) -> None:
    assert any(module in named_in(page, "public-module") for page in REFERENCE.glob("*.md"))


@pytest.mark.parametrize("noun", RECORD_TYPES)
def test_a_noun_has_a_page_of_its_own(noun: str) -> None:
    assert f"\n{noun.capitalize()}\n" in (REFERENCE / f"{noun}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(commands.commands()))
def test_a_command_has_its_section(name: str) -> None:
    page = DOCS / "command-line.md"
    assert re.search(rf"^#+ {name}\n", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert name in named_in(page, "command")


@pytest.mark.parametrize("name", list(commands.commands()))
def test_the_section_of_a_command_has_every_option(name: str) -> None:
    declared = {
        option
        for parameter in commands.command(name).params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
    assert declared <= set(re.findall(r"--[a-z-]+", commands.table(name)))


def test_every_family_of_rules_has_its_page() -> None:
    pages = {page.stem: named_in(page, "rules") for page in (REFERENCE / "rules").glob("*.md")}
    assert pages == {family: [family] for family in rules.families()}


@pytest.mark.parametrize("code", EXPLAINED)
def test_every_code_of_a_problem_is_explained_and_listed(code: str) -> None:
    assert f"## {code}\n" in rules.family(code.partition(".")[0])
    assert f"[{code}](#rule-" in rules.overview()


@pytest.mark.parametrize("name", cd.vocabulary.lists())
def test_every_code_of_a_list_is_on_the_page_of_codes(name: str) -> None:
    listed = cd.vocabulary.lists()[name]
    section = codes.page().partition(f"\n## {listed.__name__}\n")[2].partition("\n## ")[0]
    assert [member for member in listed if f"| `{member}` |" not in section] == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_is_reached_from_a_list_of_contents(page: Path) -> None:
    if page.name == "index.md" and page.parent == DOCS:
        return
    holders = [page.parent / "index.md", page.parent.parent / "index.md", page.parent.parent / "rules.md"]
    holders += [DOCS / "index.md"]
    if any(f":::{{include}} {page.name}\n" in other.read_text(encoding="utf-8") for other in page.parent.glob("*.md")):
        return  # a part of another page
    names = (page.stem, f"{page.parent.name}/{page.stem}")
    listed = {line.strip() for holder in holders if holder.is_file() for line in holder.read_text("utf-8").splitlines()}
    assert any(fnmatch(name, entry) for name in names for entry in listed if entry != "*")


@pytest.mark.parametrize("program", sorted((DOCS.parent / "examples").glob("*.*")), ids=lambda program: program.name)
def test_an_example_program_is_on_a_page(program: Path) -> None:
    assert any(program.name in page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))
