"""Mappings from plain values, and from the TOML files that hold them."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats.files import name_of, read_bytes
from cyberdialogue.loading.declaring import Declaring
from cyberdialogue.loading.mapping import Mapping, Records, Table
from cyberdialogue.loading.pieces import Split
from cyberdialogue.loading.toml_lines import lines_in
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping

    from cyberdialogue.formats.files import Readable

__all__ = ["mapping_from", "read_mapping"]


def mapping_from(plain: AnyMapping[str, Any]) -> Mapping:
    """Make a mapping of plain values in the shape of a TOML file.

    Raises:
        ValidationError: with every mistake in it, each with its JSON pointer.

    >>> mapping_from({"records": [{"type": "event", "id": {"mint": "What"}, "feilds": {"title": "What"}}]})
    Traceback (most recent call last):
        ...
    cyberdialogue.errors.ValidationError: error mapping.unknown at /records/0/feilds: an entry of records has no \
'feilds' (did you mean 'fields'?)
    """
    declaring = Declaring()
    made = _Plain(declaring).mapping(plain)
    if declaring.problems:
        raise ValidationError(declaring.problems)
    return Mapping(**made)


def read_mapping(file: Readable) -> Mapping:
    """Read a mapping from a TOML file.

    Raises:
        ValidationError: it is no TOML, or no mapping; with every mistake, each with its line.
        OSError: the file cannot be read.

    >>> from pathlib import Path
    >>> _ = Path("talks.toml").write_text('''[[records]]
    ... type = "event"
    ... id = {mint = "What"}
    ... fields = {title = "What", when = {column = "Date", read = "date"}}
    ... constants = {kind = "talks"}
    ... ''')
    >>> read_mapping("talks.toml").records[0].fields["when"].read
    'date'
    """
    name = name_of(file)
    try:
        return _read(read_bytes(file))
    except ValidationError as error:
        raise ValidationError(attrs.evolve(problem, file=name) for problem in error.problems) from None


_AT_LINE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def _read(data: bytes) -> Mapping:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        raise ValidationError([Problem(code="mapping.syntax", message=message)]) from None
    try:
        given = _without_dates(tomllib.loads(text, parse_float=Decimal))
    except RecursionError:
        raise ValidationError([Problem(code="mapping.syntax", message="nested too deeply")]) from None
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        message = f"not TOML: {_AT_LINE.sub('', str(error))}"
        line, column = (int(at[1]), int(at[2])) if at else (None, None)
        hint = _LOWER_CASE if at and _is_of_python(text, int(at[1]), int(at[2])) else None
        problem = Problem(code="mapping.syntax", message=message, line=line, column=column, hint=hint)
        raise ValidationError([problem]) from None
    try:
        return mapping_from(given)
    except ValidationError as error:
        lines = lines_in(text)
        raise ValidationError(
            attrs.evolve(problem, line=_line(problem.path or "", lines)) for problem in error.problems
        ) from None


_LOWER_CASE: Final = "true and false are lower case in TOML"


def _is_of_python(text: str, line: int, column: int) -> bool:
    """Tell whether a value of Python stands where TOML has one in lower case."""
    rest = text.replace("\r\n", "\n").split("\n")[line - 1][column - 1 :]
    return re.match(r"(?!true|false)(?i:true|false)\b", rest) is not None


def _without_dates(held: Any) -> Any:
    """Return the values of a TOML file with its dates and times as text, in which EDTF is written, too."""
    if is_mapping(held):
        return {key: _without_dates(item) for key, item in held.items()}
    if is_list(held):
        return [_without_dates(item) for item in held]
    return held.isoformat() if isinstance(held, date | time) else held


def _line(path: str, lines: AnyMapping[str, int]) -> int | None:
    """Return the line of a pointer, or of what it points into."""
    while path and path not in lines:
        path = path.rpartition("/")[0]
    return lines.get(path)


class _Plain:
    """Takes plain values apart."""

    def __init__(self, declaring: Declaring) -> None:
        self._to = declaring

    def mapping(self, given: object) -> dict[str, Any]:
        """Return the fields of a `Mapping`."""
        if not is_mapping(given):
            self._to.expected("a table", given, "")
            return {}
        self._to.keys(given, ["dataset", "table", "tables", "records"], "", "a mapping")
        listed = given.get("records", [])
        if not is_list(listed):
            self._to.expected("a list of tables", listed, "/records")
            listed = []
        records = [self._records(held, f"/records/{place}") for place, held in enumerate(listed)]
        tables = self._table_of(given.get("tables", {}), "/tables")
        return {
            "records": [held for held in records if held is not None],
            "table": self._table(given.get("table", {}), "/table"),
            "tables": {name: self._table(held, f"/tables{pointer(name)}") for name, held in tables.items()},
            "dataset": self._frozen(given.get("dataset", {}), "/dataset"),
        }

    def _table_of(self, given: object, path: str) -> dict[str, object]:
        """Return what should be a table, as one with texts for keys."""
        if not is_mapping(given):
            self._to.expected("a table", given, path)
            return {}
        return {str(name): held for name, held in given.items()}

    def _frozen(self, given: object, path: str) -> FrozenDict:
        if not is_mapping(given):
            self._to.expected("a table", given, path)
            return FrozenDict()
        return self._to.made(path, lambda: FrozenDict(given)) or FrozenDict()

    def _table(self, given: object, path: str) -> Table:
        told = self._table_of(given, path)
        self._to.keys(told, [field.name for field in attrs.fields(Table)], path, "the description of a table")
        made: dict[str, Any] = {}
        for name in ("encoding", "delimiter"):
            if name in told:
                made[name] = self._text(told[name], path + pointer(name))
        for name in ("empty", "unused"):
            if name in told:
                made[name] = self._to.texts(told[name], path + pointer(name))
        if "header" in told:
            made["header"] = told["header"]
        return self._to.made(path, lambda: Table(**made)) or Table()

    def _text(self, given: object, path: str) -> str | None:
        if isinstance(given, str):
            return given
        self._to.expected("text", given, path)
        return None

    def _records(self, given: object, path: str) -> Records | None:
        if not is_mapping(given):
            self._to.expected("a table", given, path)
            return None
        known = [field.name for field in attrs.fields(Records)]
        self._to.keys(given, known, path, "an entry of records")
        for name in ("type", "id"):
            if name not in given:
                self._to.wrong("mapping.missing", f"{name!r} is missing", path + pointer(name))
        made: dict[str, Any] = {
            "id": self._to.piece(given.get("id", ""), f"{path}/id"),
            "fields": self._to.fields(given.get("fields", {}), f"{path}/fields"),
            "constants": self._frozen(given.get("constants", {}), f"{path}/constants"),
            "table": self._text(given["table"], f"{path}/table") if "table" in given else None,
            "where": self._where(given.get("where", {}), f"{path}/where"),
            "each": self._each(given["each"], f"{path}/each") if "each" in given else None,
            "join": self._join(given.get("join", {}), f"{path}/join"),
        }
        kind = self._text(given.get("type", ""), f"{path}/type")
        return None if kind is None or made["id"] is None else Records(kind, **made)

    def _where(self, given: object, path: str) -> dict[str, tuple[str, ...] | Literal[True]]:
        told = self._table_of(given, path)
        return {name: held is True or self._to.texts(held, path + pointer(name)) for name, held in told.items()}

    def _each(self, given: object, path: str) -> Split | None:
        piece = self._to.piece(given, path)
        if piece is None or isinstance(piece, Split):
            return piece
        self._to.expected("a column that is split", given, path)
        return None

    def _join(self, given: object, path: str) -> dict[str, dict[str, str]]:
        joined: dict[str, dict[str, str]] = {}
        for name, pairs in self._table_of(given, path).items():
            told = self._table_of(pairs, path + pointer(name))
            texts = {own: self._text(other, path + pointer(name, own)) for own, other in told.items()}
            joined[name] = {own: other for own, other in texts.items() if other is not None}
        return joined
