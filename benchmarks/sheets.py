"""A spreadsheet of any length as people type them, and the mapping that reads it."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Final

from benchmarks import words
from benchmarks.draws import FIRST_DAY, LAST_DAY, Draw
from cyberdialogue import loading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MAPPING", "rows"]

_SEED: Final = 20_261_122
_MEETINGS: Final = 25
"""Rows about one series of talks."""
_SHARE_BAD: Final = 0.001
_SHARE_TWICE: Final = 0.01
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES: Final = tuple(words.STATES.values())
_COUNTRIES: Final = (*_NAMES, "UK", "PRC", "USA", "Russia", "Turkey")
_HEADER: Final = ("Series", "No.", "Date", "City", "Country", "Parties", "Head of delegation", "Delegates", "Title")

MAPPING: Final = loading.Mapping(
    records=[
        loading.Records(
            "dialogue",
            id=loading.mint("Series"),
            fields={
                "name": "Series",
                "roster": loading.split(
                    "Parties", ";", {"participant": loading.party(), "role": loading.constant("party")}
                ),
            },
            constants={"kind": "consultations"},
        ),
        loading.Records(
            "session",
            id=loading.mint("Series", "No."),
            fields={
                "dialogue": loading.mint("Series"),
                "ordinal": "No.",
                "label": "Title",
                "when": loading.date("Date"),
                "place": {"name": "City", "country": loading.state("Country", on="when")},
                "roster": {
                    "participant": loading.person("Head of delegation"),
                    "role": loading.constant("head_of_delegation"),
                },
                "counts": {"of": loading.constant("people"), "quantity": loading.quantity("Delegates", counted=True)},
            },
            constants={"status": "held"},
        ),
    ]
)


def rows(count: int) -> Iterator[bytes]:
    """Yield the lines of a CSV file of so many rows, the header first; one date in a thousand cannot be read."""
    draw = Draw(_SEED)
    yield _line(_HEADER)
    for start in range(0, count, _MEETINGS):
        series = f"{draw.one(words.PLAIN)} {draw.one(words.PLAIN)} talks {start // _MEETINGS + 1}".capitalize()
        first = draw.one(_NAMES)
        parties = f"{first}; {draw.one([state for state in _NAMES if state != first])}"
        if draw.chance(_SHARE_TWICE):
            parties += f"; {first.upper()}"
        for number in range(1, min(_MEETINGS, count - start) + 1):
            yield _line((series, str(number), *_row(parties, draw)))


def _row(parties: str, draw: Draw) -> Sequence[str]:
    """Return the cells about one meeting."""
    day = date.fromordinal(draw.integer(FIRST_DAY, LAST_DAY))
    return (
        "3/4/2016" if draw.chance(_SHARE_BAD) else _typed(day, draw),
        draw.one(words.PLACES),
        draw.one(_COUNTRIES),
        parties,
        f"{draw.one(words.GIVEN_NAMES)} {draw.one(words.PLAIN).capitalize()} ({draw.one(words.TITLES)})",
        draw.one((str(draw.integer(5, 200)), f"more than {draw.integer(5, 200)}", f"about {draw.integer(5, 90)}")),
        draw.text(2, 9),
    )


def _typed(day: date, draw: Draw) -> str:
    """Write a day as people do."""
    month = _MONTHS[day.month - 1]
    return draw.one(
        (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{month[:3]} {day.day},{day.year}",
            f"{month} {day.year}",
            day.isoformat(),
            f"{min(day.day, 27)}-{min(day.day, 27) + 1} {month} {day.year}",
        )
    )


def _line(cells: Sequence[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue().encode()
