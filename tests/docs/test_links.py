"""Links inside the repository, and what the inventories of other projects name."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

__all__: list[str] = []

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
INVENTORIES = sorted((ROOT / "docs" / "inventories").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_relative_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]*)\)", text):
        name, _, anchor = target.partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked), target


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page has for its headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("inventory", INVENTORIES, ids=lambda inventory: inventory.stem)
def test_what_an_inventory_names_is_there(inventory: Path) -> None:
    lines = inventory.read_text(encoding="utf-8").splitlines()[3:]
    for name in (line.split()[0] for line in lines):
        head, *rest = name.split(".")
        assert found(head, rest), name


def found(head: str, rest: list[str]) -> bool:
    """Tell whether a dotted name leads to something, through modules and what they hold."""
    try:
        held: object = importlib.import_module(head)
    except ImportError:
        held = getattr(importlib.import_module("builtins"), head, None)
    for depth, part in enumerate(rest):
        if not hasattr(held, part):
            try:
                importlib.import_module(".".join([head, *rest[: depth + 1]]))
            except ImportError:
                return False
        held = getattr(held, part)
    return held is not None
