"""Plain values, as they stand in a TOML file, to the pieces of a mapping, with every mistake named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from cyberdialogue.errors import Problem, ValidationError, closest, did_you_mean, shorten
from cyberdialogue.loading.pieces import OPTIONS, READERS, Column, Constant, Mint, Part, Several, Split
from cyberdialogue.model.field_error import kind_of, pointer
from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from cyberdialogue.loading.pieces import Piece

T = TypeVar("T")

__all__ = ["PIECE_KEYS", "Declaring", "to_piece"]

PIECE_KEYS: Final = frozenset({"constant", "mint", "split", "column", "read"})
"""What tells a piece from a part: no field of a part has one of these names."""

_PIECES: Final = (Column, Split, Mint, Constant, Part, Several)
_LIKENESS: Final = 0.6


def to_piece(given: object) -> Piece:
    """Return the piece that plain values describe.

    Raises:
        ValidationError: with every mistake, each with its JSON pointer.

    >>> to_piece({"column": "Date", "read": "date", "day_first": True}) == loading.date("Date", day_first=True)
    True
    """
    declaring = Declaring()
    piece = declaring.piece(given)
    if piece is None:
        raise ValidationError(declaring.problems)
    return piece


class Declaring:
    """Makes pieces, and gathers in `problems` what is wrong with those it cannot make."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, code: str, message: str, path: str, *, value: object = None, hint: str | None = None) -> None:
        """Take note of a mistake."""
        shown = None if value is None else shorten(value)
        self.problems.append(Problem(code=code, message=message, path=path, hint=hint, value=shown))

    def expected(self, what: str, value: object, path: str) -> None:
        """Take note of a value of another type than it must be."""
        self.wrong("mapping.value", f"expected {what}, got {kind_of(value)}", path, value=value)

    def keys(self, given: Mapping[Any, Any], known: Collection[str], path: str, whose: str) -> None:
        """Take note of every key that is not known."""
        for key in given:
            if key not in known:
                hint = did_you_mean(closest(key, known, _LIKENESS)) or f"there are {', '.join(known)}"
                self.wrong("mapping.unknown", f"{whose} has no {shorten(key)}", path + pointer(str(key)), hint=hint)

    def piece(self, given: object, path: str = "") -> Piece | None:
        """Return the piece that plain values describe, None when they have a mistake."""
        if isinstance(given, _PIECES):
            return given
        if isinstance(given, str):
            return Column(given)
        if is_list(given):
            pieces = [self.piece(item, path + pointer(place)) for place, item in enumerate(given)]
            made = tuple(piece for piece in pieces if piece is not None)
            return Several(made) if len(made) == len(pieces) else None
        if not is_mapping(given):
            self.expected("the name of a column, a table or a list", given, path)
            return None
        before = len(self.problems)
        make = next((make for key, make in self._makers.items() if key in given), self._part)
        piece = make(given, path)
        return piece if len(self.problems) == before else None

    def fields(self, given: object, path: str) -> dict[str, Piece]:
        """Return the pieces of a table of fields."""
        if not is_mapping(given):
            self.expected("a table of fields", given, path)
            return {}
        pieces = {str(name): self.piece(held, path + pointer(str(name))) for name, held in given.items()}
        return {name: piece for name, piece in pieces.items() if piece is not None}

    @property
    def _makers(self) -> Mapping[str, Callable[[Mapping[Any, Any], str], Piece | None]]:
        return {
            "constant": self._constant,
            "mint": self._mint,
            "split": self._split,
            "column": self.column,
            "read": self.column,
        }

    def _part(self, given: Mapping[Any, Any], path: str) -> Piece | None:
        return Part(self.fields(given, path))

    def _constant(self, given: Mapping[Any, Any], path: str) -> Piece | None:
        self.keys(given, ["constant"], path, "a constant")
        return self.constant(given["constant"], path + pointer("constant"))

    def constant(self, value: object, path: str) -> Constant | None:
        """Return the constant of a value, None when it is nothing that JSON has."""
        held = self.made(path, lambda: FrozenDict({"value": value}))
        return None if held is None else Constant(held["value"])

    def _mint(self, given: Mapping[Any, Any], path: str) -> Piece | None:
        self.keys(given, ["mint", "prefix", "of"], path, "a minted id")
        named = given["mint"] if is_list(given["mint"]) else [given["mint"]]
        columns: list[Column] = []
        for place, held in enumerate(named):
            piece = self.piece(held, f"{path}/mint/{place}")
            if isinstance(piece, Column):
                columns.append(piece)
            elif piece is not None:
                self.expected("a column", held, f"{path}/mint/{place}")
        return Mint(tuple(columns), self._text(given, "prefix", path), self._text(given, "of", path))

    def _split(self, given: Mapping[Any, Any], path: str) -> Piece | None:
        self.keys(given, ["column", "split", "each"], path, "a column that is split")
        separators = self.texts(given["split"], path + pointer("split"))
        each = self.piece(given["each"], path + pointer("each")) if "each" in given else Column(None)
        name = self._text(given, "column", path)
        return None if each is None else self.made(path, lambda: Split(name, separators, each))

    def column(self, given: Mapping[Any, Any], path: str) -> Column | None:
        """Return the column that a table describes."""
        self.keys(given, ["column", "read", "values", *OPTIONS], path, "a column")
        options: dict[str, object] = {name: given[name] for name in OPTIONS if name in given}
        for option, held in options.items():
            if is_mapping(held):
                options[option] = self.piece(held, path + pointer(option))
        read, name = self._text(given, "read", path), self._text(given, "column", path)
        values = self._values(given.get("values", {}), path + pointer("values"))
        if read is None and any(name in options for name in OPTIONS):
            hint = f"read = one of {', '.join(READERS)}"
            self.wrong("mapping.value", "an option needs a reader", path + pointer(next(iter(options))), hint=hint)
            return None
        return self.made(path, lambda: Column(name, read, options, values))

    def made(self, path: str, make: Callable[[], T]) -> T | None:
        """Return what a function makes, None when there is a mistake in it."""
        try:
            return make()
        except ValidationError as error:
            self.problems += [_told_of_mapping(problem, path) for problem in error.problems]
            return None

    def _values(self, given: object, path: str) -> FrozenDict:
        if not is_mapping(given):
            self.expected("a table of texts", given, path)
            return FrozenDict()
        for key, held in given.items():
            if not isinstance(held, str):
                self.expected("text", held, path + pointer(str(key)))
        return FrozenDict({str(key): held for key, held in given.items() if isinstance(held, str)})

    def _text(self, given: Mapping[Any, Any], key: str, path: str) -> str | None:
        held = given.get(key)
        if held is None or isinstance(held, str):
            return held
        self.expected("text", held, path + pointer(key))
        return None

    def texts(self, given: object, path: str) -> tuple[str, ...]:
        """Return a text, or a list of texts, as a tuple."""
        held = given if is_list(given) else (given,)
        for item in held:
            if not isinstance(item, str):
                self.expected("text, or a list of texts", item, path)
        return tuple(item for item in held if isinstance(item, str))


def _told_of_mapping(problem: Problem, path: str) -> Problem:
    """Return the problem of a value as one of the mapping it stands in."""
    code = problem.code if problem.code.startswith("mapping.") else "mapping.value"
    return attrs.evolve(problem, code=code, path=path + (problem.path or "").removeprefix("/value"))
