"""Single values drawn from one seeded stream: texts, dates, codes, numbers."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from benchmarks import words
from cyberdialogue.vocabulary import OpenCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.vocabulary import Code

__all__ = ["FIRST_DAY", "LAST_DAY", "Draw"]

T = TypeVar("T")

FIRST_DAY: Final = date(2003, 1, 1).toordinal()
LAST_DAY: Final = date(2025, 12, 31).toordinal()
_LISTS: Final = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 5)
_LONG_TEXT: Final = 12  # longer than a title
_SHARE_OF_OWN_CODES: Final = 0.02
_DATES: Final = (
    "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}", "{day}",
    "{month}", "{month}", "{year}", "{month}~", "{day}?", "{month}-XX", "[{day}..{year}-12-31]",
)  # fmt: skip
"""The forms of dates, as often as sources use them."""
_SHARE_OF_INTERVALS: Final = 0.1


class Draw:
    """One stream of values: the same seed gives the same values, on every machine and version of Python."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - test data, no secret

    def chance(self, share: float) -> bool:
        """Say yes in this share of the cases."""
        return self.random.random() < share

    def one(self, choices: Sequence[T]) -> T:
        """Draw one of several, all alike likely."""
        return choices[int(self.random.random() * len(choices))]

    def leading(self, choices: Sequence[T]) -> T:
        """Draw one of several, the first ones far more often: a few states are party to most that happens."""
        return choices[int(self.random.random() ** 3 * len(choices))]

    def many(self) -> int:
        """Draw how long a list is."""
        return self.one(_LISTS)

    def integer(self, least: int, most: int) -> int:
        """Draw a whole number, both bounds included."""
        return least + int(self.random.random() * (most - least + 1))

    def number(self, least: int, most: int) -> int | float:
        """Draw a number that is mostly whole."""
        whole = self.integer(least, most - 1)
        return whole + 0.25 if self.chance(0.2) else whole

    def text(self, least: int, most: int) -> str:
        """Draw a text of so many words; some have other scripts, quotation marks, colons or line breaks."""
        held = [self.one(words.PLAIN) for _ in range(self.integer(least, most))]
        match self.integer(0, 39):
            case 0 | 1:
                held.insert(len(held) // 2, self.one(words.OTHER_SCRIPTS))
            case 2:
                held[-1] = f'"{held[-1]}"'
            case 3:
                held[0] += ":"
            case 4 if len(held) > _LONG_TEXT:
                held[len(held) // 2 : len(held) // 2] = ["\n"]
            case _:
                pass
        return " ".join(held).replace(" \n ", "\n").capitalize()

    def code(self, codes: Sequence[Code]) -> str:
        """Draw a code, now and then one of the user's own where the list is open."""
        if isinstance(codes[0], OpenCode) and self.chance(_SHARE_OF_OWN_CODES):
            return f"x-{self.one(words.PLAIN)}-{self.one(words.PLAIN)}"
        return self.one(codes).value

    def exactly(self, day: int) -> str:
        """Write a day."""
        return date.fromordinal(day).isoformat()

    def when(self, day: int, *, lasting: bool = False) -> str:
        """Write a time that a day lies in, as precisely as sources happen to tell it."""
        then = self.exactly(day)
        if lasting and self.chance(_SHARE_OF_INTERVALS):
            return f"{then}/{self.exactly(day + self.integer(1, 4))}"
        return self.one(_DATES).format(day=then, month=then[:7], year=then[:4])

    def day(self, day: int) -> str:
        """Write a day as what is well documented tells it: mostly to the day, else to the month."""
        return self.exactly(day)[: 10 if self.chance(0.9) else 7]

    def deadline(self, day: int) -> str:
        """Write a deadline: before a day, or some time in a month or year."""
        return f"[..{self.exactly(day)}]" if self.chance(0.6) else self.exactly(day)[: self.one((4, 7))]

    def extra(self) -> dict[str, Any]:
        """Draw JSON of a user's own."""
        held: dict[str, Any] = {"icews:event_id": self.integer(1, 10**8)}
        if self.chance(0.3):
            held["my:tags"] = [self.one(words.PLAIN), {"checked": self.chance(0.5), "by": None}]
        return held

    def identifiers(self) -> dict[str, Any]:
        """Draw identifiers by scheme."""
        return {"wikidata": f"Q{self.integer(1, 10**8)}"}
