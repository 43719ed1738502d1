"""PyYAML's event stream, and what a text must be for it: the only room that knows PyYAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

from cyberdialogue.errors import MissingExtra, ValidationError
from cyberdialogue.formats import parsing
from cyberdialogue.formats.places import Lines

try:
    from yaml import CSafeLoader, MarkedYAMLError, YAMLError
    from yaml.events import (
        AliasEvent,
        DocumentEndEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )
except ImportError:
    raise MissingExtra('reading YAML needs PyYAML with its C parser: pip install "cyberdialogue[yaml]"') from None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "AliasEvent",
    "DocumentEndEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "events",
    "to_text",
]

_CODES: Final = {"json.encoding": "yaml.encoding", "json.syntax": "yaml.syntax"}
# YAML 1.1, which PyYAML reads, breaks lines at these, and YAML 1.2 does not; a byte order mark would move all places.
_TAKEN_IN_TWO_WAYS: Final = "\x85\u2028\u2029\ufeff"
# YAML breaks lines there, and nobody else does.
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
_UNPRINTABLE: Final = re.compile("[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINTS: Final = {
    "mapping values are not allowed": "are quotes missing around text with a colon and a space, or a colon before?",
    "could not find expected ':'": "is a colon missing, or the space after it?",
    "did not find expected key": "do the keys of this mapping start in the same column?",
    "did not find expected ',' or": "text with a bracket, a brace or a comma in it stands in quotes",
}
_HINTS_BY_CHARACTER: Final = {"\t": "lines are indented with spaces, not with tabs"} | dict.fromkeys(
    "%@`", "text that starts with this character stands in quotes"
)


def to_text(data: bytes) -> str:
    """Return UTF-8 bytes, without a byte order mark, as text that YAML may be made of.

    Raises:
        ValidationError: they are something else, or nothing.
    """
    try:
        text = parsing.to_text(data)
    except ValidationError as error:
        (problem,) = error.problems
        parsing.fail(_CODES[problem.code], problem.message, line=problem.line, column=problem.column)
    for character in _TAKEN_IN_TWO_WAYS:
        if character in text:
            _refuse_character(text, text.index(character))
    if "\r" in text and (found := _LONE_RETURN.search(text)):
        _refuse_character(text, found.start())
    return text


def events(text: str) -> Iterator[Any]:
    """Yield the events of a YAML text, up to its end.

    Raises:
        ValidationError: it is no YAML.
    """
    try:
        following: Callable[[], Any] = CSafeLoader(text).get_event
        while type(event := following()) is not StreamEndEvent:
            yield event
    except YAMLError as error:
        _refuse(text, error)


def _refuse(text: str, error: YAMLError) -> NoReturn:
    """Raise the problem of a text that PyYAML does not take for YAML."""
    if not isinstance(error, MarkedYAMLError):
        # What is no error of the grammar is one of the characters, and comes without a line.
        found = _UNPRINTABLE.search(text)
        _refuse_character(text, found.start() if found else 0)
    lines, mark = Lines(text), error.problem_mark or error.context_mark
    offset = len(text) if mark is None else min(mark.index, len(text))
    line, column = lines.place(offset)
    context = error.context
    if context and error.context_mark and (first := lines.place(error.context_mark.index)[0]) != line:
        context = f"{context} from line {first} on"
    words = ", ".join(filter(None, (context, error.problem)))
    parsing.fail("yaml.syntax", f"not YAML: {words}", line=line, column=column, hint=_hint(words, text[offset:][:1]))


def _hint(words: str, character: str) -> str | None:
    if "cannot start any token" in words:
        return _HINTS_BY_CHARACTER.get(character)
    return next((hint for part, hint in _HINTS.items() if part in words), None)


def _refuse_character(text: str, offset: int) -> NoReturn:
    line, column = Lines(text).place(offset)
    message = f"the character U+{ord(text[offset]):04X} has no place in YAML"
    hint = (
        "lines end with LF or with CR LF"
        if text[offset] == "\r"
        else r"in double quotes an escape such as \u2028 stands for it"
    )
    parsing.fail("yaml.syntax", message, line=line, column=column, hint=hint)
