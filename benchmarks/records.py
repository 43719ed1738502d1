"""One record after the other, written from the tables of fields of its class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import attrs

from benchmarks.rarity import share_of
from benchmarks.related import given_for
from benchmarks.texts import text_of
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.parts import Affiliation, Name
from cyberdialogue.model.record import Record
from cyberdialogue.model.roster import Participation, Stage
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, RefTo, SpanShape, TextShape
from cyberdialogue.model.typed import cached
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Role, StageCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.draws import Draw
    from benchmarks.plan import Plan, Planned
    from cyberdialogue.vocabulary import Code

__all__ = ["Maker", "Spot"]

_AS_PARTY: Final = {"role": "party", "side": None, "status": None, "count": None}
# What a text has and external knowledge has not.
_OF_A_TEXT: Final = ("source", "spans", "fields", "value", "wording", "locator", "via")
# Several would have to keep clear of each other: links to one record, stretches of one text, hops by one person.
_ONE_AT_MOST: Final = {"links", "segments", "via"}
# Sessions of a dialogue would have to keep clear of the days on which it is at rest.
_UPS_AND_DOWNS: Final = frozenset(
    {
        StageCode.SUSPENDED,
        StageCode.CANCELLED,
        StageCode.ENDED,
        StageCode.POSTPONED,
        StageCode.RESUMED,
        StageCode.PARTIALLY_RESUMED,
        StageCode.RESCHEDULED,
        StageCode.OPENED,
    }
)
# What depends on the other fields of its holder comes after them.
_LAST: Final = ("evidence", "not_stated", "not_exhaustive")
_DAYS_LATER: Final[Mapping[str, tuple[int, int]]] = {
    "updated": (0, 10),
    "accessed": (30, 900),
    "as_of": (10, 60),
    "until": (400, 2000),
}
"""How many days after what they are about these dates lie."""
_DUE: Final = (900, 2000)
_DAYS_BETWEEN_STAGES: Final = 40
_SHARE_OF_CONFLICTS: Final = 0.03
_SHARE_OF_EXTERNAL: Final = 0.03


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the data something is written."""

    planned: Planned
    """The record."""
    day: int
    """The day it is about."""
    holder: type | None = None
    """The class of the record or part it lies in."""
    depth: int = 0
    """How many parts deep."""

    def inside(self, cls: type, days: int = 0) -> Spot:
        """Return the spot of a part, so many days later."""
        return Spot(self.planned, self.day + days, cls, self.depth + 1)


class Maker:
    """Writes the records of a plan as plain values in canonical form."""

    def __init__(self, plan: Plan, draw: Draw, *, dense: bool) -> None:
        self.plan = plan
        self.draw = draw
        self._dense = dense

    def record(self, cls: type[Record], planned: Planned) -> dict[str, Any]:
        """Write one record."""
        return {"type": cls.type, **self.part(cls, Spot(planned, planned.day), id=planned.id)}

    def part(self, cls: type, spot: Spot, **given: Any) -> dict[str, Any]:
        """Write a record or part; a given field that is None is left out."""
        fields, defaults = fields_of(cls), _plain_defaults(cls)
        given = {**given_for(self, cls, spot), **given}
        held: dict[str, Any] = {}
        for name, kind in fields.items():
            if name in given:
                value = given[name]
            elif name not in _LAST and (name not in defaults or self.has(cls, name, spot)):
                value = self._value(cls, name, kind, spot)
            else:
                continue
            if value is not None and value != [] and value != defaults.get(name):
                held[name] = value
        if "not_stated" in fields:
            self._say_what_is_missing(cls, held, spot)
        if "evidence" in fields and self.has(cls, "evidence", spot):
            held["evidence"] = [self._evidence(held, spot.inside(cls)) for _ in range(self.draw.many())]
        if any(name not in held and name not in defaults for name in fields):
            return {}  # it was to refer to something, and there is nothing yet
        return {name: held[name] for name in fields if name in held}

    def has(self, cls: type, name: str, spot: Spot) -> bool:
        """Draw whether an optional field is there."""
        return self.draw.chance(share_of(cls, name, depth=spot.depth, dense=self._dense))

    def _value(self, cls: type, name: str, kind: FieldType, spot: Spot) -> Any:
        """Draw the value of a field: one, or several that differ."""
        if kind.classes == (Participation,):
            return self.roster(spot)
        if kind.classes == (Stage,):
            return self._stages(cls, spot)
        if not kind.many:
            return self._one(cls, name, kind, spot) or None
        drawn = [self._one(cls, name, kind, spot) for _ in range(1 if name in _ONE_AT_MOST else self.draw.many())]
        return [value for place, value in enumerate(drawn) if value and value not in drawn[:place]]

    def _stages(self, cls: type, spot: Spot) -> list[dict[str, Any]]:
        """Draw a history, its steps in the order in which they are usually taken."""
        codes = _codes_of(StageCode, "participation" if cls is Participation else spot.planned.type)
        drawn = {self.draw.one(codes) for _ in range(self.draw.many())} - _UPS_AND_DOWNS
        steps = [code.value for code in codes if code in drawn]
        return [
            self.part(Stage, spot.inside(cls, _DAYS_BETWEEN_STAGES * place), stage=step)
            for place, step in enumerate(steps)
        ]

    def _one(self, cls: type, name: str, kind: FieldType, spot: Spot) -> Any:
        draw = self.draw
        match kind.shape:
            case RefTo(types=types):
                return self.plan.reference(types, spot.planned)
            case TextShape():
                return text_of(draw, cls, name, kind.shape)
            case IntegerShape(minimum=minimum):
                return draw.integer(max(minimum, 1), 4)
            case NumberShape(minimum=minimum, maximum=maximum):
                return draw.number(minimum or 0, maximum or 100)
            case SpanShape():
                return self._spans(spot.planned.id)[0]
            case MappingShape(texts=texts):
                return draw.identifiers() if texts else draw.extra()
            case JsonShape():
                return None  # the value of an evidence comes with its field
            case None:
                return self._unshaped(cls, name, kind, spot)

    def _unshaped(self, cls: type, name: str, kind: FieldType, spot: Spot) -> Any:
        """Draw one value of which the type says all."""
        if kind.classes:
            return self.part(kind.classes[0], spot.inside(cls))
        if kind.base is When:
            return self._when(cls, name, spot.day)
        if kind.base is bool:
            return True  # the default is no
        return self.draw.code(_codes_of(kind.base, spot.planned.type if kind.base is Role else None))

    def _when(self, cls: type, name: str, day: int) -> str:
        """Draw the time a field holds."""
        if name == "due":
            return self.draw.deadline(day + self.draw.integer(*_DUE))
        if name in _DAYS_LATER:
            return self.draw.day(day + self.draw.integer(*_DAYS_LATER[name]))
        return self.draw.when(day, lasting=cls in {Affiliation, Name})

    def roster(self, spot: Spot) -> list[dict[str, Any]]:
        """Draw the rows of a roster, each of somebody else; those who lead a dialogue or a channel come first."""
        planned = spot.planned
        inside = spot.inside(RECORD_CLASSES[planned.type])
        rows = [self.part(Participation, inside, participant=state, **_AS_PARTY) for state in planned.parties]
        drawn = [self.plan.participant(planned) for _ in range(self.draw.many())]
        sides = planned.dialogue.parties if planned.dialogue else planned.parties
        for one in {one.id: one for one in drawn if one.id not in planned.parties}.values():
            side = one.country if one.country in sides or not sides else None
            given: dict[str, Any] = {"participant": one.id, "side": side}
            if planned.type == "pledge" and not rows:
                given["role"] = "pledgor"
            if planned.type not in {"session", "event"}:
                given["status"] = None
            elif planned.is_ahead:
                given["status"] = "expected"
            if one.body:
                given["count"] = None  # it is one person
            rows.append(self.part(Participation, inside, **given))
        return rows

    def _spans(self, source: str) -> list[list[int]]:
        """Draw one or two places in the text of a source."""
        draw, length = self.draw, self.plan.lengths[source]
        start = draw.integer(0, length - 450)
        end = start + draw.integer(8, 300)
        return [[start, end]] if draw.chance(0.9) else [[start, end], [end + draw.integer(1, 50), end + 90]]

    def _evidence(self, held: Mapping[str, Any], spot: Spot) -> dict[str, Any]:
        """Draw the place in a source that supports what is held, or some of its fields."""
        draw, planned = self.draw, spot.planned
        if draw.chance(_SHARE_OF_EXTERNAL):
            return self.part(Evidence, spot, basis="external", **dict.fromkeys(_OF_A_TEXT))
        source = planned.id if planned.type == "source" else self.plan.published_after(planned)
        basis = "inferred" if self.has(Evidence, "basis", spot) else None
        given: dict[str, Any] = {"fields": None, "value": None, "basis": basis}
        names = [name for name in held if name not in {"id", *_LAST}]
        dates = [name for name in ("when", "made_on", "said_on") if name in names]
        if dates and draw.chance(_SHARE_OF_CONFLICTS):
            given |= {"fields": dates, "value": draw.exactly(spot.day + 1)}  # another source has it a day later
        elif self.has(Evidence, "fields", spot):
            given["fields"] = list(dict.fromkeys(draw.one(names) for _ in range(draw.many())))
        return self.part(Evidence, spot, source=source, spans=self._spans(source), **given)

    def _say_what_is_missing(self, cls: type, held: dict[str, Any], spot: Spot) -> None:
        """Let `not_stated` name fields that are not there, and `not_exhaustive` lists that are."""
        own = _own_optional(cls)
        for name, names in (
            ("not_stated", [field for field in own if field not in held]),
            ("not_exhaustive", [field for field, kind in own.items() if kind.many and field in held]),
        ):
            if names and self.has(cls, name, spot):
                held[name] = list(dict.fromkeys(self.draw.one(names) for _ in range(self.draw.many())))
        if "counts" in held and "roster" in held:
            held["not_exhaustive"] = list(dict.fromkeys(["roster", *held.get("not_exhaustive", ())]))


@cached
def _plain_defaults(cls: type) -> Mapping[str, Any]:
    """Return what the optional fields of a class hold when nothing is said."""
    return {field.name: field.default for field in attrs.fields(cls) if field.default is not attrs.NOTHING}


@cached
def _own_optional(cls: type) -> Mapping[str, FieldType]:
    """Return the optional fields of a record class that not every record has."""
    common, defaults = fields_of(Record), _plain_defaults(cls)
    return {name: kind for name, kind in fields_of(cls).items() if name not in common and name in defaults}


@cached
def _codes_of(codes: type[Code], holder: str | None) -> Sequence[Code]:
    return tuple(codes) if holder is None else codes.for_holder(holder)
