"""From drafts to a dataset: records are made, references looked after, rules asked."""

from __future__ import annotations

import contextlib
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.errors import Problem, Severity, UnknownRecord, ValidationError, shorten
from cyberdialogue.loading.building import needs_of, with_article
from cyberdialogue.loading.findings import Spot
from cyberdialogue.loading.result import LeftOut
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS
from cyberdialogue.model.dicts import from_dict, to_dict
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.model.typed import class_of
from cyberdialogue.model.walk import references_in
from cyberdialogue.reference.finding import body, state
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.references import Guesses, references_of
from cyberdialogue.validation.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.loading.compiling import Block
    from cyberdialogue.loading.drafts import Draft, Origin
    from cyberdialogue.loading.filling import Filling
    from cyberdialogue.loading.result import Policy, What
    from cyberdialogue.loading.sheets import Sheet
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.record import Record
    from cyberdialogue.validation.profile import Profile

__all__ = ["Finishing"]

_CONSEQUENCE: Final = {"stop": "", "skip": "; the record is left out", "keep": "; the value is left out"}


class Finishing:
    """Makes the dataset, and adds what is wrong with it to what was found before."""

    def __init__(
        self, filling: Filling, blocks: Sequence[Block], sheets: Mapping[str, Sheet], policy: Policy, about: Dataset
    ) -> None:
        self._filling = filling
        self._blocks = blocks
        self._sheets = sheets
        self._policy: Policy = policy
        self._about = about
        self._origins: dict[str, Origin | Draft] = {}

    def dataset(self) -> Dataset:
        """Return what could be read."""
        records: dict[str, Any] = {}
        drafts = self._filling.drafts
        self._tell_of_dropped()
        for key in list(drafts):
            block, draft = drafts.pop(key)
            record = self._record(key, block, draft)
            if record is not None:
                records[key] = record
                is_simple = draft.late is None and draft.items is None
                self._origins[key] = draft.first if is_simple else draft
                draft.values = {}
        self._refer(records)
        held: defaultdict[str, list[Any]] = defaultdict(list)
        for record in records.values():
            held[COLLECTION_OF[record.type]].append(record)
        collections: dict[str, Any] = {name: held[name] for name in COLLECTIONS}
        return attrs.evolve(self._about, **collections)

    # -------------------------------------------------------------------------------------------------------- records

    def _record(self, key: str, block: Block, draft: Draft) -> Record | None:
        """Return the record of a draft, None when it is left out."""
        if draft.clashes and self._policy != "skip":
            self._without_clashes(key, draft)
            draft.clashes.clear()
        lacking = [name for name in needs_of(block.cls) if name not in draft.values]
        # What a cell that could not be read would have given is told already.
        for name in lacking:
            if name not in draft.lost and key not in self._filling.lost:
                self._lacks(key, block, draft.first, name)
        if lacking or draft.clashes:
            self._leave_out(key, draft.first)
            return None
        try:
            return block.cls(id=key, **draft.values)
        except ValidationError as error:
            for problem in error.problems:
                self._tell(attrs.evolve(problem, record_id=key), self._row(draft.first))
            self._leave_out(key, draft.first)
            return None

    def _without_clashes(self, key: str, draft: Draft) -> None:
        """Choose none of two values."""
        for path in sorted(draft.clashes, key=lambda path: [step.zfill(9) for step in path.split("/")], reverse=True):
            name, _, step = path[1:].partition("/")
            held = draft.values[name]
            if isinstance(held, list):
                del held[int(step)]
                if draft.items:
                    del draft.items[name][int(step)]
            elif isinstance(held, FrozenDict):
                draft.values[name] = FrozenDict({key: value for key, value in held.items() if pointer(key)[1:] != step})
            else:
                draft.values.pop(name)
                draft.lost.add(name)
            self._note("cell", key, draft.first, path)

    def _tell_of_dropped(self) -> None:
        """Report what records lack of which rows were left out: one bad cell hides no other."""
        for key, (block, origin, given) in self._filling.dropped.items():
            draft = self._filling.drafts.get(key)
            known, first = given, origin
            if draft is not None:
                known = {*given, *draft[1].values, *draft[1].lost}
                first = min(origin, draft[1].first, key=self._turn)
            for name in needs_of(block.cls):
                if name not in known:
                    self._lacks(key, self._blocks[first.block], first, name)

    def _turn(self, origin: Origin) -> tuple[int, int, int]:
        """Return when a row was read, among those of all tables."""
        return list(self._sheets).index(self._blocks[origin.block].table), origin.line, origin.block

    def _lacks(self, key: str, block: Block, origin: Origin, name: str) -> None:
        slot = block.slot_of(pointer(name))
        spot = self._row(origin)
        needed = f"{with_article(block.cls.type)} needs its {name!r}"
        consequence = _CONSEQUENCE["skip"] if self._policy != "stop" else ""
        if slot is None:
            message = f"{name!r} is missing: no row gives it"
            problem = Problem(code="field.missing", message=message, path=pointer(name), record_id=key)
        else:
            message = f"column {slot.header!r}: the cell is empty, and {needed}"
            problem = Problem(code="cell.empty", message=message, path=pointer(name), record_id=key)
            spot = spot if slot.join else spot._replace(cell=slot.cell)
        self._tell(problem, spot, consequence)

    def _leave_out(self, key: str, origin: Origin) -> None:
        self._filling.lost.add(key)
        self._note("record", key, origin)

    def _note(self, what: What, key: str, origin: Origin, path: str | None = None) -> None:
        if self._policy != "stop":
            file = self._sheets[self._blocks[origin.block].table].file
            self._filling.left_out.append(LeftOut(what=what, record_id=key, path=path, file=file, line=origin.line))

    def _row(self, origin: Origin) -> Spot:
        return Spot(self._blocks[origin.block].table, origin.line)

    def _tell(self, problem: Problem, spot: Spot, consequence: str = "") -> None:
        self._filling.findings.add_another(attrs.evolve(problem, message=problem.message + consequence), spot)

    # ----------------------------------------------------------------------------------------------------- references

    def _refer(self, records: dict[str, Any]) -> None:
        """Add the records of states and people that others name, and look after references to what is not there."""
        external = set(self._about.external)
        wanted = references_of(records.values()) - records.keys() - external
        known = {key for key in wanted if key in self._filling.made or _looked_up(key) is not None}
        if wanted > known:
            self._cut(records, wanted - known)
            wanted = references_of(records.values()) - records.keys() - external
        for key, (record, _) in self._filling.made.items():
            if key in wanted:
                records[key] = record
        for key in sorted(wanted - records.keys()):
            found = _looked_up(key)
            if found is not None:
                records[key] = found

    def _cut(self, records: dict[str, Any], gone: set[str]) -> None:
        """Report references to what is not there, and leave out what cannot do without, and what refers to that."""
        referrers: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, record in records.items():
            for _, ref in references_in(record):
                referrers[ref][key] = None
        guesses = Guesses(records)
        waiting = deque(sorted(gone))
        while waiting:
            ref = waiting.popleft()
            for key in referrers[ref]:
                if key in records and not self._without(records, key, ref, guesses):
                    waiting.append(key)

    def _without(self, records: dict[str, Any], key: str, ref: str, guesses: Guesses) -> bool:
        """Leave out a reference, or else its record; return whether the record is still there."""
        paths = [path for path, found in references_in(records[key]) if found == ref]
        is_lost = ref in self._filling.lost
        less = None if self._policy == "skip" else _less(records[key], paths)
        consequence = _CONSEQUENCE["skip" if less is None and self._policy == "keep" else self._policy]
        origin = self._origins[key]
        first = origin if isinstance(origin, tuple) else origin.first
        for path in paths:
            if not is_lost:
                message = f"no record {shorten(ref)} in the tables"
                hint, shown = guesses.hint(ref), shorten(ref)
                problem = Problem(code="ref.missing", message=message, path=path, record_id=key, hint=hint, value=shown)
                self._tell(problem, self._spot(key, path), consequence)
            elif self._policy != "stop":
                message = f"it refers to {ref}, which is left out"
                problem = Problem(
                    code="row.left-out", message=message, severity=Severity.INFO, path=path, record_id=key
                )
                self._tell(problem, self._spot(key, path), consequence)
        if less is None:
            del records[key]
            self._leave_out(key, first)
            return False
        records[key] = less
        for path in paths:
            self._note("cell", key, first, path)
        return True

    # ---------------------------------------------------------------------------------------------------------- rules

    def judge(self, dataset: Dataset, profile: Profile) -> None:
        """Ask the rules, and take note of what they find."""
        for problem in findings(World(dataset, profile.as_of), profile.all_rules):
            judged = profile.judge(problem)
            if judged is None:
                continue
            if judged.record_id is None:
                self._filling.findings.add_another(judged, Spot(""))
                continue
            # In a table a record has no place among others: the pointer begins at the record.
            path = "".join(f"/{step}" for step in (judged.path or "").split("/")[3:])
            self._filling.findings.add_another(attrs.evolve(judged, path=path), self._spot(judged.record_id, path))

    def _spot(self, key: str, path: str) -> Spot:
        """Return the cell, or at least the row, from which what stands at a pointer comes."""
        origin = self._origins.get(key)
        if origin is None:
            return self._filling.made[key][1] if key in self._filling.made else Spot("")
        found = origin if isinstance(origin, tuple) else origin.origin_of(path)
        block = self._blocks[found.block]
        slot = block.slot_of(path, found.piece) if path else next(iter(block.id.slots()), None)
        return Spot(block.table, found.line, None if slot is None or slot.join else slot.cell)


def _looked_up(key: str) -> Record | None:
    """Return the record of a state or an organization of states that is known by its id."""
    try:
        if key.startswith("state:"):
            return state(key).record()
        return body(key).record() if key.startswith("organization:") else None
    except UnknownRecord:
        return None


def _less(record: Any, paths: Sequence[str]) -> Any:
    """Return a record without what stands at some pointers, or the items of lists it stands in; None if it cannot."""
    plain = to_dict(record)
    for path in reversed(paths):
        steps = path.split("/")[1:]
        numbers = [place for place, step in enumerate(steps) if step.isdecimal()]
        *outer, last = steps[: numbers[-1] + 1] if numbers else steps
        held: Any = plain
        with contextlib.suppress(LookupError):  # it went with another one
            for step in outer:
                held = held[_step(step)]
            del held[_step(last)]
    try:
        return from_dict(class_of(record), plain)
    except ValidationError:
        return None


def _step(step: str) -> Any:
    return int(step) if step.isdecimal() else step
