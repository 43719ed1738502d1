"""From YAML's events to mappings, lists and text, every scalar as it is written.

Nothing is converted: what a scalar means is for the schema to say. A file says everything where it stands, so anchors,
aliases, merge keys and tags are problems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from cyberdialogue.errors import Problem, ValidationError, shorten
from cyberdialogue.formats.envelope import Envelope, Extent
from cyberdialogue.formats.parsing import fail
from cyberdialogue.formats.places import DEEPEST, Lines
from cyberdialogue.formats.yaml_events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    events,
)
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import class_of, is_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["REPEATED", "Document", "Quoted", "compose"]

REPEATED: Final = "yaml.duplicate-key"


class Quoted(str):
    """A scalar that is text whatever its field takes: one in quotes, or a block of lines."""

    __slots__ = ()


@attrs.frozen
class Document:
    """One document of a stream."""

    value: Any
    """Mappings, lists and text."""
    extent: Extent
    envelope: Envelope
    """Where what it consists of stands, when it is a mapping."""
    problems: tuple[Problem, ...]
    """What is in it that has no place here, with its line and column."""
    has_aliases: bool
    """True when there are values of which it is not known what they are."""


def compose(text: str, most: int) -> list[Document]:
    """Take a YAML text apart into the documents that hold something.

    Raises:
        ValidationError: it is no YAML, it holds nothing, or it has more problems than are asked for.
    """
    composer = _Composer(text, most)
    take: dict[type[Any], Callable[[Any], None]] = {
        ScalarEvent: composer.scalar,
        MappingStartEvent: composer.mapping,
        SequenceStartEvent: composer.sequence,
        MappingEndEvent: composer.end,
        SequenceEndEvent: composer.end,
        AliasEvent: composer.alias,
        DocumentEndEvent: composer.end_of_document,
    }
    try:
        for event in events(text):
            if (method := take.get(class_of(event))) is not None:
                method(event)
        if not composer.documents:
            fail("yaml.syntax", "the file is empty")
    except ValidationError as error:
        before = [problem for document in composer.documents for problem in document.problems]
        raise ValidationError([*before, *composer.problems, *error.problems]) from None
    return composer.documents


_NO_KEY: Final = Quoted()
"""Stands for a key that cannot be one, whose value is left out; it is told by its identity."""
_IN_DOCUMENT, _IN_COLLECTION = 1, 2
_NEAR: Final = 80


class _Composer:
    """Documents in the making: the mapping or list that is innermost, the key of its next value, and what is around."""

    def __init__(self, text: str, most: int) -> None:
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self._text = text
        self._most = most
        self._lines: Lines | None = None
        self._holder: Any = None
        self._key: str | None = None
        self._above: list[tuple[Any, str | None, int]] = []
        self._start_document()

    def _start_document(self) -> None:
        self.problems = []
        self._has_aliases = False
        self._root: Any = None
        self._extent = Extent(0, 0)
        self._envelope = Envelope({}, {}, {}, ())

    def scalar(self, event: Any) -> None:
        """Take a scalar: a value, an item or a key."""
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        start: int = event.start_mark.index
        if self._wants_key:
            self._take_key(event.value, start, is_plain=not event.style)
        elif event.style:
            self._put(Quoted(event.value), start, event.end_mark.index)
        else:
            if not event.value and self._above:
                self._note_nothing(start)
            self._put(event.value, start, event.end_mark.index)

    def alias(self, event: Any) -> None:
        """Refuse an alias, and take nothing in its place."""
        self._has_aliases = True
        self._note("yaml.anchor", f"*{event.anchor} stands for something else", event.start_mark.index)
        self._put(None, event.start_mark.index, event.end_mark.index)

    def mapping(self, event: Any) -> None:
        """Open a mapping."""
        self._open({}, event)

    def sequence(self, event: Any) -> None:
        """Open a list."""
        self._open([], event)

    def end(self, event: Any) -> None:
        """Close the innermost mapping or list."""
        value = self._holder
        self._holder, self._key, start = self._above.pop()
        self._put(value, start, event.end_mark.index)

    def end_of_document(self, event: Any) -> None:
        """Take a document that holds something."""
        del event
        if self.problems or (self._root is not None and self._root != ""):
            document = Document(self._root, self._extent, self._envelope, tuple(self.problems), self._has_aliases)
            self.documents.append(document)
            self._most -= len(self.problems)
        self._start_document()

    @property
    def _wants_key(self) -> bool:
        """True when the next value is a key."""
        return self._key is None and type(self._holder) is dict

    def _open(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        start: int = event.start_mark.index
        if event.tag is not None or event.anchor is not None:
            self._refuse_marks(event)
        if len(self._above) >= DEEPEST:
            line, column = self._place(start)
            fail("json.too-deep", "nested too deeply", line=line, column=column)
        if self._wants_key:
            self._note("yaml.key", f"a key is text, not a {'list' if type(value) is list else 'mapping'}", start)
        if len(self._above) == _IN_DOCUMENT and type(value) is list and self._key in COLLECTIONS:
            self._envelope.records[str(self._key)] = []
        self._above.append((self._holder, self._key, start))
        self._holder, self._key = value, None

    def _take_key(self, key: str, start: int, *, is_plain: bool) -> None:
        if is_plain and key == "<<":
            self._note("yaml.anchor", "a merge key brings in what stands elsewhere", start)
            self._key = _NO_KEY
            return
        self._key = key
        if key in self._holder:
            self._note(REPEATED, f"the key {shorten(key)} stands more than once", start, value=shorten(key))
        if len(self._above) == _IN_DOCUMENT:
            self._envelope.keys[key] = start
            self._envelope.members.pop(key, None)
            self._envelope.records.pop(key, None)

    def _put(self, value: Any, start: int, end: int) -> None:
        """Put a value where it belongs, and note its extent when it is a document, a member of it or a record."""
        holder, depth = self._holder, len(self._above)
        if holder is None:
            self._root, self._extent = value, Extent(start, end)
            self._envelope = attrs.evolve(self._envelope, start=start)
        elif is_list(holder):
            cast("list[Any]", holder).append(value)
            if depth == _IN_COLLECTION and (extents := self._envelope.records.get(str(self._above[1][1]))) is not None:
                extents.append(Extent(start, end))
        elif self._key is None:
            self._key = _NO_KEY
        else:
            key, self._key = self._key, None
            if key is not _NO_KEY:
                holder[key] = value
                if depth == _IN_DOCUMENT and key not in self._envelope.records:
                    self._envelope.members[key] = Extent(start, end)

    def _refuse_marks(self, event: Any) -> None:
        """Refuse the tag and the anchor before a value or a key."""
        start: int = event.start_mark.index
        if event.anchor is not None:
            self._note("yaml.anchor", f"&{event.anchor} is an anchor", start)
        if event.tag is not None:
            hint = "the field says what a value is; text that looks like something else stands in quotes"
            self._note("yaml.tag", f"{shorten(event.tag)} is a tag", start, hint=hint)

    def _note_nothing(self, start: int) -> None:
        before, after = self._text[max(0, start - _NEAR) : start].rstrip()[-1:], self._text[start : start + 1]
        is_in_set = after in {",", "}"} and before not in {"", ":"}
        hint = "text that starts with a brace stands in quotes" if is_in_set else "leave it out, or write null"
        self._note("yaml.empty", "nothing stands here", start, hint=hint)

    def _note(self, code: str, message: str, start: int, *, value: str | None = None, hint: str | None = None) -> None:
        line, column = self._place(start)
        path = pointer(*self._steps())
        problem = Problem(code=code, message=message, path=path, line=line, column=column, hint=hint, value=value)
        self.problems.append(problem)
        if len(self.problems) > self._most:
            raise ValidationError([])

    def _place(self, offset: int) -> tuple[int, int]:
        self._lines = self._lines or Lines(self._text)
        return self._lines.place(offset)

    def _steps(self) -> Iterator[str | int]:
        """Yield the way to the value that is next, as far as keys are keys."""
        for holder, key, _ in (*self._above[1:], (self._holder, self._key, 0)):
            if is_list(holder):
                yield len(holder)
            elif key is None or key is _NO_KEY:
                return
            else:
                yield key
