"""Tables: all tables of a dataset as a mapping, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyberdialogue.errors import CyberDialogueError
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.typed import is_a
from cyberdialogue.tables import (
    actors,
    claims,
    dyads,
    mechanisms,
    meetings,
    query,
    rosters,
    sqlite,
    support,
    undertakings,
)
from cyberdialogue.tables.lookups import Lookups
from cyberdialogue.tables.table import Table, data_dictionary, unknown
from cyberdialogue.tables.words import SUFFIX_OF
from cyberdialogue.temporal.edtf import When

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from cyberdialogue.formats.files import Writable
    from cyberdialogue.tables.defining import Definition
    from cyberdialogue.tables.words import TableFormat

__all__ = ["DEFINITIONS", "Tables", "of"]

DEFINITIONS: Final[Mapping[str, Definition]] = {
    definition.name: definition
    for definition in (
        support.RECORDS,
        actors.SOURCES,
        actors.PARTICIPANTS,
        actors.NAMES,
        actors.AFFILIATIONS,
        mechanisms.DIALOGUES,
        mechanisms.CADENCES,
        meetings.SESSIONS,
        meetings.EVENTS,
        undertakings.PLEDGES,
        undertakings.ASSESSMENTS,
        claims.STATEMENTS,
        mechanisms.CHANNELS,
        mechanisms.INSTRUMENTS,
        rosters.PARTICIPATIONS,
        rosters.STAGES,
        rosters.COUNTS,
        support.LINKS,
        support.TOPICS,
        support.MENTIONS,
        support.EVIDENCE,
        dyads.DYADS,
        dyads.DYAD_DAYS,
    )
}


def of(dataset: Dataset, *, as_of: When | date | str | None = None) -> Tables:
    """Return the tables of a dataset.

    With a day, such as ``"2016-09-15"``, columns say where pledges stand and how far things have come by then; without
    one these columns are empty, since they would be another tomorrow.

    Raises:
        TimeError: the day is not EDTF.

    >>> tables = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"), as_of="2016-09-15")
    >>> for row in tables["pledges"]:
    ...     if row["overdue"] == "yes":
    ...         print(row["text"], row["pledgor_names"], row["due_latest"])
    Try out the cybercrime hotline ('China', 'United States') 2016-08-31
    """
    if not is_a(dataset, Dataset):
        raise TypeError(f"expected a Dataset, got {type(dataset).__name__}")
    return Tables(dataset, _day(as_of))


def _day(told: When | date | str | None) -> When | None:
    if told is None or isinstance(told, When):
        return told
    return When.from_date(told) if isinstance(told, date) else When.parse(told)


class Tables(Mapping[str, Table]):
    """The tables of a dataset by name. Immutable; make them with `of`.

    >>> tables = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))
    >>> [row["participant_name"] for row in tables["participations"] if row["status"] == "withdrew"]
    ['Jeh Johnson', 'Loretta Lynch']
    """

    def __init__(self, dataset: Dataset, day: When | None = None) -> None:
        self._look = Lookups(dataset, day)
        self._made: dict[str, Table] = {}

    @property
    def dataset(self) -> Dataset:
        """The dataset they are made of."""
        return self._look.dataset

    @property
    def as_of(self) -> When | None:
        """The day as of which they are made."""
        return self._look.day

    def __getitem__(self, name: str) -> Table:
        """Return a table.

        Raises:
            UnknownName: there is no such table.
        """
        if name not in self._made:
            if name not in DEFINITIONS:
                raise unknown("no table", name, DEFINITIONS)
            self._made[name] = DEFINITIONS[name].fill(self._look)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(DEFINITIONS)

    def __len__(self) -> int:
        return len(DEFINITIONS)

    def __contains__(self, name: object) -> bool:
        return name in DEFINITIONS

    def __repr__(self) -> str:
        day = f", as of {self.as_of}" if self.as_of else ""
        return f"<Tables of {len(self.dataset):,} records{day}: {', '.join(self)}>"

    def data_dictionary(self) -> Table:
        """Return what every column of every table holds, as a table.

        >>> dictionary = cyberdialogue.tables.of(Dataset()).data_dictionary()
        >>> [row["doc"] for row in dictionary if row["table"] == "sessions" and row["column"] == "ordinal"]
        ['Its number in the series, from 1.']
        """
        return data_dictionary(self.values())

    def to_sqlite(self, file: Writable) -> None:
        """Write all tables into a new SQLite database, whole or not at all; an old one is replaced.

        Every table has the primary key ``id``; what refers to a record is a foreign key into ``records``. Days are text
        (ISO 8601), lists are JSON, numbers are doubles beside a text with every digit. ``data_dictionary`` says what
        each column holds, ``metadata`` what the dataset says of itself, with its content hash.

        Raises:
            OSError: the file cannot be written.

        >>> import sqlite3
        >>> cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016")).to_sqlite("talks.sqlite")
        >>> database = sqlite3.connect("talks.sqlite")
        >>> database.execute("SELECT participant_name FROM participations WHERE status = 'withdrew'").fetchall()
        [('Jeh Johnson',), ('Loretta Lynch',)]
        >>> database.close()
        """
        sqlite.write(self.dataset, self.as_of, list(self.values()), file)

    def to_folder(self, folder: str | os.PathLike[str], *, format: TableFormat = "csv") -> None:  # noqa: A002 - as in `cd.dump`
        """Write every table into a file of its own in a folder, which is made if need be: ``sessions.csv`` ...

        Each file is written whole or not at all. The formats are those of `Table.write`.

        Raises:
            CyberDialogueError: there is no such format.
            MissingExtra: Parquet is asked for and pyarrow is not installed; the extra ``arrow`` brings it.
            OSError: a file cannot be written.

        >>> import pathlib
        >>> cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016")).to_folder("talks")
        >>> pathlib.Path("talks/sessions.csv").read_text()[:20]
        'id,dialogue,dialogue'
        """
        if format not in SUFFIX_OF:
            raise CyberDialogueError(f"no such format: {format!r}; there are {', '.join(SUFFIX_OF)}")
        Path(folder).mkdir(parents=True, exist_ok=True)
        for table in [*self.values(), self.data_dictionary()]:
            table.write(Path(folder) / f"{table.name}{SUFFIX_OF[format]}", format=format)

    def sql(self, query_text: str, parameters: Sequence[object] = ()) -> Table:
        """Answer a query in the SQL of DuckDB, over tables under their names; ``?`` stands for a parameter.

        Raises:
            MissingExtra: duckdb is not installed; the extra ``sql`` brings it.
            CyberDialogueError: the query fails.

        >>> tables = cyberdialogue.tables.of(cyberdialogue.examples.load("us-china-2016"))
        >>> counted = "SELECT side_name, count(*) AS people FROM participations WHERE status = ? GROUP BY side_name"
        >>> list(tables.sql(counted, ["withdrew"]))
        [{'side_name': 'United States', 'people': 2}]
        """
        return query.run(self, query_text, parameters)
