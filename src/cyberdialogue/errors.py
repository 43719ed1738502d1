"""What can go wrong, as exceptions and as findings.

The tree of exceptions::

    CyberDialogueError
    ├── ValidationError   (also a ValueError)    data that breaks the rules; carries every problem
    ├── TimeError         (also a ValueError)    a text that is not an EDTF expression or a readable phrase
    ├── LocateError       (also a ValueError)    a passage that is not in the text exactly once
    ├── CellError         (also a ValueError)    a cell of a table that cannot be read (`cyberdialogue.loading`)
    ├── UnknownRecord     (also a KeyError)      an id that the dataset does not hold
    ├── UnknownName       (also a KeyError)      a name that no table or column has (`cyberdialogue.tables`)
    └── MissingExtra      (also an ImportError)  an optional feature whose packages are not installed

A `Problem` is one finding with its place; `cyberdialogue.report` makes a report of all of them. A
`NewerVersionWarning` stops nothing: it is issued, not raised.
"""

from __future__ import annotations

import enum
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CyberDialogueError",
    "LocateError",
    "MissingExtra",
    "NewerVersionWarning",
    "Problem",
    "Severity",
    "TimeError",
    "UnknownRecord",
    "ValidationError",
    "closest",
    "did_you_mean",
    "position",
    "shorten",
    "shown_path",
    "summary",
    "visible",
]

_SHOWN_CHARACTERS = 80
_LONGEST_PATH = 240
# Likeness takes time that grows with the product of the lengths; no name or id of ours is longer.
_LONGEST_WORD = 200
_MOST_LETTERS_MORE = 8
_MOST_COMPARED = 2_000


class CyberDialogueError(Exception):
    """The root of every exception this library raises on purpose."""


class TimeError(CyberDialogueError, ValueError):
    """A text is not an EDTF expression, or not a phrase of time that can be read."""


class LocateError(CyberDialogueError, ValueError):
    """A passage stands in the text nowhere, or more than once."""


class UnknownRecord(CyberDialogueError, KeyError):
    """No record of the dataset has this id."""

    def __str__(self) -> str:
        # KeyError would print the repr of its message.
        return str(self.args[0]) if self.args else ""


class MissingExtra(CyberDialogueError, ImportError):
    """A feature needs packages that are not installed; the message names the extra that brings them."""


class NewerVersionWarning(UserWarning):
    """Data of a newer version of the file format was read; what this version does not know of it is kept unread."""


class Severity(enum.StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def shorten(value: object, limit: int = _SHOWN_CHARACTERS) -> str:
    """Return the repr of a value, cut in the middle so that it fits a line.

    >>> shorten("a" * 200, limit=20)
    "'aaaaaaaa…aaaaaaaa'"
    """
    if isinstance(value, str) and len(value) > limit * 4:
        value = value[: limit * 2] + value[-limit:]  # a message about a 100 MB string needs no 100 MB repr
    try:
        text = repr(value)
    except (RecursionError, ValueError):  # nested too deeply, an integer of thousands of digits
        text = f"<{type(value).__name__} too large to show>"
    if len(text) <= limit:
        return text
    half = (limit - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def shown_path(path: str) -> str:
    """Return a JSON pointer, without its middle when its keys or their number make it longer than a line.

    >>> shown_path("/pledges/0/due")
    '/pledges/0/due'
    """
    if len(path) <= _LONGEST_PATH:
        return path
    half = _LONGEST_PATH // 2
    return f"{path[:half]}…{path[-half:]}"


def visible(text: str) -> str:
    r"""Return text on one line, with an escape for every character that does not print.

    What comes from data (keys, ids, names of files) may hold what a terminal obeys: it is shown, as `repr` shows it.

    >>> print(visible("Beijing\x1b[2J\n14 June"))
    Beijing\x1b[2J\n14 June
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text)


def closest(word: object, known: Iterable[str], likeness: float = 0.7) -> str | None:
    """Return the known word that was probably meant, None when there is none like it.

    The likeness runs from 0 to 1, as in `difflib`.

    >>> closest("dew", ["due", "text"], 0.6), closest("dew", ["text"])
    ('due', None)
    """
    import difflib  # noqa: PLC0415 - slow to load, and only mistakes need it

    text = str(word)[:_LONGEST_WORD]
    # A slip changes a letter or two; comparing with thousands of words costs more than a guess is worth.
    alike = (other for other in known if abs(len(other) - len(text)) <= _MOST_LETTERS_MORE)
    near = difflib.get_close_matches(text, list(islice(alike, _MOST_COMPARED)), 1, likeness)
    return near[0] if near else None


def did_you_mean(near: str | None) -> str | None:
    """Return the question a hint asks, None when there is nothing to ask.

    >>> did_you_mean("due")
    "did you mean 'due'?"
    """
    return None if near is None else f"did you mean {near!r}?"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Problem:
    """One finding of validation, with its place.

    >>> print(
    ...     Problem(
    ...         code="field.unknown", message="no such field: 'dew'", path="/pledges/0/dew", hint="did you mean 'due'?"
    ...     )
    ... )
    error field.unknown at /pledges/0/dew: no such field: 'dew' (did you mean 'due'?)
    """

    code: str
    """Stable dotted name of the rule that was broken, such as ``ref.missing``."""
    severity: Severity = attrs.field(default=Severity.ERROR, converter=Severity)
    """``error``, ``warning`` or ``info``."""
    message: str
    """What is wrong, in one sentence."""
    path: str | None = None
    """JSON pointer (RFC 6901) to the offending value, from the top of the document or the line."""
    record_id: str | None = None
    """Id of the record the value belongs to."""
    file: str | None = None
    """Name of the file that was read."""
    line: int | None = None
    """Line in the file, from 1."""
    column: int | None = None
    """Column in the line, in characters, from 1."""
    hint: str | None = None
    """What was probably meant, or how to mend it."""
    value: str | None = None
    """The offending value as Python would print it, shortened."""

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as a mapping of plain values, without the fields that are not known.

        >>> Problem(code="json.syntax", message="not JSON", line=3).to_dict()
        {'code': 'json.syntax', 'severity': 'error', 'message': 'not JSON', 'line': 3}
        """
        plain = {name: value for name in _PROBLEM_FIELDS if (value := getattr(self, name)) is not None}
        return plain | {"severity": self.severity.value}

    def __str__(self) -> str:
        place = position(self)
        where = f" at {shown_path(self.path)}" if self.path else ""
        whose = f" of {self.record_id}" if self.record_id else ""
        hint = f" ({self.hint})" if self.hint else ""
        return visible(f"{place}{': ' if place else ''}{self.severity} {self.code}{where}{whose}: {self.message}{hint}")


_PROBLEM_FIELDS = tuple(field.name for field in attrs.fields(Problem))


def position(problem: Problem) -> str:
    """Return where in which file a problem is, as far as it is known.

    With a file it is written as compilers write it, which editors and terminals make a link of.

    >>> position(Problem(code="json.syntax", message="not JSON", file="talks.json", line=3, column=7))
    'talks.json:3:7'
    >>> position(Problem(code="json.syntax", message="not JSON", line=3, column=7))
    'line 3, column 7'
    """
    if problem.file:
        return ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part is not None)
    counted = (("line", problem.line), ("column", problem.column))
    return ", ".join(f"{name} {number}" for name, number in counted if number is not None)


class ValidationError(CyberDialogueError, ValueError):
    """Data breaks the rules; ``problems`` holds every finding.

    >>> error = ValidationError([Problem(code="json.syntax", message="the file is empty")])
    >>> print(error)
    error json.syntax: the file is empty
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        shown = [str(problem) for problem in self.problems[:_SHOWN_PROBLEMS]]
        if len(self.problems) > _SHOWN_PROBLEMS:
            shown.append(f"… and {len(self.problems) - _SHOWN_PROBLEMS} more in .problems")
        return "\n".join([summary(self.problems), *shown])


_SHOWN_PROBLEMS = 20


def summary(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each severity, for people.

    >>> summary([Problem(code="json.syntax", message="not JSON")])
    '1 error'
    """
    counts = Counter(problem.severity for problem in problems)
    named = [f"{n} {severity}{'s' if n != 1 else ''}" for severity in Severity if (n := counts[severity])]
    return ", ".join(named) or "no problems"
