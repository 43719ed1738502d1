"""What a rule is: one small function, the code it reports under, how much it matters and what it looks at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from cyberdialogue.errors import CyberDialogueError, Severity, shorten

if TYPE_CHECKING:
    from cyberdialogue.model.catalogue import AnyRecord
    from cyberdialogue.validation.world import World

__all__ = ["Check", "Finding", "Placed", "Rule", "Suspects", "Where", "rule"]

P = TypeVar("P")

Check: TypeAlias = Callable[..., Iterable["Finding"]]
"""What a rule does: of one subject, or of one subject and the `World` around it, give what is wrong."""

Where: TypeAlias = str | tuple[str, ...] | Callable[[Any], object]
"""A field that subjects have, with a value other than its default, or fields of which they have any; or a question to
a record or part itself."""

Suspects: TypeAlias = "Callable[[World], Iterable[Any]]"
"""Of a `World`, the subjects that may be in breach; the rule would find nothing at any other."""

_CODE_PARTS: Final = 2


class Placed(NamedTuple, Generic[P]):
    """A part with the record or part that holds it, the record it belongs to, and its place there.

    The place tells it from the same part elsewhere: in Python, one object may stand in several places.
    """

    part: P
    holder: Any
    record: AnyRecord
    path: str
    """The JSON pointer of the part inside its record."""


@attrs.frozen
class Finding:
    """What a rule has to say of its subject.

    >>> Finding("due before it was made", at="due").steps
    ('due',)
    """

    message: str
    """What is wrong, in one sentence."""
    at: str | int | tuple[str | int, ...] = attrs.field(default=(), kw_only=True)
    """The way from the subject, or what it is about, to the offending value; the subject itself when empty."""
    value: object = attrs.field(default=None, kw_only=True)
    """The offending value, when it is worth showing."""
    hint: str | None = attrs.field(default=None, kw_only=True)
    """How to mend it."""
    about: Any = attrs.field(default=None, kw_only=True)
    """The record, or the part as `Placed`, that is at fault, when the subject is the dataset as a whole."""

    @property
    def steps(self) -> tuple[str | int, ...]:
        """The way from the subject to the offending value, step by step."""
        return self.at if isinstance(self.at, tuple) else (self.at,)

    @property
    def shown(self) -> str | None:
        """The offending value as a problem shows it."""
        return None if self.value is None else shorten(getattr(self.value, "text", self.value))


@attrs.frozen
class Rule:
    """One rule; its docstring says what must hold, why, and gives an example.

    Make one with `rule`.
    """

    code: str
    """The stable dotted name of what is reported."""
    severity: Severity
    """How much a breach matters."""
    of: type | tuple[type, ...]
    """The class of the subjects, or several: records, parts, or the whole `Dataset`."""
    where: Where | None
    """What must be so of a subject for the rule to look at it, when there is anything.

    Of a rule that finds its `suspects` by itself it says the same, and nobody needs to ask.
    """
    check: Check
    """The function."""
    is_local: bool
    """True when the rule looks at nothing but its subject, so that records can be judged as they come by."""
    suspects: Suspects | None = None
    """What finds the subjects worth a look, where that is faster than to look at each."""

    @property
    def doc(self) -> str:
        """What must hold, why, and an example."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """What must hold, in one sentence."""
        return self.doc.partition("\n\n")[0].replace("\n", " ")


def rule(
    code: str,
    *,
    of: type | tuple[type, ...],
    where: Where | None = None,
    suspects: Suspects | None = None,
    severity: Severity | str = Severity.ERROR,
) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields a `Finding` for everything that is wrong with its subject.

    The function takes one subject, or a subject and the `World` around it. A subject is a record, or a part as
    `Placed`, or the `Dataset`. Its docstring documents the rule. With ``where`` the rule looks only at subjects that
    have a field, or one of several, or of which a question is true; with ``suspects`` only at those that a function of
    the world returns since they may be in breach, which can be faster.

    Raises:
        CyberDialogueError: the code is not ``family.name``, or the function has no docstring.

    >>> @rule("our.deadline", of=Pledge, severity="warning")
    ... def deadline(pledge):
    ...     '''Every pledge in our project has a deadline, since we follow up on each.'''
    ...     if pledge.due is None:
    ...         yield Finding("no deadline", at="due")
    >>> deadline.code, deadline.summary
    ('our.deadline', 'Every pledge in our project has a deadline, since we follow up on each.')
    """

    def make(check: Check) -> Rule:
        parts = code.split(".")
        if len(parts) != _CODE_PARTS or not all(part.replace("-", "a").isalnum() and part.islower() for part in parts):
            raise CyberDialogueError(f"the code of a rule is two words joined by a dot, not {code!r}")
        if not check.__doc__:
            raise CyberDialogueError(f"rule {code} has no docstring: it is the documentation of the rule")
        is_local = len(inspect.signature(check).parameters) == 1
        return Rule(code, Severity(severity), of, where, check, is_local, suspects)

    return make
