"""Strategies of single values: dates, ids, codes, texts and numbers as real data have them, small ones first."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args

from hypothesis import strategies as st

from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.shapes import (
    Duration,
    IntegerShape,
    MappingShape,
    NumberShape,
    RefTo,
    SpanShape,
    TextShape,
)
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal import When
from cyberdialogue.testing import words
from cyberdialogue.vocabulary import Code, OpenCode

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from cyberdialogue.model.fields import FieldType

__all__ = ["codes", "durations", "ids", "json_values", "of_kind", "spans", "texts", "whens"]

C = TypeVar("C", bound=Code)

_DAYS: Final = st.dates(date(1945, 1, 1), date(2035, 12, 31))
# Whatever UTF-8 can express: also control characters, emoji and characters outside the basic plane.
_ANY_CHARACTER: Final = st.characters(codec="utf-8")
_ANY_TEXT: Final = st.text(_ANY_CHARACTER, min_size=1, max_size=20)
_SLUG_WORDS: Final = st.lists(st.sampled_from(words.SLUGS), min_size=1, max_size=3)
_OWN_WORDS: Final = st.lists(st.sampled_from(("a", "b", "deepfakes", "2", "ai")), min_size=1, max_size=3)
_ONE_IN_TWENTY: Final = st.integers(0, 19).map(lambda number: number == 19)  # noqa: PLR2004 - one of twenty


def texts(*examples: str) -> SearchStrategy[str]:
    """Return texts: mostly the examples, now and then any characters at all.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(texts("Talks in Orlando"))
    'Talks in Orlando'
    """
    return st.one_of(st.sampled_from(examples or words.TEXTS), _ANY_TEXT)


def ids(type: str | None = None) -> SearchStrategy[str]:  # noqa: A002 - the name of the tag
    """Return ids of records of one type, or of any.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(ids("pledge")), simplest(ids())
    ('pledge:a', 'source:a')
    """
    return _ids(RECORD_TYPES if type is None else (type,))


@cached
def _ids(types: tuple[str, ...]) -> SearchStrategy[str]:
    return _ids_of(types[0]) if len(types) == 1 else st.sampled_from(types).flatmap(_ids_of)


@cached
def _ids_of(tag: str) -> SearchStrategy[str]:
    slugs = st.builds(str.join, st.sampled_from("-._"), _SLUG_WORDS)
    if tag == "state":
        slugs = st.one_of(st.sampled_from(tuple(words.STATES)), slugs)
    return slugs.map(f"{tag}:{{}}".format)


def codes(of: type[C]) -> SearchStrategy[C]:
    """Return codes of a list; of an open one, now and then a user's own.

    >>> from cyberdialogue.vocabulary import Topic
    >>> from cyberdialogue.testing import simplest
    >>> simplest(codes(Topic))
    Topic.CYBERSECURITY
    """
    return _codes(of, tuple(of))


def _codes(of: type[C], members: tuple[C, ...]) -> SearchStrategy[C]:
    known = st.sampled_from(members or tuple(of))
    if not issubclass(of, OpenCode):
        return known
    own = st.builds(str.join, st.sampled_from("-_"), _OWN_WORDS).map(lambda text: of(f"x-{text}"))
    return _ONE_IN_TWENTY.flatmap(lambda rare: own if rare else known)


def durations() -> SearchStrategy[str]:
    """Return ISO 8601 durations.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(durations())
    'P1Y'
    """
    units = st.builds("P{}{}".format, st.integers(1, 90), st.sampled_from("YMWD"))
    return st.one_of(st.sampled_from(("P1Y", "P6M", "P90D", "P2W", "P1DT12H", "PT45M", "P1Y6M")), units)


def spans() -> SearchStrategy[tuple[int, int]]:
    """Return spans ``[start, end)`` that hold at least one code point.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(spans())
    (0, 1)
    """
    return st.tuples(st.integers(0, 5000), st.integers(1, 200)).map(lambda span: (span[0], span[0] + span[1]))


def json_values() -> SearchStrategy[Any]:
    """Return JSON values as plain Python, nested a little.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(json_values()) is None
    True
    """
    numbers = st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False, width=32))
    any_text = st.text(_ANY_CHARACTER, max_size=8)
    plain = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), any_text, numbers)
    return st.recursive(
        plain,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(any_text, inner, max_size=3)),
        max_leaves=4,
    )


# ------------------------------------------------------------------------------------------------------------- dates


def whens() -> SearchStrategy[When]:
    """Return times from 1945 to 2035 in all shapes of EDTF, plain dates most often.

    >>> from cyberdialogue.testing import simplest
    >>> simplest(whens())
    When('2000-01-01')
    """
    return _WHENS


_DAY: Final = _DAYS.map(date.isoformat)
_PLAIN: Final = st.one_of(_DAY, _DAYS.map(lambda day: f"{day:%Y-%m}"), _DAYS.map(lambda day: f"{day:%Y}"))
_CLOCK: Final = st.times().map(lambda moment: f"{moment:%H:%M:%S}")
_ZONE: Final = st.sampled_from(("", "Z", "+08:00", "-05:00", "+05:30"))
_QUALIFIER: Final = st.sampled_from("~?%")
_LOOSE: Final = st.one_of(_PLAIN, st.builds("{}{}".format, _PLAIN, _QUALIFIER))


def _filled(*templates: str) -> SearchStrategy[str]:
    """Return templates filled with the digits of a day and a qualifier."""

    def fill(template: str, day: date, mark: str) -> str:
        return template.format(y=f"{day:%Y}", m=f"{day:%m}", d=f"{day:%d}", q=mark)

    return st.builds(fill, st.sampled_from(templates), _DAYS, _QUALIFIER)


@st.composite
def _ordered(draw: st.DrawFn, template: str) -> str:
    """Return two days in their order, written with one precision."""
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    written = draw(st.sampled_from(("%Y", "%Y-%m", "%Y-%m-%d")))
    return template.format(first.strftime(written), last.strftime(written))


_SHAPES: Final[dict[str, tuple[int, SearchStrategy[str]]]] = {
    "day": (10, _DAY),
    "plain": (6, _PLAIN),
    "qualified": (2, _LOOSE),
    "qualified in part": (
        1,
        _filled("{y}-{m}{q}-{d}", "{y}{q}-{m}-{d}", "{y}-{q}{m}-{d}", "{y}-{m}-{q}{d}", "{y}{q}-{m}"),
    ),
    "time of day": (1, st.builds("{}T{}{}".format, _DAY, _CLOCK, _ZONE)),
    "season": (1, st.builds("{}-{}".format, _DAYS.map(lambda day: f"{day:%Y}"), st.integers(21, 41))),
    "mask": (1, _filled("{y}-{m}-XX", "{y}-XX", "{y}-XX-XX", "{y:.3}X", "{y:.2}XX", "{y}-{m}-{d:.1}X", "{y}-XX-{d}")),
    "significant digits": (1, _filled("{y}S2", "{y}S3")),
    "interval": (2, _ordered("{}/{}")),
    "open interval": (1, st.builds(str.format, st.sampled_from(("{}/..", "../{}", "{}/", "/{}")), _LOOSE)),
    "interval of vague ends": (
        1,
        _filled("{y}-{m}-XX/..", "../{y}-XX-{d}", "{y}-{m}{q}-{d}/", "/{y}-{q}{m}", "{y}-25/.."),
    ),
    "once in": (2, _ordered("[{}..{}]")),
    "once by": (1, st.builds(str.format, st.sampled_from(("[..{}]", "[{}..]")), _PLAIN)),
    "one of": (1, st.lists(_LOOSE, min_size=1, max_size=3).map(lambda some: f"[{','.join(some)}]")),
    "all of": (1, st.lists(_LOOSE, min_size=1, max_size=3).map(lambda some: f"{{{','.join(some)}}}")),
}
_WEIGHED: Final = tuple(name for name, (weight, _) in _SHAPES.items() for _ in range(weight))
_WHENS: Final = st.sampled_from(_WEIGHED).flatmap(lambda name: _SHAPES[name][1]).map(When.parse)


# -------------------------------------------------------------------------------------------- what a field may hold


def of_kind(kind: FieldType, name: str = "", holder: str | None = None) -> SearchStrategy[Any]:
    """Return one value that a field of this type takes; parts are made elsewhere."""
    match kind.shape:
        case RefTo(types=types):
            return _ids(types)
        case None if kind.is_code:
            of = cast("type[Code]", kind.base)
            return _codes(of, of.for_holder(holder) if holder else tuple(of))
        case None:
            return st.booleans() if kind.base is bool else whens()
        case shape:
            return _shaped(shape, name)


def _shaped(shape: object, name: str) -> SearchStrategy[Any]:
    match shape:
        case TextShape(pattern=None):
            return texts(*words.BY_FIELD.get(name, words.TEXTS))
        case TextShape():
            return _patterned(shape)
        case IntegerShape(minimum=least, maximum=most):
            return st.one_of(st.integers(least, min(9, most)), st.integers(least, most))
        case NumberShape(minimum=least, maximum=most):
            return _numbers(least, most)
        case SpanShape():
            return spans()
        case MappingShape(texts=True):
            return st.dictionaries(st.sampled_from(words.SCHEMES), texts("Q148", "710"), min_size=1, max_size=2)
        case MappingShape():
            return st.dictionaries(st.sampled_from(words.EXTRA_KEYS), json_values(), min_size=1, max_size=2)
        case _:
            return json_values()


def _patterned(shape: TextShape) -> SearchStrategy[str]:
    """Return texts that match a pattern."""
    if shape == _shape_of(Duration):
        return durations()
    for alias, written in words.BY_SHAPE:
        if shape == _shape_of(alias):
            return st.sampled_from(written)
    # A shape nobody has thought of here is covered by its pattern.
    return st.from_regex(re.compile(shape.pattern or "", re.ASCII), fullmatch=True)


def _shape_of(alias: Any) -> Any:
    return get_args(alias)[1]


def _numbers(least: int | None, most: int | None) -> SearchStrategy[Decimal]:
    """Return exact decimals: small whole ones, fractions as they are printed, and, where there is room, large ones."""
    low, high = -1000 if least is None else least, 1000 if most is None else most
    arms = [st.integers(max(low, 0), min(high, 200)).map(Decimal), st.decimals(low, high, places=2)]
    if most is None:
        round_numbers = st.tuples(st.integers(1, 99), st.integers(0, 12))
        arms.append(round_numbers.map(lambda parts: Decimal(f"{parts[0]}E+{parts[1]}")))
    return st.one_of(arms)
