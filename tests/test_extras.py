"""What is shipped: the extras, that the gate skips no test for want of a package, and that the tests come complete."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

__all__: list[str] = []

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
OF_THE_STANDARD_LIBRARY = {"resource"}  # on some systems
NAMED_OTHERWISE = {"yaml": "pyyaml"}

# A test asks for a package by this, or by a function of its module that does.
ASKED = re.compile(r"\b(?:importorskip|needs)\(\s*\"([a-z_]+)")


def brought_by(extra: str) -> set[str]:
    """The names of all packages that an extra brings, other extras followed."""
    names: set[str] = set()
    for requirement in EXTRAS[extra]:
        name, others = re.findall(r"^([\w.-]+)(?:\[([\w,]+)\])?", requirement)[0]
        if name == PROJECT["name"]:
            names |= {found for other in others.split(",") for found in brought_by(other)}
        else:
            names.add(name.lower())
    return names


def asked_for() -> set[str]:
    """The packages without which some test is skipped, and those of the examples in docstrings."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    found = {name for path in files for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    examples = (ROOT / "conftest.py").read_text(encoding="utf-8")
    needed = re.search(r"^_NEEDS = \{(.+?)\}$", examples, re.MULTILINE | re.DOTALL)
    assert needed
    return found | set(re.findall(r": \"(\w+)\"", needed[1]))


def is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_a_test_asks_for_nothing_that_the_gate_does_not_install() -> None:
    asked = asked_for()
    assert {"pyarrow", "pandas", "polars", "duckdb", "frictionless", "openpyxl"} <= asked
    assert {NAMED_OTHERWISE.get(name, name) for name in asked - OF_THE_STANDARD_LIBRARY} <= brought_by("dev")


def test_no_test_is_skipped_for_want_of_a_package_where_dev_is_installed() -> None:
    absent = {name for name in asked_for() if importlib.util.find_spec(name) is None} - OF_THE_STANDARD_LIBRARY
    if not all(map(is_installed, brought_by("dev"))):
        pytest.skip("the extra dev is not installed here; the gate installs it for its main run")
    assert absent == set()


@pytest.mark.parametrize("extra", ["arrow", "pandas", "polars", "report", "sql", "testing", "yaml"])
def test_an_extra_of_users_brings_one_package_and_the_gate_has_it(extra: str) -> None:
    (name,) = brought_by(extra)
    assert name in brought_by("dev")


def test_the_source_distribution_holds_every_folder_that_the_tests_use() -> None:
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    shipped = {name.strip("/") for name in SETTINGS["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name.isidentifier()}
    imported = {name for text in files for name in re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE)}
    read = {name for text in files for name in re.findall(r"(?:ROOT|parents\[\d\]) / \"(\w+)\"", text)}
    assert {"benchmarks", "docs", "examples"} <= folders & (imported | read) <= shipped
