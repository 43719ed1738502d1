"""A whole mapping made ready to read rows, with every mistake in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from cyberdialogue.errors import Problem, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.loading.branches import ManyNode, MappingNode, SplitNode, cell_nodes
from cyberdialogue.loading.building import Builder, Scope, needs_of, with_article
from cyberdialogue.loading.nodes import NOTHING, Node, Slot
from cyberdialogue.loading.pieces import Column, Constant, Mint
from cyberdialogue.loading.rows import folded
from cyberdialogue.model.catalogue import COLLECTIONS, RECORD_CLASSES
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dicts import from_dict
from cyberdialogue.model.field_error import pointer, steps_of
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.loading.building import Bind
    from cyberdialogue.loading.mapping import Mapping, Records, Table
    from cyberdialogue.loading.rows import Cell, Row

__all__ = ["Block", "Join", "compiled", "mistakes_in", "table_of", "wanted_columns"]


@attrs.frozen(eq=False)
class Join:
    """A table with a row for each of another one."""

    table: str
    own: tuple[Slot, ...]
    """The cells of the row."""
    other: tuple[int, ...]
    """The cells of the other table that hold the same."""


@attrs.frozen(eq=False)
class Block:
    """What makes records of the rows of one table."""

    number: int
    cls: type[Record]
    table: str
    id: Node
    fields: AnyMapping[str, Node]
    where: Sequence[tuple[Slot, frozenset[str] | None]]
    """Cells with the texts of which they must hold one, or with None when any will do."""
    each: SplitNode | None
    joins: Sequence[Join]
    lists: AnyMapping[str, ManyNode] = attrs.field(init=False)
    """The fields whose items come from several pieces."""

    def __attrs_post_init__(self) -> None:
        many = ((name, node) for name, node in self.fields.items() if isinstance(node, ManyNode))
        object.__setattr__(self, "lists", {name: node for name, node in many if len(node.children) > 1})

    def slot_of(self, path: str, piece: str = "") -> Slot | None:
        """Return the cell from which what stands at a pointer comes, as far as the mapping tells.

        Of a list that several pieces give, `piece` is the one that gave it.
        """
        name, *steps = path.split("/")[1:] or [""]
        if name == "id":
            return next(iter(self.id.slots()), None)
        if piece and name in self.lists:
            return self.lists[name].children[piece].slot_of(steps[1:])
        node = self.fields.get(name)
        return None if node is None else node.slot_of(steps)

    def cells_of(self, path: str, row: Row, piece: str = "") -> dict[Slot, tuple[Cell, Any]]:
        """Return the cells of a row that say something of what stands at a pointer, and what is read of each.

        Those of options are among them.
        """
        name, *steps = steps_of(path)
        node = self.lists[name].children[piece] if piece and name in self.lists else self.fields.get(name)
        if isinstance(node, MappingNode) and steps:
            node = node.children.get(steps[0])
        said: dict[Slot, tuple[Cell, Any]] = {}
        for found in () if node is None else cell_nodes(node):
            reading = found.read(row)
            if reading != NOTHING:  # of a cell that is split the first node has it whole
                said.setdefault(found.slot, (found.cell(row, None), reading.value))
        return said


def table_of(mapping: Mapping, name: str) -> Table:
    """Return how a table is written."""
    return mapping.tables.get(name, mapping.table)


def wanted_columns(mapping: Mapping) -> AnyMapping[str, list[str]]:
    """Return the columns that a mapping reads, by table."""
    wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def bind(table: str, header: str, path: str) -> int:
        del path
        wanted[table][header] = None
        return 0

    compiled(mapping, bind)
    return {table: list(headers) for table, headers in wanted.items()}


def mistakes_in(mapping: Mapping) -> Iterator[Problem]:
    """Yield what is wrong with a mapping, whatever tables it is used for."""
    if not mapping.records:
        yield Problem(code="mapping.missing", message="there are no records: nothing would be loaded", path="/records")
    yield from _mistakes_in_dataset(mapping)
    yield from _mistakes_in_tables(mapping)
    yield from compiled(mapping, _anywhere)[1]
    yield from _lacking(mapping)


def _mistakes_in_dataset(mapping: Mapping) -> Iterator[Problem]:
    known = [name for name in fields_of(Dataset) if name not in (*COLLECTIONS, "schema_version")]
    for name in mapping.dataset:
        if name not in known:
            hint = did_you_mean(closest(name, known)) or f"there are {', '.join(known)}"
            message = f"a dataset is not told its {shorten(name)}"
            yield Problem(code="mapping.unknown", message=message, path=pointer("dataset", name), hint=hint)
    try:
        from_dict(Dataset, {name: held for name, held in mapping.dataset.items() if name in known})
    except ValidationError as error:
        for problem in error.problems:
            path = f"/dataset{problem.path or ''}"
            yield Problem(code="mapping.value", message=problem.message, path=path, hint=problem.hint)


def _mistakes_in_tables(mapping: Mapping) -> Iterator[Problem]:
    names = mapping.table_names
    if "" in names and len(names) > 1:
        for number, records in enumerate(mapping.records):
            if records.table is None:
                message, hint = (
                    "say which table, since there are several",
                    f"table = one of {', '.join(filter(None, names))}",
                )
                yield Problem(code="mapping.missing", message=message, path=f"/records/{number}/table", hint=hint)
    for name in mapping.tables:
        if name not in names:
            near = did_you_mean(closest(name, names))
            message = f"no records are made of a table {shorten(name)}"
            yield Problem(code="mapping.unknown", message=message, path=pointer("tables", name), hint=near)


def _lacking(mapping: Mapping) -> Iterator[Problem]:
    """Yield a problem for every field that records need and no entry of their type gives."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for records in mapping.records:
        given[records.type] |= {*records.fields, *records.constants}
    for number, records in enumerate(mapping.records):
        cls = RECORD_CLASSES.get(records.type)
        names = given.pop(records.type, None)
        if cls is not None and names is not None:
            for name in needs_of(cls):
                if name not in names:
                    message = f"{with_article(records.type)} needs its {name!r}, and nothing gives it"
                    yield Problem(code="mapping.missing", message=message, path=f"/records/{number}/fields")


def _anywhere(table: str, header: str, path: str) -> int:
    """Find any column in any table."""
    del table, header, path
    return 0


def compiled(mapping: Mapping, bind: Bind) -> tuple[list[Block], Sequence[Problem]]:
    """Return what makes records of rows, and what is wrong with the mapping."""
    builder = Builder(bind)
    blocks = [_block(builder, mapping, records, number) for number, records in enumerate(mapping.records)]
    return [block for block in blocks if block is not None], builder.problems


def _block(builder: Builder, mapping: Mapping, records: Records, number: int) -> Block | None:
    path = f"/records/{number}"
    cls = RECORD_CLASSES.get(records.type)
    if cls is None:
        hint = did_you_mean(closest(records.type, RECORD_CLASSES)) or f"there are {', '.join(RECORD_CLASSES)}"
        builder.wrong("mapping.unknown", f"no such type of records: {shorten(records.type)}", f"{path}/type", hint)
        return None
    name = records.table or ""
    empty = frozenset(folded(text) for text in table_of(mapping, name).empty)
    scope = Scope(name, {table: join for join, table in enumerate(records.join, start=1)}, empty, fields=records.fields)
    joins = [
        _join(builder, name, table, pairs, f"{path}/join{pointer(table)}") for table, pairs in records.join.items()
    ]
    where = [
        (
            Slot(header, builder.bind(name, header, f"{path}/where")),
            None if texts is None else frozenset(map(folded, texts)),
        )
        for header, texts in records.where.items()
    ]
    each = None
    if records.each is not None:
        each = builder.separate(records.each, scope, f"{path}/each")
        scope = attrs.evolve(scope, item=each.slot)
    for repeated in set(records.fields) & set(records.constants):
        builder.wrong(
            "mapping.value", f"{repeated!r} is a column and a constant", f"{path}/constants{pointer(repeated)}"
        )
    key = _id_node(builder, records, cls, scope, f"{path}/id")
    constants = {field: Constant(value) for field, value in records.constants.items()}
    fields = builder.fields(cls, records.fields, scope, f"{path}/fields", "")
    fields |= builder.fields(cls, constants, scope, f"{path}/constants", "")
    return None if key is None else Block(number, cls, name, key, fields, where, each, joins)


def _join(builder: Builder, table: str, other: str, pairs: AnyMapping[str, str], path: str) -> Join:
    if not pairs:
        builder.wrong("mapping.missing", "say which columns hold the same", path, '{ our column = "their column" }')
    own = tuple(Slot(header, builder.bind(table, header, path)) for header in pairs)
    return Join(other, own, tuple(builder.bind(other, header, path) for header in pairs.values()))


def _id_node(builder: Builder, records: Records, cls: type[Record], scope: Scope, path: str) -> Node | None:
    kind = fields_of(cls)["id"]
    match records.id:
        case Mint(of=None):
            return builder.mint(records.id, records.type, kind, scope, path, "/id")
        case Column() | Constant():
            return builder.one(records.id, kind, "id", scope, path, "/id")
        case Mint():
            builder.wrong("mapping.value", "the type of the records says of which type their ids are", f"{path}/of")
        case _:
            builder.wrong("mapping.value", "an id is minted, a column or a constant", path)
    return None
