"""From the pieces of a mapping to the nodes that read rows, with every piece that does not fit its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs

from cyberdialogue.errors import Problem, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.loading.branches import ManyNode, MappingNode, PartNode, SplitNode
from cyberdialogue.loading.cells import LABEL, code_of, reader_of
from cyberdialogue.loading.nodes import CellNode, ConstantNode, MintNode, Slot
from cyberdialogue.loading.pieces import Column, Constant, Mint, Part, Piece, Several, Split
from cyberdialogue.loading.rows import folded
from cyberdialogue.model.dicts import from_dict
from cyberdialogue.model.field_error import FieldError, pointer
from cyberdialogue.model.fields import FieldType, check_of, fields_of
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.session import Session
from cyberdialogue.model.shapes import MappingShape, RefTo, TextShape
from cyberdialogue.model.typed import is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberdialogue.loading.nodes import Node

__all__ = ["Bind", "Builder", "Scope", "needs_of", "with_article"]

_LIKENESS: Final = 0.6
_TIME: Final = attrs.evolve(fields_of(Session)["when"], optional=False)
_YEAR: Final = attrs.evolve(fields_of(Session)["ordinal"], optional=False)
_WORDS: Final = FieldType(str, TextShape(), optional=False, many=False)
# What a column gives that is an option of another.
_VARYING: Final = {"on": _TIME, "year": _YEAR, "unit": LABEL}


class Bind(Protocol):
    """Finds a column in a table."""

    def __call__(self, table: str, header: str, path: str) -> int:
        """Return its place; take note of the path in the mapping when there is no such column."""
        ...


@attrs.frozen
class Scope:
    """What a piece can see."""

    table: str
    """The table whose rows are read."""
    joined: Mapping[str, int] = attrs.field(factory=dict[str, int])
    """The numbers of the tables that are joined to it, by name."""
    empty: frozenset[str] = frozenset()
    """What cells hold that say nothing."""
    item: Slot | None = None
    """The cell whose values are read one by one, when there is one."""
    fields: Mapping[str, Piece] = attrs.field(factory=dict[str, "Piece"])
    """The fields of the record."""
    in_list: bool = False
    """True inside the item of a list, which has no number yet: pointers end at the list."""

    def inside(self, at: str, name: str) -> str:
        """Return the pointer of a field."""
        return at if self.in_list else at + pointer(name)


def needs_of(cls: type) -> list[str]:
    """Return the fields that a record or part cannot do without, but for the id.

    >>> from cyberdialogue.loading.building import needs_of
    >>> needs_of(Session)
    ['dialogue', 'status']
    """
    return [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING and field.name != "id"]


def with_article(kind: str) -> str:
    """Return the type of a record as a message names one.

    >>> from cyberdialogue.loading.building import with_article
    >>> with_article("event"), with_article("session")
    ('an event', 'a session')
    """
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


class Builder:
    """Makes nodes of pieces, and gathers what is wrong with those that fit nowhere."""

    def __init__(self, bind: Bind) -> None:
        self.problems: list[Problem] = []
        self.bind = bind

    def wrong(self, code: str, message: str, path: str, hint: str | None = None) -> None:
        """Take note of a mistake."""
        self.problems.append(Problem(code=code, message=message, path=path, hint=hint))

    def fields(self, cls: type, pieces: Mapping[str, Piece], scope: Scope, path: str, at: str) -> dict[str, Node]:
        """Return the nodes of the fields of a record or part.

        `path` is the place in the mapping, `at` the one in the record that is made.
        """
        known = {name: kind for name, kind in fields_of(cls).items() if name != "id" or not hasattr(cls, "type")}
        nodes: dict[str, Node] = {}
        for name, piece in pieces.items():
            inside = path + pointer(name)
            if name not in known:
                hint = did_you_mean(closest(name, known, _LIKENESS))
                self.wrong("mapping.unknown", f"no such field in {cls.__name__}: {shorten(name)}", inside, hint)
                continue
            node = self._node(piece, known[name], name, scope, inside, scope.inside(at, name))
            if node is not None:
                nodes[name] = node
        return nodes

    def _node(self, piece: Piece, kind: FieldType, name: str, scope: Scope, path: str, at: str) -> Node | None:
        """Return the node of a piece, as a list where its field is one."""
        scope = attrs.evolve(scope, in_list=scope.in_list or kind.many)
        match piece:
            case Several():
                if not kind.many:
                    self.wrong("mapping.value", f"{name!r} takes one value, not a list", path)
                    return None
                made = [self._node(held, kind, name, scope, f"{path}/{n}", at) for n, held in enumerate(piece.pieces)]
                nodes = {str(n): node for n, node in enumerate(made) if node is not None}
                return ManyNode(at, nodes) if nodes else None
            case Split() if not kind.many:
                self.wrong("mapping.value", f"{name!r} takes one value, and a column that is split gives several", path)
                return None
            case Constant():
                return self._constant(piece, kind, path, at)
            case _:
                node = self.one(piece, attrs.evolve(kind, many=False), name, scope, path, at)
        return node if node is None or node.gives_many or not kind.many else ManyNode(at, {"0": node})

    def one(self, piece: Piece, kind: FieldType, name: str, scope: Scope, path: str, at: str) -> Node | None:
        """Return the node of a piece that gives one value, or of a column that is split."""
        match piece:
            case Column():
                return self.column(piece, kind, name, scope, path, at)
            case Mint():
                return self._reference(piece, kind, name, scope, path, at)
            case Split():
                slot = self._slot(piece.name, scope, path)
                each = self.one(piece.each, kind, name, attrs.evolve(scope, item=slot), f"{path}/each", at)
                return None if each is None else SplitNode(slot, at, piece.separators, each, of_item=piece.name is None)
            case Part():
                return self._part(piece, kind, name, scope, path, at)
            case Constant():
                return self._constant(piece, kind, path, at)
            case _:
                self.wrong("mapping.value", "a list has no place here", path)
                return None

    def separate(self, piece: Split, scope: Scope, path: str) -> SplitNode:
        """Return the node of a column each of whose values makes a record."""
        if piece.each != Column(None):
            self.wrong("mapping.value", "what each value gives is said by id and fields", f"{path}/each")
        return SplitNode(
            self._slot(piece.name, scope, path), "", piece.separators, ConstantNode(None, ""), of_item=False
        )

    # -------------------------------------------------------------------------------------------------------- leaves

    def column(self, piece: Column, kind: FieldType, name: str, scope: Scope, path: str, at: str) -> CellNode | None:
        """Return the node of a column."""
        read = reader_of(piece.read, kind, name)
        if read is None:
            message, hint = _unfit(piece, kind, name)
            self.wrong("mapping.value", message, path, hint)
            return None
        varying: dict[str, CellNode] = {}
        constant: dict[str, Any] = {}
        for option, held in piece.options.items():
            if isinstance(held, Column):
                node = self.column(held, _VARYING[option], option, scope, path + pointer(option), at)
            elif option == "on" and str(held).islower():
                node = self._time_field(str(held), scope, path + pointer(option))
            else:
                constant[option] = held
                continue
            if node is not None:
                varying[option] = node
        return CellNode(
            self._slot(piece.name, scope, path),
            at,
            read,
            code=code_of(piece.read, kind),
            options=constant,
            varying=varying,
            empty=scope.empty,
            values={folded(key): str(held) for key, held in piece.values.items()},
            of_item=piece.name is None,
        )

    def _time_field(self, name: str, scope: Scope, path: str) -> CellNode | None:
        """Return the node of a field of the record that says when something was."""
        piece = scope.fields.get(name)
        if not isinstance(piece, Column):
            self.wrong("mapping.value", f"no column gives a field {shorten(name)} of the record", path)
            return None
        return self.column(piece, _TIME, name, attrs.evolve(scope, fields={}), path, pointer(name))

    def _slot(self, name: str | None, scope: Scope, path: str) -> Slot:
        if name is None:
            if scope.item is None:
                self.wrong("mapping.value", "no cell is split here: name the column", path)
            return scope.item or Slot("", 0)
        for table, join in scope.joined.items():
            if name.startswith(f"{table}."):
                header = name.removeprefix(f"{table}.")
                return Slot(name, self.bind(table, header, path), join)
        return Slot(name, self.bind(scope.table, name, path))

    def _reference(self, piece: Mint, kind: FieldType, name: str, scope: Scope, path: str, at: str) -> MintNode | None:
        types: Sequence[str] = kind.shape.types if isinstance(kind.shape, RefTo) else ()
        if not types:
            self.wrong("mapping.value", f"{name!r} takes no id", path)
            return None
        if piece.of is not None and piece.of not in RECORD_TYPES:
            hint = did_you_mean(closest(piece.of, RECORD_TYPES))
            self.wrong("mapping.unknown", f"no such type of records: {shorten(piece.of)}", f"{path}/of", hint)
            return None
        if piece.of is not None and piece.of not in types:
            self.wrong("mapping.value", f"{name!r} takes no id of a record of type {piece.of!r}", f"{path}/of")
            return None
        if piece.of is None and len(types) > 1:
            hint = f"of = one of {', '.join(types)}"
            self.wrong("mapping.missing", f"{name!r} takes ids of several types: say of which", path, hint)
            return None
        return self.mint(piece, piece.of or next(iter(types)), kind, scope, path, at)

    def mint(self, piece: Mint, of: str, kind: FieldType, scope: Scope, path: str, at: str) -> MintNode | None:
        """Return the node that makes an id of a type."""
        columns = piece.columns or (Column(None),)
        cells = [self.column(held, LABEL, "id", scope, f"{path}/mint/{n}", at) for n, held in enumerate(columns)]
        made = [cell for cell in cells if cell is not None]
        check = check_of(attrs.evolve(kind, many=False, optional=False))
        return MintNode(of, piece.prefix, made, check, at) if len(made) == len(columns) else None

    def _constant(self, piece: Constant, kind: FieldType, path: str, at: str) -> ConstantNode | None:
        try:
            return ConstantNode(_constant_of(kind, piece.value), at, gives_many=kind.many)
        except ValidationError as error:
            problems = error.problems
        except FieldError as error:
            problems = tuple(error.problems())
        for problem in problems:
            self.wrong("mapping.value", problem.message, path + (problem.path or ""), problem.hint)
        return None

    # ---------------------------------------------------------------------------------------------------------- parts

    def _part(self, piece: Part, kind: FieldType, name: str, scope: Scope, path: str, at: str) -> Node | None:
        if isinstance(kind.shape, MappingShape):
            return self._mapping(piece, kind, scope, path, at)
        if len(kind.classes) != 1:
            self.wrong("mapping.value", f"{name!r} is one value, and has no fields", path, f"{name} = the column")
            return None
        cls: Any = kind.classes[0]
        before = len(self.problems)
        children = self.fields(cls, piece.fields, scope, path, at)
        needs = needs_of(cls)
        for missing in needs:
            if missing not in piece.fields:
                self.wrong("mapping.missing", f"{cls.__name__} needs its {missing!r}", path)
        if len(self.problems) > before:
            return None
        node = PartNode(at, children, cls, needs)
        who = piece.fields.get("participant")
        if cls is Participation and who is not None:
            node.stands_for = "participant"
            node.takes_title = isinstance(who, Column) and who.read == "person"
        return node

    def _mapping(self, piece: Part, kind: FieldType, scope: Scope, path: str, at: str) -> MappingNode | None:
        children: dict[str, Node] = {}
        check = check_of(kind)
        for key, held in piece.fields.items():
            try:
                check({key: "x"})
            except FieldError as error:
                self.wrong("mapping.value", error.message, path + pointer(key), error.hint)
                continue
            node = self.one(held, _WORDS, key, scope, path + pointer(key), scope.inside(at, key))
            if node is not None:
                children[key] = node
        return MappingNode(at, children, check) if children else None


def _constant_of(kind: FieldType, value: Any) -> Any:
    """Return a value in the shape of the file format as its field holds it."""
    if not kind.classes:
        return check_of(kind)(value)
    cls: Any = kind.classes[0]
    if not kind.many:
        return from_dict(cls, value)
    if not is_list(value):
        raise FieldError("field.type", "expected a list")
    made: list[Any] = []
    for place, item in enumerate(value):
        try:
            made.append(from_dict(cls, item))
        except ValidationError as error:
            raise ValidationError(
                attrs.evolve(problem, path=f"/{place}{problem.path or ''}") for problem in error.problems
            ) from None
    return tuple(made)


def _unfit(piece: Column, kind: FieldType, name: str) -> tuple[str, str | None]:
    """Return what to say of a column that gives nothing its field takes, and a hint."""
    if piece.read is not None:
        return f"the reader {piece.read!r} gives nothing that {name!r} takes", None
    if kind.classes:
        fields = ", ".join(fields_of(kind.classes[0]))
        return f"{name!r} has fields of its own: say which of them the column gives", f"they are {fields}"
    if isinstance(kind.shape, MappingShape):
        return f"{name!r} has keys of its own: say which of them the column gives", f"{kind.shape.what}"
    return f"no cell gives {name!r}: it has to be a constant", None
