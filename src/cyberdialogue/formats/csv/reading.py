"""From the files of a bundle to a dataset."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs
import msgspec

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats import json, mirror
from cyberdialogue.formats.csv.assembling import assemble
from cyberdialogue.formats.csv.cells import is_json
from cyberdialogue.formats.csv.placing import cell_problems, place
from cyberdialogue.formats.csv.rows import table_of
from cyberdialogue.formats.csv.sheets import Sheet, read_sheet
from cyberdialogue.formats.csv.tables import DATASET
from cyberdialogue.formats.limits import Limits, exceeded
from cyberdialogue.formats.reading import Reading
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.report import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["inspect_files", "stated_version"]


def inspect_files(files: Mapping[str, bytes], limits: Limits) -> Reading:
    """Read whatever can be read of the tables of a bundle, and find all that cannot."""
    sheets: list[Sheet] = []
    refused: list[Problem] = []
    for name, data in files.items():
        try:
            sheets.append(read_sheet(name, data))
        except ValidationError as error:
            refused += error.problems
    if limits.asks_to_look:
        refused += (problem for sheet in sheets for problem in _exceeded(sheet, limits))
    if not files:
        message = "there is no table of a CSV bundle"
        refused.append(Problem(code="csv.archive", message=message, hint=f"{DATASET.file} and others"))
    if refused:
        return Reading(Dataset(), tuple(refused))
    assembly = assemble(sheets)
    placed = functools.partial(place, assembly=assembly)
    in_cells = list(cell_problems(assembly)) if assembly.has_errors else []
    text = _encoded(assembly.document)
    if text is None:
        from cyberdialogue.formats import careful  # noqa: PLC0415 - it loads cattrs

        reading = careful.inspect_mapping(assembly.document, limits.problems)
    else:
        reading = json.inspect(text, limits.problems)
    # What could not be read leaves a gap, which is no second problem.
    told = {problem.path for problem in (*assembly.problems, *in_cells) if problem.path is not None}
    others = [problem for problem in reading.problems if problem.path not in told]
    problems = [*assembly.problems, *placed([*in_cells, *others])]
    return attrs.evolve(reading, problems=tuple(in_order(problems)), placed=placed)


def stated_version(files: Mapping[str, bytes]) -> str:
    """Return the version that the tables of a bundle say they are of, one that can be read."""
    sheets = [read_sheet(name, data) for name, data in files.items() if name.rpartition("/")[2] == DATASET.file]
    return str(assemble(sheets).document.get("schema_version"))


def _encoded(document: Mapping[str, Any]) -> bytes | None:
    """Return a document as JSON, None when it has numbers or depths that are not written."""
    try:
        return mirror.encode(document)
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return None


def _exceeded(sheet: Sheet, limits: Limits) -> Iterator[Problem]:
    """Yield a problem for every limit that a sheet exceeds, at the first place where it does."""
    table = table_of(sheet)
    names = sheet.header.cells
    nested = [name in table.columns and is_json(table.columns[name].kind) if table else False for name in names]
    told = set[str]()
    for line in (sheet.header, *sheet.rows):
        for number, cell in enumerate(line.cells):
            if number < len(nested) and nested[number]:
                found: Sequence[Problem] = list(exceeded(cell.encode(), limits))
            elif len(cell) > limits.text:
                message = f"a text of {len(cell):,} characters, more than the limit of {limits.text:,}"
                found = [Problem(code="limit.text", message=message)]
            else:
                continue
            for problem in found:
                if problem.code not in told:
                    told.add(problem.code)
                    yield attrs.evolve(problem, file=sheet.file, line=line.number, column=None, path=None)
