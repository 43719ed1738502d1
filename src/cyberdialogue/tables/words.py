"""Tables as text: CSV, TSV, JSON and Markdown for programs, and the first rows for people."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.tables.column import Column, Value

__all__ = ["SUFFIX_OF", "TEXT_FORMATS", "TableFormat", "TextFormat", "chunks", "json_text", "preview"]

TextFormat: TypeAlias = Literal["csv", "tsv", "json", "markdown"]
"""What a table can be written as that is text."""
TableFormat: TypeAlias = TextFormat | Literal["parquet"]
"""What a table can be written as."""
SUFFIX_OF: Final[Mapping[TableFormat, str]] = {
    "csv": ".csv",
    "tsv": ".tsv",
    "json": ".json",
    "markdown": ".md",
    "parquet": ".parquet",
}
TEXT_FORMATS: Final[tuple[TextFormat, ...]] = get_args(TextFormat)

Rows: TypeAlias = "Sequence[tuple[Value, ...]]"

_SHOWN_ROWS: Final = 5
_SHOWN_WIDTH: Final = 100
_SHOWN_CELL: Final = 28
_BETWEEN: Final = "  "


def chunks(form: TextFormat, columns: Sequence[Column], rows: Rows) -> Iterator[str]:
    """Yield a table as text, piece by piece."""
    write = _WRITERS[form]
    return write([column.name for column in columns], rows)


# ------------------------------------------------------------------------------------------------------------- values


def json_text(value: object) -> str:
    """Return a JSON value as text on one line; numbers keep their digits.

    >>> json_text({"icews:event_id": 12, "my:share": Decimal("0.10"), "my:tags": ("a", None)})
    '{"icews:event_id": 12, "my:share": 0.10, "my:tags": ["a", null]}'
    """
    if is_mapping(value):
        return f"{{{', '.join(f'{json_text(key)}: {json_text(held)}' for key, held in value.items())}}}"
    if is_list(value):
        return f"[{', '.join(map(json_text, value))}]"
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "null"  # JSON has no word for it
    if value is None or isinstance(value, bool | int | float | str):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(str(value), ensure_ascii=False)


def _cell(value: Value) -> str:
    """Return what stands in a cell of text; nothing for None and for an empty list."""
    if isinstance(value, str):
        return value
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_text(value) if isinstance(value, tuple) else str(value)


# ------------------------------------------------------------------------------------------------------------ formats


def _separated(delimiter: str) -> Callable[[Sequence[str], Rows], Iterator[str]]:
    """Return what writes rows as RFC 4180 has it, but for line ends; Python's own writer lets a lone CR pass."""
    quoted = re.compile(f'[{delimiter}"\r\n]').search

    def write(names: Sequence[str], rows: Rows) -> Iterator[str]:
        for row in (names, *rows):
            cells = (_cell(value) for value in row)
            line = delimiter.join(['"{}"'.format(cell.replace('"', '""')) if quoted(cell) else cell for cell in cells])
            yield f"{line}\n" if line else '""\n'  # an empty line is no row to most readers

    return write


def _json(names: Sequence[str], rows: Rows) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n  {json_text(dict(zip(names, row, strict=True)))}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _markdown(names: Sequence[str], rows: Rows) -> Iterator[str]:
    yield _pipes(names)
    yield _pipes(["---"] * len(names))
    for row in rows:
        yield _pipes(map(_cell, row))


def _pipes(cells: Iterable[str]) -> str:
    escaped = (" ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split()) for cell in cells)
    return f"| {' | '.join(escaped)} |\n"


_WRITERS: Final[dict[TextFormat, Callable[[Any, Rows], Iterator[str]]]] = {
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "json": _json,
    "markdown": _markdown,
}


# --------------------------------------------------------------------------------------------------------- for people


def preview(name: str, columns: Sequence[Column], rows: Rows) -> str:
    """Return the first rows of a table, in as many columns as fit on a line, and what is left out.

    >>> cyberdialogue.tables.of(Dataset())["topics"]
    topics: 0 rows, 5 columns
    """
    shown = [[_short(_cell(value)) for value in row] for row in rows[:_SHOWN_ROWS]]
    lines = [f"{name}: {_counted(len(rows), 'row')}, {_counted(len(columns), 'column')}"]
    if rows:
        widths = [max(map(len, [column.name, *(row[place] for row in shown)])) for place, column in enumerate(columns)]
        fitting = _fitting(widths)
        for cells in ([column.name for column in columns], *shown):
            padded = (f"{cell:<{width}}" for cell, width in zip(cells, widths[:fitting], strict=False))
            lines += [_BETWEEN.join(padded).rstrip()]
        lines += [f"... {left}" for left in [_left(rows, columns[fitting:])] if left]
    return "\n".join(lines)


def _short(text: str) -> str:
    text = " ".join(text.split())
    text = "".join(one if one.isprintable() else "?" for one in text)
    return text if len(text) <= _SHOWN_CELL else f"{text[: _SHOWN_CELL - 3]}..."


def _fitting(widths: Sequence[int]) -> int:
    """Return how many columns fit on a line; the first one always stands there."""
    taken = 0
    for place, width in enumerate(widths):
        taken += width + (len(_BETWEEN) if place else 0)
        if taken > _SHOWN_WIDTH and place:
            return place
    return len(widths)


def _left(rows: Rows, columns: Sequence[Column]) -> str:
    """Return what a preview leaves out."""
    told = [_counted(len(rows) - _SHOWN_ROWS, "more row")] if len(rows) > _SHOWN_ROWS else []
    if columns:
        told.append(f"{_counted(len(columns), 'more column')}: {', '.join(column.name for column in columns)}")
    return "; ".join(told)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
