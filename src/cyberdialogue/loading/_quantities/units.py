"""What a number counts or measures: money, percentages, words."""

from __future__ import annotations

import re
from typing import Final

from cyberdialogue.loading._quantities.numbers import NUMBER_WORDS, SCALES
from cyberdialogue.loading.refusal import Refused
from cyberdialogue.vocabulary.iso4217 import is_currency

__all__ = ["is_measure", "unit_of"]

_SIGNS: Final = {
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NT$": "TWD",
    "NZ$": "NZD",
    "R$": "BRL",
    "S$": "SGD",
}
_NAMES: Final = {
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "british pounds": "GBP",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "renminbi": "CNY",
    "rmb": "CNY",
    "yuan": "CNY",
    "yen": "JPY",
    "roubles": "RUB",
    "rubles": "RUB",
    "shekels": "ILS",
    "swiss francs": "CHF",
}
# What several currencies share, the one that is meant most often first.
_DOLLARS: Final = "USD AUD CAD HKD NZD SGD TWD JMD TTD BSD BBD BZD FJD NAD LRD GYD SRD XCD"
_POUNDS: Final = "GBP EGP LBP SYP SDG SSP FKP GIP SHP"
_SHARED: Final = {
    "$": _DOLLARS,
    "dollar": _DOLLARS,
    "dollars": _DOLLARS,
    "pound": _POUNDS,
    "pounds": _POUNDS,
    "¥": "JPY CNY",
}
_PERCENT: Final = frozenset({"%", "percent", "per cent", "pct"})
_MEASURE_WORDS: Final = (
    "percent point points km kilometre kilometres kilometer kilometers metre metres meter meters mile miles "
    "kg kilogram kilograms tonne tonnes ton tons litre litres liter liters "
    "byte bytes kb mb gb tb pb kilobytes megabytes gigabytes terabytes petabytes gbps tbps mbps "
    "second seconds minute minutes hour hours day days week weeks month months year years "
    "hectare hectares acre acres watt watts kw mw gw degrees"
)
_MEASURES: Final = frozenset(_MEASURE_WORDS.split())
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,4}")
# Words that say more about the number than its unit does.
_HEDGE_WORDS: Final = "and or to about than plus minus not over under at up more less fewer so"
_MONTH_WORDS: Final = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NO_UNITS: Final = frozenset([*_HEDGE_WORDS.split(), *NUMBER_WORDS, *SCALES])
_MONTHS: Final = frozenset(_MONTH_WORDS.split())


def is_measure(unit: str | None) -> bool:
    """Tell whether a unit is one of money or of another measure, which can be divided.

    >>> is_measure("GBP"), is_measure("terabytes of data"), is_measure("firms")
    (True, True, False)
    """
    return unit is not None and (is_currency(unit) or not _MEASURES.isdisjoint(unit.lower().split()[:1]))


def unit_of(money: str | None, rest: str, unit: str | None) -> str | None:
    """Find the unit, from the sign before a number, the words after it, and what the caller says.

    >>> unit_of("$", "", "CAD"), unit_of(None, "per cent", None), unit_of(None, "firms", None)
    ('CAD', 'percent', 'firms')

    Raises:
        Refused: They do not agree, or what stands there is no unit.
    """
    before = _currency(money.strip(), unit) if money else None
    after = _after(rest, unit) if rest else None
    if before and after and before != after:
        raise Refused(f"{rest!r} does not go with {money!r}")
    found = before or after
    if found and unit and _stem(found) != _stem(unit):
        raise Refused(f"it is in {found}, and {unit} was expected")
    return unit or found


def _stem(unit: str) -> str:
    return unit.lower().removesuffix("s")


def _currency(sign: str, unit: str | None) -> str:
    """Find the currency of a sign or code."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    shared = _SHARED.get(sign.lower(), "").split()
    if shared:
        if unit is not None and unit in shared:
            return unit
        raise Refused(f"{sign!r} may be several currencies", f"unit = {shared[0]!r} says which")
    if is_currency(sign):
        return sign
    raise Refused(f"{sign} is no code of a currency (ISO 4217)")


def _after(rest: str, unit: str | None) -> str:
    """Find the unit in what follows a number."""
    words = rest.lower()
    if words in _PERCENT:
        return "percent"
    if words in _NAMES:
        return _NAMES[words]
    if words in _SHARED or rest in _SIGNS or is_currency(rest):
        return _currency(rest, unit)
    parts = set(re.split("[ '-]", words))
    if not parts.isdisjoint(_MONTHS):
        raise Refused("it looks like a date")
    if not _WORDS.fullmatch(rest) or not parts.isdisjoint(_NO_UNITS):
        raise Refused(f"what follows the number is no unit: {rest!r}")
    return rest
