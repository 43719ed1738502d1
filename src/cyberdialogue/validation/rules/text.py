"""Rules on texts and dates wherever they stand: what careless software and copying leave in them."""

from __future__ import annotations

import re
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Final, NamedTuple

from cyberdialogue.errors import shorten
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.parts import Affiliation, Name
from cyberdialogue.model.pledge import Pledge
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.source import Credit
from cyberdialogue.model.statement import Statement
from cyberdialogue.model.typed import class_of
from cyberdialogue.temporal import When
from cyberdialogue.temporal.edtf import text_of
from cyberdialogue.validation.facts.columns import Column, Value, columns
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import NameKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


# ------------------------------------------------------------------------------------------------- texts that stand out

_AS_PRINTED: Final[Mapping[type, Collection[str]]] = {
    Affiliation: ("title",),
    Credit: ("name",),
    Evidence: ("wording",),
    Participation: ("title",),
    Pledge: ("verb",),
    Statement: ("verb", "quote", "hedge"),
}
"""Fields that give what is printed, whatever it is."""

_NAMING: Final = frozenset({"name", "title", "label"})


def _names(cls: type, field: str | int) -> bool:
    """Tell whether a field holds a name or a title."""
    return field in _NAMING or issubclass(cls, Name)


class _Odd(NamedTuple):
    """A text that may break one of the rules."""

    text: str
    place: Value

    @property
    def is_printed(self) -> bool:
        """True when it is given as it is printed."""
        part, field = self.place.part, self.place.at[0]
        if isinstance(part, Name):
            return part.kind is NameKind.AS_PRINTED
        return field in _AS_PRINTED.get(class_of(part), ())

    @property
    def is_name(self) -> bool:
        """True when it is a name or a title, and not as printed."""
        return _names(class_of(self.place.part), self.place.at[0]) and not self.is_printed

    def finding(self, wrong: str, hint: str | None = None) -> Finding:
        """Say what is wrong with it."""
        return Finding(
            f"the {self.place.at[0]} {wrong}", about=self.place.about, at=self.place.at, value=self.text, hint=hint
        )


def _odd_texts(world: World) -> Sequence[_Odd]:
    """Return the texts that may break one of the rules; most columns are passed at a glance."""
    suspect = [column for column in columns(world, str) if _has_odd(column)]
    return [_Odd(place.value, place) for column in suspect for place in column.places(_may_be_odd)]


def _has_odd(column: Column) -> bool:
    """Tell whether any text of a column may break one of the rules."""
    texts = column.values
    if not texts:
        return False
    short_or_foreign = [text for text in texts if len(text) <= _LONGEST or not text.isascii()]
    if not _PLACEHOLDERS.isdisjoint(short_or_foreign):
        return True
    # In longer texts line ends are at home, if not at the ends.
    line_end = "\n" if _names(column.shelf.cls, column.field) else " "
    joined, foreign = (
        " ".join(["", *some, ""]).replace("\n", line_end)
        for some in (texts, filterfalse(str.isascii, short_or_foreign))
    )
    return _has_double_blank(joined) or _has_control(joined) or not foreign.isprintable() or _has_lost(foreign)


def _has_double_blank(joined: str) -> bool:
    """Tell whether texts that are joined by blanks have two anywhere: inside, or one at the end of a text."""
    return joined.rfind("  ") >= 0  # from behind, which takes Python a quarter of the time


def _has_control(text: str) -> bool:
    """Tell whether a text has an ASCII control character, a third of the time that `str.isprintable` takes."""
    return bool(text.encode(errors="replace").translate(None, _NO_CONTROLS))


_NO_CONTROLS: Final = bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100))


def _may_be_odd(text: str) -> bool:
    """Tell whether a text may break one of the rules."""
    between = f" {text} "
    return "  " in between or not text.isprintable() or _has_lost(text) or text in _PLACEHOLDERS


def _has_lost(text: str) -> bool:
    """Tell whether a text may have lost letters to another encoding."""
    return not text.isascii() and ("\ufffd" in text or _GARBLED.search(text) is not None)


@rule("text.white-space", of=Dataset, severity="warning")
def white_space(_: Dataset, world: World) -> Iterator[Finding]:
    """A text neither begins nor ends with white space, and a name or title has only single blanks inside.

    No-break spaces, tabs, line ends and double blanks make two names of one. Silent inside of names that are given as
    printed, and about the no-break space that French puts before a colon and inside of quotation marks.

    Example: the title "Talks on cybercrime " of an event.
    """
    for odd in world.once(_odd_texts):
        if _EDGES.search(odd.text):
            yield odd.finding("begins or ends with white space", f"as in {shorten(odd.text.strip())}")
        elif odd.is_name and _BLANKS.search(odd.text):
            yield odd.finding("has more than single blanks inside", f"as in {shorten(' '.join(odd.text.split()))}")


# What is white space to Python and not a control character of the next rule; the wide blank is at home in names.
_SPACE: Final = "[^\\S\\x0b\\x0c\\x1c-\\x1f\\x85]"
_EDGES: Final = re.compile(f"\\A{_SPACE}|{_SPACE}\\Z")
_BLANKS: Final = re.compile(f"(?<!«)(?![ \u3000]){_SPACE}(?![:;!?»%])|  ")


@rule("text.control", of=Dataset, severity="warning")
def control(_: Dataset, world: World) -> Iterator[Finding]:
    """A text has no control characters but tabs and line ends, and no signs that are not seen or stand for a lost one.

    Zero-width spaces, byte order marks, overrides of the direction of writing and U+FFFD come from copying and from
    reading a file in a wrong encoding; no search finds what has them inside.

    Example: a name with U+200B, the zero-width space, between two letters.
    """
    for odd in world.once(_odd_texts):
        found = _CONTROLS.search(odd.text)
        if found and _read_again(odd.text) is None:
            yield odd.finding(f"has the character U+{ord(found[0]):04X}, at {found.start()}")


_CONTROLS: Final = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200b\\u202a-\\u202e\\u2060\\ufeff\\ufff9-\\ufffd]"
)


@rule("text.mojibake", of=Dataset, severity="warning")
def mojibake(_: Dataset, world: World) -> Iterator[Finding]:
    """A text was read in the encoding it was written in.

    UTF-8 read as Windows-1252 or Latin-1 turns a letter with an accent, or a typographic quotation mark, into two or
    three characters. Told of texts that can be turned back as a whole.

    Example: the name "JosÃ©" for "José".
    """
    for odd in world.once(_odd_texts):
        meant = _read_again(odd.text)
        if meant is not None:
            yield odd.finding("is UTF-8 that was read in another encoding", f"as in {shorten(meant)}")


# The first byte of a letter in UTF-8 and one that follows, both read as Western letters. Left out are the first bytes
# of phonetic signs, which nobody means, and which are capitals before a sign such as that of a trade mark.
_GARBLED: Final = re.compile("[\\xc2-\\xc5\\xce-\\xd1\\xd7-\\xd9\\xe0-\\xf4][^\\x00-\\x7f]")


def _read_again(text: str) -> str | None:
    """Return a text as it was before its UTF-8 was read in another encoding, None when it was not."""
    for encoding in ("cp1252", "latin-1") if _GARBLED.search(text) else ():
        try:
            return text.encode(encoding).decode()
        except UnicodeError:
            continue
    return None


@rule("text.placeholder", of=Dataset, severity="warning")
def placeholder(_: Dataset, world: World) -> Iterator[Finding]:
    """A text says something: what is not known is left out, or named in ``not_stated``.

    Silent about what is printed so, and about abbreviations.

    Example: "TBD" as the reason of a stage.
    """
    for odd in world.once(_odd_texts):
        is_short = isinstance(odd.place.part, Name) and odd.place.part.kind is NameKind.ABBREVIATION
        if odd.text in _PLACEHOLDERS and not odd.is_printed and not is_short:
            yield odd.finding("says nothing", "leave it out, or name the field in 'not_stated'")


_PLACEHOLDERS: Final = frozenset(
    spelling
    for word in ("tbd", "tba", "tbc", "todo", "n/a", "null", "none", "nan", "unknown", "not known", "not stated", "xxx")
    for spelling in (word, word.upper(), word.capitalize())
) | {"-", "--", "—", "?", "??", "???", ".", "...", "NaN"}
_LONGEST: Final = max(map(len, _PLACEHOLDERS))


# ---------------------------------------------------------------------------------------------------------------- dates


@rule("time.sentinel", of=Dataset, severity="warning")
def sentinel(_: Dataset, world: World) -> Iterator[Finding]:
    """A date is one that is meant, not one that software writes for none.

    Such are the years 0000 and 9999, the first day of year 1, and the days that spreadsheets and computers count from:
    30 December 1899, 1 January 1900 and 1 January 1970. A date that is not known is left out.

    Example: ``"until": "9999-12-31"``.
    """
    dated = columns(world, When)
    # Equal dates are mostly one and the same, since readers make them only once.
    different = {id(when): when for column in dated for when in column.kept_values}
    suspect = filter(_has_sentinel, dated) if _name_sentinel(different.values()) else ()
    for place in chain.from_iterable(column.places(_is_sentinel) for column in suspect):
        message = f"{place.value} is, in whole or in part, what software writes for no date"
        yield Finding(message, about=place.about, at=place.at, value=place.value)


def _is_sentinel(when: When) -> bool:
    return _SENTINEL.search(when.text) is not None


def _has_sentinel(dates: Column) -> bool:
    return _name_sentinel(dates.kept_values)


def _name_sentinel(dates: Iterable[When]) -> bool:
    """Tell whether any of some dates may have a sentinel."""
    texts = " ".join(map(text_of, dates))
    return any(sign in texts for sign in _SIGNS)


_SIGNS: Final = ("0000", "9999", "0001-01-01", "1899-12-30", "1900-01-01", "1970-01-01")
_SENTINEL: Final = re.compile(rf"(?<![0-9X-])(?:(?:0000|9999)(?:-\d\d){{0,2}}|{'|'.join(_SIGNS[2:])})(?![0-9-])")

RULES: Final[tuple[Rule, ...]] = (white_space, control, mojibake, placeholder, sentinel)
