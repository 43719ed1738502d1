"""Numbers in figures and words, one or two of them: "1,500", "twelve", "10-12 million"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import attrs

from cyberdialogue.loading.refusal import Refused
from cyberdialogue.temporal.words import NUMBER_WORDS as UP_TO_TWENTY

__all__ = ["NUMBER_WORDS", "SCALES", "Amount", "read_amount"]

_SMALL: Final = UP_TO_TWENTY[:20]
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS_WORDS: Final = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
NUMBER_WORDS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_SMALL)},
    **_TENS_WORDS,
    **{
        f"{tens}-{ones}": number + more
        for tens, number in _TENS_WORDS.items()
        for more, ones in enumerate(_SMALL[1:10], start=1)
    },
}
"""Numbers in words, up to ninety-nine."""
SCALES: Final[dict[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
"""Words that multiply a number; a billion is a thousand million."""

_MOST_DIGITS: Final = 30
_MONEY: Final = r"[A-Z]{0,3}[$£€¥₹₽₩]|[A-Z]{3}(?= )"
# "Twenty-one" is one number, and no range that begins with twenty.
_ONES: Final = "|".join(_SMALL[1:10])
_WORD: Final = rf"(?:{'|'.join(_TENS_WORDS)})(?:-(?:{_ONES})|(?!-(?:{_ONES})\b))|{'|'.join(_SMALL)}|an?"
_NUMBER: Final = rf"-?[0-9](?:[0-9.,']*[0-9])?(?: [0-9]{{3}}\b)*|(?:{_WORD})\b"
_SCALE: Final = rf"(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})\b"


def _part(name: str) -> str:
    number = f"(?P<{name}>(?i:{_NUMBER}))"
    return f"(?P<{name}_money>{_MONEY})? ?{number}(?: ?(?P<{name}_scale>(?i:{_SCALE})))?"


_FORMS: Final = tuple(
    re.compile(f"{pattern}(?P<rest>.*)", re.DOTALL)
    for pattern in (
        f"(?i:between ){_part('first')}(?i: and ){_part('last')}",
        f"(?i:from )?{_part('first')}(?: ?- ?|(?i: to )){_part('last')}",
        _part("last"),
    )
)


@attrs.frozen
class Amount:
    """One number or two, with what stands before and after."""

    least: Decimal
    most: Decimal
    money: str | None
    """The sign or code of a currency before the number."""
    rest: str
    """What follows."""
    is_short: bool
    """Whether a number ends in "m", which is also short for metre."""


def read_amount(text: str) -> Amount | None:
    """Read what a text begins with; None where it is no number.

    >>> read_amount("£1-2bn").most
    Decimal('2000000000')

    Raises:
        Refused: It is a number that can be read in two ways.
    """
    match = next(filter(None, (form.match(text) for form in _FORMS)), None)
    if match is None:
        return None
    found = match.groupdict()
    last, last_scale = found["last"], found["last_scale"]
    first = found.get("first") or last
    first_scale = found.get("first_scale") or last_scale
    if found.get("first_scale") and not last_scale:
        raise Refused(f"only the first number has {found['first_scale']!r}")
    moneys = {found.get("first_money") or found["last_money"], found["last_money"] or found.get("first_money")}
    if len(moneys) > 1:
        raise Refused("it is in two currencies")
    least, most = _number(first, first_scale), _number(last, last_scale)
    if least > most:
        raise Refused("the second number is smaller than the first")
    is_short = "m" in {scale.lower() for scale in (first_scale, last_scale) if scale}
    return Amount(least, most, moneys.pop(), found["rest"].strip(), is_short)


def _number(text: str, scale: str | None) -> Decimal:
    """Read one number; exact, whatever its scale."""
    factor = SCALES[scale.lower()] if scale else 1
    word = text.lower()
    if word in {"a", "an"}:
        if scale is None:
            raise Refused("it names no number")
        return Decimal(factor)
    value = Decimal(NUMBER_WORDS[word]) if word in NUMBER_WORDS else _figures(text, is_scaled=scale is not None)
    product = value * factor
    return Decimal(int(product)) if product == int(product) else product


def _figures(text: str, *, is_scaled: bool) -> Decimal:
    """Read figures the English way: commas, or spaces, between thousands and a point before decimals."""
    if len(text) > _MOST_DIGITS:
        raise Refused(f"it has more than {_MOST_DIGITS} digits")
    if re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text) and not is_scaled:
        whole = text.replace(".", "")
        raise Refused("the point may part thousands or decimals", f"write {whole}, or {text.rstrip('0')} without zeros")
    if not re.fullmatch(r"-?(?:[0-9]+|[0-9]{1,3}(?:[, ])[0-9]{3}(?:[, ][0-9]{3})*)(?:\.[0-9]+)?", text):
        raise Refused("its figures are not grouped as in English", "write 1500, 1,500 or 1500.5")
    return Decimal(re.sub("[, ]", "", text))
