"""Numbers as people write them in a cell: "more than 120", "around £600 million", "10-12"."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from cyberdialogue.loading._quantities.numbers import read_amount
from cyberdialogue.loading._quantities.units import is_measure, unit_of
from cyberdialogue.loading.refusal import Refused, reading
from cyberdialogue.loading.texts import tidy
from cyberdialogue.model.parts import Quantity
from cyberdialogue.vocabulary.iso4217 import is_currency

__all__ = ["read_quantity"]

_EXPECTED: Final = "a quantity such as '1,500', 'at least 5', '10-12' or 'around £600 million'"

_Bound: TypeAlias = Literal["exactly", "at least", "more than", "at most", "less than", "about"]
_BEFORE: Final[dict[str, _Bound]] = {
    **dict.fromkeys(("exactly",), "exactly"),
    **dict.fromkeys(("at least", "no fewer than", "not fewer than", "no less than", "not less than"), "at least"),
    **dict.fromkeys(("a minimum of", "minimum", "min.", ">=", "≥"), "at least"),
    **dict.fromkeys(("more than", "over", "above", "in excess of", ">"), "more than"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than", "a maximum of"), "at most"),
    **dict.fromkeys(("maximum", "max.", "<=", "≤"), "at most"),
    **dict.fromkeys(("less than", "fewer than", "under", "below", "<"), "less than"),
    **dict.fromkeys(("about", "around", "some", "nearly", "almost", "roughly", "approximately", "approx."), "about"),
    **dict.fromkeys(("approx", "circa", "ca.", "c.", "~", "≈", "an estimated", "estimated"), "about"),
}
_AFTER: Final[dict[str, _Bound]] = {
    **dict.fromkeys(("+", "or more", "or over", "and more", "at least"), "at least"),
    **dict.fromkeys(("or fewer", "or less", "at most"), "at most"),
    **dict.fromkeys(("or so", "approximately", "approx.", "approx", "(approx.)", "(approx)", "(est.)"), "about"),
}


def _words(bounds: dict[str, _Bound]) -> str:
    """Write the alternatives of a pattern, those that hold others first."""
    return "|".join(map(re.escape, sorted(bounds, key=len, reverse=True)))


# A bound in words is followed by a space, one in signs need not be.
_PREFIX: Final = re.compile(rf"(?P<bound>{_words(_BEFORE)})(?:(?<=[a-z]) |(?<![a-z]) ?)(?P<rest>.+)", re.IGNORECASE)
_SUFFIX: Final = re.compile(rf"(?P<rest>.+?) ?(?P<bound>{_words(_AFTER)})", re.IGNORECASE)
_NO_NUMBER: Final = re.compile(
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?: of (?:thousands|millions))?"
    r"|several|many|most|numerous|various|multiple|few|a few|a couple|a handful|a number|a score|all|both)\b.*",
    re.IGNORECASE,
)


def read_quantity(text: str, *, unit: str | None = None, counted: bool | None = None) -> Quantity:
    """Read a number, a bound or a range, with its unit, as the coding manual says (P12).

    - "Around", "some", "nearly", "almost" and the like make it approximate.
    - "More than 40" of things that are counted is at least 41, of money and other measures at least 40; "fewer than"
      likewise. `counted` says which it is; otherwise money, percentages, weights, lengths, times and fractions are
      measures, and all else is counted.
    - Numbers are written the English way, ``1,500.5``, with commas between thousands; "1.500" may be either, and is
      refused. "k", "million", "bn" and "trillion" multiply, a billion being a thousand million.
    - The unit is the code of a currency (ISO 4217) for money, else the words after the number as they stand. `unit`
      gives it where the column has only numbers, and tells what "$" and "¥" are.

    >>> str(read_quantity("more than 120")), str(read_quantity("over $3bn", unit="USD"))
    ('at least 121', 'at least 3000000000 USD')
    >>> read_quantity("10-12 firms").unit, str(read_quantity("no more than three"))
    ('firms', 'at most 3')
    >>> read_quantity("dozens of firms")
    Traceback (most recent call last):
    cyberdialogue.loading.refusal.CellError: expected a quantity ..., not 'dozens of firms': it names no number (...)

    Raises:
        CellError: It is no quantity, or may be several.
    """
    with reading(text, _EXPECTED):
        return _read(tidy(text), unit, counted=counted)


def _read(words: str, unit: str | None, *, counted: bool | None) -> Quantity:
    if _NO_NUMBER.fullmatch(words):
        raise Refused("it names no number", "a plural alone is at least 2 (coding manual, P11)")
    bound, rest = _split(words)
    amount = read_amount(rest)
    if amount is None:
        raise Refused("there is no number where one is expected")
    counts = unit_of(amount.money, amount.rest, unit)
    if amount.is_short and not (counts and is_currency(counts)):
        raise Refused("'m' may be million or metres", "write million")
    if bound not in {"exactly", "about"} and amount.least != amount.most:
        raise Refused(f"a range cannot be {bound!r} as well")
    is_counted = counted if counted is not None else not is_measure(counts)
    step = 1 if is_counted and amount.least == int(amount.least) else 0
    minimum = {"at most": None, "less than": None, "more than": amount.least + step}.get(bound, amount.least)
    maximum = {"at least": None, "more than": None, "less than": amount.most - step}.get(bound, amount.most)
    return Quantity(minimum=minimum, maximum=maximum, approximate=bound == "about", unit=counts)


def _split(words: str) -> tuple[_Bound, str]:
    """Part what is said about the number from the number."""
    for pattern, bounds in ((_PREFIX, _BEFORE), (_SUFFIX, _AFTER)):
        match = pattern.fullmatch(words)
        if match:
            return bounds[match["bound"].lower()], match["rest"]
    return "exactly", words
