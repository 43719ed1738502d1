"""The page of example programs names each of them, what it needs, and shows what it draws."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Program

__all__: list[str] = []

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")


def test_every_program_is_on_the_page_and_nothing_else() -> None:
    named = re.findall(r"^\| `(\w+\.py)` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(script.name for script in (ROOT / "examples").glob("*.py"))


def test_what_a_program_needs_is_what_its_extra_brings() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    needed = re.findall(r"`(\w+\.py)` \|.*\| extra `(\w+)` \((\w+)\) \|", PAGE)
    assert {extra for _, extra, _ in needed} == {"calendar", "network", "plot"}
    for script, extra, package in needed:
        assert [requirement.partition(">")[0] for requirement in extras[extra]] == [package]
        assert re.search(
            rf"^(import|from) {package}\b", (ROOT / "examples" / script).read_text(encoding="utf-8"), re.MULTILINE
        )


def test_the_picture_on_the_page_shows_what_the_program_draws(program: Program, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib.font_manager", reason="the extra plot brings it")
    program("plot_timeline")
    drawn, shown = (
        {element.text for element in ET.parse(file).iter("{http://www.w3.org/2000/svg}text")}  # noqa: S314 - our own
        for file in (tmp_path / "timeline.svg", ROOT / "docs" / "timeline.svg")
    )
    assert drawn == shown
