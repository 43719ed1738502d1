"""From a dataset to the files of a bundle."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.formats.csv.describing import DESCRIPTION, described
from cyberdialogue.formats.csv.tables import DATASET, HOLDER, KEY, POSITION, TABLES, Table
from cyberdialogue.formats.versions import check_writable
from cyberdialogue.model.catalogue import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.model.dataset import Dataset

__all__ = ["files_of"]

# Without it, spreadsheet programs take UTF-8 for whatever was common where they were made.
_ENCODING: Final = "utf-8-sig"


def files_of(dataset: Dataset) -> dict[str, bytes]:
    """Return the content of every file of a bundle, by its name.

    Raises:
        CyberDialogueError: the dataset is of a version that is not written.

    >>> print(files_of(Dataset(participants=[State(id="state:est", name="Eesti", iso3="EST")]))["states.csv"].decode())
    \ufeffid,position,name,identifiers,iso3,not_stated,not_exhaustive,notes,extra
    state:est,1,Eesti,,EST,,,,
    <BLANKLINE>
    """
    check_writable(dataset.schema_version)
    writers = {table.name: _Writer(table) for table in (DATASET, *TABLES.values())}
    writers[DATASET.name].add(dataset, {})
    for collection in COLLECTIONS:
        for position, record in enumerate(getattr(dataset, collection), start=1):
            _add(writers, writers[f"{record.type}s"], record, {POSITION: str(position)}, record.id)
    tables = {writer.table.file: writer.content() for writer in writers.values()}
    return {DESCRIPTION: described(dataset)} | tables


def _add(writers: Mapping[str, _Writer], writer: _Writer, held: Any, places: Mapping[str, str], key: str) -> None:
    """Add the row of a record or part, and those of the parts in it."""
    writer.add(held, places)
    for name in writer.table.parts:
        inner = writers[name]
        for number, part in enumerate(getattr(held, name)):
            own = f"{key}/{name}/{number}"
            _add(writers, inner, part, {KEY: own, HOLDER: key, POSITION: str(number + 1)}, own)


class _Writer:
    """One table in the writing."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns = [(header, table.columns.get(header)) for header in table.headers]
        self._text = io.StringIO()
        self._rows = csv.writer(self._text, lineterminator="\n")
        self._rows.writerow(table.headers)

    def add(self, held: Any, places: Mapping[str, str]) -> None:
        """Add a row; the places are the cells that no field of it gives."""
        self._rows.writerow(
            [places[header] if column is None else column.cell_of(held) for header, column in self._columns]
        )

    def content(self) -> bytes:
        """Return the content of the file."""
        return self._text.getvalue().encode(_ENCODING)
