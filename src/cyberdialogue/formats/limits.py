"""How much a reader takes from a stranger: limits on what is read, each of which is itself reported when it is met."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem
from cyberdialogue.formats.parsing import BOM
from cyberdialogue.formats.places import Lines
from cyberdialogue.formats.reading import MOST_PROBLEMS
from cyberdialogue.model.json_values import MAX_DEPTH, MAX_TEXT_LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["DEFAULT", "Limits", "Token", "exceeded", "size_problem"]

_JSON_TOKEN: Final = re.compile(r'[{}\[\]]|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)', re.DOTALL)


def _positive(limits: Limits, field: attrs.Attribute[Any], value: int | None) -> None:
    del limits
    if value is not None and (type(value) is not int or value < 1):
        raise CyberDialogueError(f"the limit of {field.name} is a whole number from 1 on, not {value!r}")


@attrs.frozen(kw_only=True)
class Limits:
    """Limits on what `validate` reads; lower them for data from strangers.

    What no record can hold is refused in any case: text longer than a million characters, JSON of the user's own nested
    deeper than 64 levels, numbers of more than 60 digits.

    >>> report = validate('{"schema_version": "1.0", "title": "A very long title"}', limits=Limits(text=15))
    >>> print(report.problems[0])
    line 1, column 36: error limit.text: a text of 17 characters, more than the limit of 15

    Raises:
        CyberDialogueError: a limit is not a whole number from 1 on.
    """

    problems: int = attrs.field(default=MOST_PROBLEMS, validator=_positive)
    """After so many problems reading stops."""
    size: int | None = attrs.field(default=None, validator=_positive)
    """Bytes of a text; None for any number."""
    depth: int = attrs.field(default=MAX_DEPTH, validator=_positive)
    """Levels of nesting inside a record's own JSON, or of the whole text when it is lower than the default."""
    text: int = attrs.field(default=MAX_TEXT_LENGTH, validator=_positive)
    """Characters of a text as it stands in the file."""

    @property
    def asks_to_look(self) -> bool:
        """True when a text must be looked through for what the readers would take."""
        return self.depth < MAX_DEPTH or self.text < MAX_TEXT_LENGTH


DEFAULT: Final = Limits()


class Token(NamedTuple):
    """A piece of a text that limits are about."""

    start: int
    deeper: int
    """1 where nesting gets deeper, -1 where it ends, else 0."""
    length: int
    """Characters, when it is text."""


def _json_tokens(text: str) -> Iterator[Token]:
    for token in _JSON_TOKEN.finditer(text):
        sign = token[0][0]
        length = token.end() - token.start() - 2 if sign == '"' else 0
        yield Token(token.start(), (sign in "[{") - (sign in "]}"), length)


def exceeded(
    data: bytes, limits: Limits, tokens_of: Callable[[str], Iterator[Token]] = _json_tokens
) -> Iterator[Problem]:
    """Yield a problem for every limit that a text exceeds, at the first place where it does.

    Its tokens are found by `tokens_of`, which knows the format.
    """
    if limits.size is not None and len(data) > limits.size:
        yield size_problem(len(data), limits.size)
        return
    if not limits.asks_to_look:
        return
    text = data.removeprefix(BOM).decode("utf-8", "replace")
    lines, depth, told = Lines(text), 0, set[str]()
    for token in tokens_of(text):
        depth += token.deeper
        code = "limit.text" if token.length > limits.text else "limit.depth" if depth > limits.depth else None
        if code is not None and code not in told:
            told.add(code)
            message = (
                f"a text of {token.length:,} characters, more than the limit of {limits.text:,}"
                if code == "limit.text"
                else f"nested deeper than the limit of {limits.depth} levels"
            )
            line, column = lines.place(token.start)
            yield Problem(code=code, message=message, path="", line=line, column=column)


def size_problem(size: int, limit: int) -> Problem:
    """Return the problem of a text that is larger than it may be."""
    message = f"a text of {size:,} bytes, more than the limit of {limit:,}"
    return Problem(code="limit.size", message=message, path="")
