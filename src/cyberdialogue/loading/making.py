"""The functions that make the pieces of a mapping; in a TOML file the same piece is a table with the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cyberdialogue.loading.declaring import to_piece
from cyberdialogue.loading.pieces import Column, Constant, Mint, Split
from cyberdialogue.model.json_values import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyberdialogue.loading.pieces import Given
    from cyberdialogue.reference.finding import Codes

__all__ = [
    "column",
    "constant",
    "date",
    "mint",
    "party",
    "person",
    "quantity",
    "quotation",
    "split",
    "state",
]


def column(name: str | None = None, *, values: Mapping[str, str] | None = None) -> Column:
    """Read a column as its field wants it: a name, a code, a whole number, an id, a date in EDTF.

    White space is made even, except in a ``quote`` and a ``wording``, which are kept letter for letter. Codes are read
    in any letter case, with blanks or hyphens for underscores. Nothing else is converted. `values` says which cells are
    read as if they held another text, in any letter case: a table to look codes up in.

    >>> mapping = loading.Mapping(
    ...     records=[
    ...         loading.Records(
    ...             "event",
    ...             id="id",
    ...             fields={
    ...                 "kind": "kind",
    ...                 "title": "title",
    ...                 "topics": [column("topic", values={"CERT": "cybersecurity"})],
    ...             },
    ...         )
    ...     ]
    ... )
    >>> rows = [{"id": "event:e", "kind": "State visit", "title": "A  visit", "topic": "cert"}]
    >>> event = loading.load_table(rows, mapping).dataset.events[0]
    >>> event.kind.value, event.title, event.topics[0].value
    ('state_visit', 'A visit', 'cybersecurity')
    """
    return Column(name, values=FrozenDict(values))


def quotation(name: str | None = None) -> Column:
    """Read a column as quoted words: kept letter for letter, but for white space at both ends.

    >>> quotation("Words").read
    'quotation'
    """
    return Column(name, "quotation")


def date(
    name: str | None = None,
    *,
    day_first: bool | None = None,
    year: int | Column | None = None,
    not_known: bool | Iterable[str] = (),
    serials: Literal["1900", "1904"] | None = None,
    values: Mapping[str, str] | None = None,
) -> Column:
    """Read a column of dates as people write them, with `read_date`.

    `year` is the year of dates that have none: a number, or a column that holds it. The texts of `not_known` stand for
    no date; True means the usual ones (`NOT_KNOWN`).

    >>> date("Date", day_first=True, year=column("Year")).options["day_first"]
    True
    """
    known = not_known if isinstance(not_known, bool) else (tuple(not_known) or None)
    options: dict[str, object] = {"day_first": day_first, "year": year, "not_known": known, "serials": serials}
    return Column(name, "date", options, FrozenDict(values))


def state(
    name: str | None = None,
    *,
    capitals: bool | None = None,
    on: str | Column | None = None,
    codes: Codes | None = None,
    values: Mapping[str, str] | None = None,
) -> Column:
    """Read a column of states by name or code, with `read_state`; each gets a record of its own.

    `on` is the time at which the state existed: a field of the record (``"when"``), a column of dates, or EDTF. Where
    the tables themselves make a record of the state, that one is taken, not the one of `cyberdialogue.reference`.

    >>> state("Country", on="when", values={"Sov. Union": "USSR"}).values
    FrozenDict({'Sov. Union': 'USSR'})
    """
    return Column(name, "state", {"capitals": capitals, "on": on, "codes": codes}, FrozenDict(values))


def party(
    name: str | None = None,
    *,
    capitals: bool | None = None,
    on: str | Column | None = None,
    codes: Codes | None = None,
    values: Mapping[str, str] | None = None,
) -> Column:
    """Read a column of states and organizations of states, with `read_party`; in all else as `state`.

    >>> party().name is None
    True
    """
    return Column(name, "party", {"capitals": capitals, "on": on, "codes": codes}, FrozenDict(values))


def quantity(
    name: str | None = None,
    *,
    unit: str | Column | None = None,
    counted: bool | None = None,
    values: Mapping[str, str] | None = None,
) -> Column:
    """Read a column of numbers, bounds and ranges, with `read_quantity`.

    `unit` is what a cell without one counts: a word, a code of money, or a column.

    >>> quantity("Funds", unit=column("Currency")).read
    'quantity'
    """
    return Column(name, "quantity", {"unit": unit, "counted": counted}, FrozenDict(values))


def person(
    name: str | None = None,
    *,
    titles: Iterable[str] = (),
    comma: Literal["title", "surname"] | None = None,
    values: Mapping[str, str] | None = None,
) -> Column:
    """Read a column of people, with `read_person`; each gets a record whose id is made of the name, as `mint` does.

    In a row of a roster the title in the cell goes into its ``title``, unless that has a column of its own. Honorifics
    ("Dr", "H.E.") are not kept.

    >>> person("Head", comma="title").options
    {'comma': 'title'}
    """
    return Column(name, "person", {"titles": tuple(titles) or None, "comma": comma}, FrozenDict(values))


def split(name: str | None, separator: str | Iterable[str], each: Given | None = None) -> Split:
    """Read a column whose cells hold several values, with one separator or any of several between them.

    `each` says how one of them is read, as its field wants it when it is not given. In it a piece without a column is
    the value at hand. A value that stands in a cell twice is taken once, with a warning.

    >>> split("Parties", ";", {"participant": party(), "role": constant("party")}).separators
    (';',)
    """
    return Split(name, separator, Column(None) if each is None else to_piece(each))


def mint(*columns: str | Column, prefix: str | None = None, of: str | None = None) -> Mint:
    """Make an id of names: the type of the record, and what the columns hold as slugs, joined by hyphens.

    A slug is the name in lower-case ASCII letters, digits and hyphens (see `slug`). Of a column of states it is the
    ISO code, of dates the date as it is read. Two names with one slug are a problem, not one record; names that differ
    in letter case or white space alone are the same, with a warning. In a field it makes a reference, to a record of
    the type `of` where the field takes several.

    >>> mint("Series", "No.", prefix="cyber").columns[1].name
    'No.'
    """
    made = tuple(Column(held) if isinstance(held, str) else held for held in columns)
    return Mint(made, prefix, of)


def constant(value: object) -> Constant:
    """Give a field the same value in every row, in the shape of the file format.

    >>> constant(["cybersecurity"]).value
    ('cybersecurity',)
    """
    return Constant(FrozenDict({"value": value})["value"])
