"""What the tests of the page share: datasets, pages as trees of elements, and a browser that loads nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.shapes import MappingShape, TextShape
from cyberdialogue.model.typed import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from cyberdialogue.model.checks import FieldType

__all__ = ["HOSTILE", "UNRULY", "Element", "Open", "Retold", "Tree", "retold"]

HARBOUR = Path(__file__).parent.parent / "cli" / "data" / "harbour.json"
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "</style></title></textarea></svg><img src=x onerror='window.pwned = 1'>",
    '"\' onmouseover=\'window.pwned = 1\' autofocus onfocus="window.pwned = 1" x="',
    '<!--<svg><![CDATA[><a href="javascript:window.pwned = 1">]]>',
    "{{ 7 * 7 }}{% raw %}&lt;b&gt;&#60;b&#62;",
]
"""Texts that are something else where they are not escaped."""
UNRULY = "\u202egnp.exe\u2066\x00\x1b[2J\u2028"
"""Characters that turn the direction of a line, end it, or mean something to a terminal."""

Retold: TypeAlias = Callable[[str], cd.Dataset]
Open: TypeAlias = "Callable[..., Page]"


@attrs.frozen
class Element:
    """The start of an element, and the text up to the next one."""

    tag: str
    attributes: tuple[tuple[str, str | None], ...]


class Tree(HTMLParser):
    """A page: its elements in order, its text, and what is not closed as it was opened."""

    _EMPTY = frozenset(["meta", "br"])

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.crossed: list[str] = []
        self.inside: dict[str, str] = {}
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, tuple(attrs)))
        if tag not in self._EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        where = self._open[-1] if self._open else ""
        if where in {"script", "style"}:
            self.inside[where] = self.inside.get(where, "") + data
        elif "card" not in where:
            self.words.append(data)

    @property
    def unclosed(self) -> list[str]:
        return [*self._open, *self.crossed]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def having(self, attribute: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [value or "" for element in self.elements for name, value in element.attributes if name == attribute]


def retold(part: Any, text: str) -> Any:
    """Return a record or part in which every text is another one."""
    return attrs.evolve(
        part, **{name: _retold(kind, getattr(part, name), text) for name, kind in fields_of(class_of(part)).items()}
    )


def _retold(kind: FieldType, value: Any, text: str) -> Any:
    if value is None or value == ():
        return value
    if isinstance(kind.shape, TextShape) and kind.shape.pattern is None:
        return tuple(text for _ in value) if kind.many else text
    if isinstance(kind.shape, MappingShape) and kind.shape.texts:
        return dict.fromkeys(value, text)
    if kind.classes:
        return tuple(retold(item, text) for item in value) if kind.many else retold(value, text)
    return value


@pytest.fixture(scope="session")
def harbour() -> cd.Dataset:
    """A made-up dataset in which nearly everything occurs that can be told."""
    return cd.load(HARBOUR)


@pytest.fixture(scope="session")
def harbour_saying(harbour: cd.Dataset) -> Retold:
    """The same with one text in the place of every text."""
    return functools.partial(retold, harbour)


# ------------------------------------------------------------------------------------------------------------- browser

CHROMIUM = which("chromium") or which("chromium-browser")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    pytest.importorskip("playwright", reason="needs playwright, which the extra dev brings")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - few environments have it

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file; whatever it complains of, or asks of a network, fails the test."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def start(text: str, **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_bytes(text.encode())
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: None if request.url == path.as_uri() else complaints.append(request.url))
        page.goto(path.as_uri())
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []
