"""What a code is: a documented word of a closed enumeration or of an open list.

A member is defined by its value, one sentence on when to use it, and, where records of several types share the list,
the types it is for. Members are strings: they compare, hash, sort and print as their value.
"""

from __future__ import annotations

import enum
import functools
import re
from typing import TYPE_CHECKING, cast

from cyberdialogue.errors import closest, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self

__all__ = ["EXTENSION_MAX_LENGTH", "EXTENSION_PATTERN", "Code", "OpenCode", "suggest", "term"]

EXTENSION_PATTERN = "^x-[a-z0-9]+([-_][a-z0-9]+)*$"
"""What a code of the user's own looks like: a regular expression that Python and JSON Schema read alike."""

EXTENSION_MAX_LENGTH = 100
"""How many characters a code of the user's own may have."""

_REMEMBERED = 1024
_CLOSE_ENOUGH = 0.7


class _Term(str):
    """The value of a member before it is one, with what is said of it."""

    __slots__ = ("doc", "holders")

    doc: str
    holders: tuple[str, ...]


def term(value: str, doc: str, holders: tuple[str, ...] = ()) -> str:
    """Define a member of a list: its value, its sentence, and the types of the records it is for.

    >>> class Colour(Code):
    ...     RED = term("red", "The colour of a stop sign.")
    >>> Colour.RED.doc
    'The colour of a stop sign.'
    """
    # A string to type checkers and at run time: of a member defined by a tuple, pyright would say that it can never
    # equal a string.
    defined = _Term(value)
    defined.doc = doc
    defined.holders = holders
    return defined


class Code(enum.StrEnum):
    """A closed enumeration, each member documented.

    >>> from cyberdialogue.vocabulary import Mode
    >>> Mode("virtual") is Mode.VIRTUAL, Mode.VIRTUAL == "virtual"
    (True, True)
    >>> Mode.VIRTUAL.doc
    'Everybody takes part from afar.'

    Raises:
        ValueError: the value is not a code of the list; nothing else is ever raised.
    """

    doc: str
    """One sentence that says when to use the code and tells it from its neighbours; empty for a user's own code."""
    holders: tuple[str, ...]
    """Types of the records (or ``participation``) the code is for; empty when it is for any that has the field."""

    def __new__(cls, value: str) -> Self:
        """Make a member of the list from what stands in its definition."""
        member = str.__new__(cls, value)
        member._value_ = str.__str__(value)
        member.doc, member.holders = (value.doc, value.holders) if isinstance(value, _Term) else ("", ())
        member.__doc__ = member.doc  # what `help` shows
        return member

    @classmethod
    def for_holder(cls, holder: str) -> tuple[Self, ...]:
        """Return the codes for one type of record, in the order of the list.

        >>> from cyberdialogue.vocabulary import Role
        >>> Role.for_holder("group")
        (Role.MEMBER,)
        """
        return tuple(member for member in cls if not member.holders or holder in member.holders)

    @property
    def is_extension(self) -> bool:
        """True for a code of the user's own, ``x-...``.

        >>> from cyberdialogue.vocabulary import Topic
        >>> Topic("x-deepfakes").is_extension, Topic.CYBERCRIME.is_extension
        (True, False)
        """
        return self._value_.startswith("x-")

    @classmethod
    def _missing_(cls, value: object) -> Self:
        near = suggest(value, cls) if isinstance(value, str) else None
        raise ValueError(f"no such {cls.__name__}: {shorten(value)}" + (f" (did you mean {near!r}?)" if near else ""))

    def __repr__(self) -> str:
        # What would make the same member again; `Topic.X_DEEPFAKES` would not.
        kind = type(self).__name__
        return f"{kind}({self._value_!r})" if self.is_extension else f"{kind}.{self._name_}"

    def __reduce_ex__(self, proto: object) -> tuple[Any, ...]:
        # Some releases of Python 3.11 pickle members by name, which an extension does not have.
        return type(self), (self._value_,)


class OpenCode(Code):
    """An open code list: its known codes, and any ``x-...`` of the user's own.

    Iterating the class lists the known codes. Extensions with equal text are equal; they need not be the same object.

    >>> from cyberdialogue.vocabulary import Topic
    >>> Topic("x-deepfakes")
    Topic('x-deepfakes')
    >>> Topic("cyber-crime")
    Traceback (most recent call last):
    ValueError: no such Topic: 'cyber-crime' (did you mean 'cybercrime'?)
    """

    @classmethod
    def _missing_(cls, value: object) -> Self:
        if isinstance(value, str) and _is_extension(value):
            # An exact str: a subclass could hash and compare as it likes, or keep a lot alive.
            return cast("Self", _extension(cls, str.__str__(value)))
        return super()._missing_(value)


def _is_extension(text: str) -> bool:
    return len(text) <= EXTENSION_MAX_LENGTH and re.fullmatch(EXTENSION_PATTERN, text) is not None


# Bounded, so that a file full of made-up codes cannot fill the memory for good.
@functools.lru_cache(maxsize=_REMEMBERED)
def _extension(codes: type[OpenCode], value: str) -> OpenCode:
    """Make the member of an open list that stands for a code of the user's own."""
    member = str.__new__(codes, value)
    member._value_ = member._name_ = value
    member.doc = ""
    member.holders = ()
    return member


def suggest(code: str, codes: type[Code]) -> str | None:
    """Return the code that was probably meant, or None.

    Another case or separator is recognised for certain, slips of the pen and American spelling by likeness.

    >>> from cyberdialogue.vocabulary import PledgeAction, SourceKind
    >>> suggest("Joint Statement", SourceKind), suggest("prioritize", PledgeAction), suggest("comunique", SourceKind)
    ('joint_statement', 'prioritise', 'communique')
    >>> suggest("sandwich", SourceKind) is None
    True
    """
    # A long text is no slip of the pen, and must be neither compared nor remembered.
    return _suggest(str.__str__(code), codes) if len(code) <= EXTENSION_MAX_LENGTH else None


# The same mistake usually stands in a file many times.
@functools.lru_cache(maxsize=_REMEMBERED)
def _suggest(code: str, codes: type[Code]) -> str | None:
    if same := _folded(codes).get(_fold(code)):
        return same
    words = re.findall("[a-z0-9]+", code.lower())
    if issubclass(codes, OpenCode) and _is_extension(mended := "-".join(words)):
        return mended
    return closest("_".join(words), _folded(codes).values(), _CLOSE_ENOUGH)


@functools.cache
def _folded(codes: type[Code]) -> Mapping[str, str]:
    """Map the folded form of each code to the code."""
    return {_fold(member.value): member.value for member in codes}


def _fold(text: str) -> str:
    """Reduce a text to what its spellings have in common."""
    return "".join(filter(str.isalnum, text.lower()))
