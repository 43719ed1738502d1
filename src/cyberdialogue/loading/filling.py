"""From rows to drafts of records: what each row says is read, judged by the policy, and taken in or left out."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cyberdialogue.errors import Problem, Severity, shorten
from cyberdialogue.loading.building import with_article
from cyberdialogue.loading.conflicts import Conflicts
from cyberdialogue.loading.drafts import Draft, Origin
from cyberdialogue.loading.findings import Findings, Spot, line_of, spot_of
from cyberdialogue.loading.nodes import Aside, ConstantNode, Remark, empty_cell, united
from cyberdialogue.loading.result import LeftOut
from cyberdialogue.loading.rows import folded
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.typed import class_of, is_list
from cyberdialogue.model.walk import references_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.loading.compiling import Block
    from cyberdialogue.loading.drafts import Clash
    from cyberdialogue.loading.joining import Joining
    from cyberdialogue.loading.nodes import Named
    from cyberdialogue.loading.result import Policy, What
    from cyberdialogue.loading.rows import Cell, Fault, Row
    from cyberdialogue.loading.sheets import Sheet
    from cyberdialogue.model.record import Record

__all__ = ["Dropped", "Filling"]

_CONSEQUENCE: Final = {"stop": "", "skip": "; the row is left out", "keep": "; the cell is left out"}


class _Said(NamedTuple):
    """What a row says of one record."""

    values: dict[str, Any]
    items: dict[str, list[Origin]]
    """The pieces that gave the items of lists that come from several."""
    aside: Aside
    told: bool
    """Whether a cell has said anything; constants do not count."""


class Dropped(NamedTuple):
    """A record of which rows were left out; what else they lack is told all the same."""

    block: Block
    origin: Origin
    given: set[str]
    """The fields that rows which were left out gave, or would have given."""


class Filling:
    """The drafts, with all that was found on the way."""

    def __init__(self, policy: Policy, blocks: Sequence[Block], joining: Joining, sheets: Mapping[str, Sheet]) -> None:
        self.findings: Findings = Findings()
        self.drafts: dict[str, tuple[Block, Draft]] = {}
        self.made: dict[str, tuple[Record, Spot]] = {}
        """Records of states, organizations and people that cells name, by id, with the first row that does."""
        self.left_out: list[LeftOut] = []
        self.dropped: dict[str, Dropped] = {}
        """What is known of the rows that were left out, by the ids of their records."""
        self.lost: set[str] = set()
        """Ids of records that were left out, or of which a row was."""
        self.conflicts: Conflicts = Conflicts()
        """What rows contradict each other about."""
        self._policy: Policy = policy
        self._blocks = blocks
        self._joining = joining
        self._sheets = sheets
        self._names: dict[str, tuple[str, Spot]] = {}

    def fill(self, block: Block, row: Row) -> None:
        """Take in what a row says."""
        if not all(_holds(row.cells[slot.cell], texts) for slot, texts in block.where):
            return
        joined = self._joining.joined(block, row) if block.joins else row
        if isinstance(joined, Remark):
            self._refuse(block, row, joined)
        elif block.each is None:
            self._take(block, joined, None)
        elif isinstance(parts := block.each.parts(joined), Remark):
            self._refuse(block, row, parts)
        else:
            for part in dict.fromkeys(parts):
                self._take(block, joined, part)

    def leave_out_row(self, table: str, fault: Fault) -> None:
        """Take note of a row that is none."""
        if self._policy != "stop" and fault.severity is Severity.ERROR:
            self.left_out.append(LeftOut(what="row", file=self._sheets[table].file, line=fault.line))

    # -------------------------------------------------------------------------------------------------------- one row

    def _take(self, block: Block, row: Row, item: str | None) -> None:
        """Take in what a row, or one of the values in a cell of it, says of one record."""
        key, of_key = block.id.read(row, item)
        said = _read_fields(block, row, item)
        aside = united([of_key, said.aside]) or Aside()
        if key is ABSENT and not said.told and not aside.lost:
            return
        collisions = self._on_names(block, row, aside.names)
        remarks = [*aside.remarks, *collisions.values()]
        if key is ABSENT and not (of_key and of_key.lost):
            remarks.append(
                empty_cell(next(iter(block.id.slots())), "/id", f"{with_article(block.cls.type)} needs an id")
            )
        record_id = None if key is ABSENT else str(key)
        lost = [remark for remark in remarks if remark.severity is Severity.ERROR]
        is_out = bool(lost) and (self._policy == "skip" or any(remark.path == "/id" for remark in lost))
        self._report(block, row, remarks, record_id, _CONSEQUENCE["skip" if is_out else self._policy])
        if is_out:
            self._leave_out("row", block, row, record_id)
            if record_id is not None:
                self.lost.add(record_id)
                origin = Origin(block.number, row.line)
                dropped = self.dropped.setdefault(record_id, Dropped(block, origin, set()))
                dropped.given.update(said.values, (remark.path.split("/")[1] for remark in lost))
        elif record_id is not None:
            _drop(said, {key for key, remark in collisions.items() if remark.severity is Severity.ERROR})
            for remark in lost:
                self._leave_out("cell", block, row, record_id, remark.path)
            self._draft(block, row, record_id, said, {remark.path.split("/")[1] for remark in lost})
            for record in aside.made:
                self.made.setdefault(record.id, (record, Spot(block.table, row.line)))

    def _draft(self, block: Block, row: Row, record_id: str, said: _Said, lost: set[str]) -> None:
        """Add to the draft of a record, and report what another row contradicts."""
        origin = Origin(block.number, row.line)
        if record_id not in self.drafts:
            self.drafts[record_id] = block, Draft(said.values, origin, said.items)
        else:
            for clash in self.drafts[record_id][1].add(said.values, origin, said.items):
                if clash.is_spelling:
                    self._spelt(block, row, record_id, clash)
                else:
                    self.conflicts.add(block, row, record_id, clash)
        self.drafts[record_id][1].lost |= lost

    def _spelt(self, block: Block, row: Row, record_id: str, clash: Clash) -> None:
        """Report that a row spells something in another way than an earlier one."""
        slot = block.slot_of(clash.path)
        spot = Spot(block.table, row.line) if slot is None else spot_of(block, row, slot)
        other = Spot(self._blocks[clash.origin.block].table, clash.origin.line)
        column = "" if slot is None else f"column {slot.header!r}: "
        there = f"{shorten(clash.there)} on {line_of(other, block.table)}"
        problem = Problem(
            code="cell.spelling",
            severity=Severity.WARNING,
            message=f"{column}{shorten(clash.here)} is taken for {there}",
            path=clash.path,
            record_id=record_id,
            value=shorten(clash.here),
        )
        self.findings.add(problem, spot)

    def _on_names(self, block: Block, row: Row, names: Sequence[Named]) -> dict[str, Remark]:
        """Return what is wrong with the names of which ids are made, by id: two of them make one id."""
        remarks: dict[str, Remark] = {}
        for key, words, slot, path in names:
            said = " ".join(words)
            if key not in self._names:
                self._names[key] = said, spot_of(block, row, slot)
            known, spot = self._names[key]
            if known == said:
                continue
            there = f"{shorten(known)} on {line_of(spot, block.table)}"
            if folded(known) == folded(said):
                message = f"column {slot.header!r}: {shorten(said)} is taken for {there}"
                shown = shorten(said)
                remarks[key] = Remark("cell.spelling", message, slot, path, None, shown, Severity.WARNING)
            else:
                message = f"column {slot.header!r}: {shorten(said)} makes the same id as {there}, {key}"
                hint = "`values` makes two spellings one; two things need two names, or ids of their own"
                remarks[key] = Remark("id.collision", message, slot, path, hint, shorten(said))
        return remarks

    # ------------------------------------------------------------------------------------------------------- telling

    def _report(
        self, block: Block, row: Row, remarks: Sequence[Remark], record_id: str | None, consequence: str
    ) -> None:
        for remark in remarks:
            is_error = remark.severity is Severity.ERROR
            problem = Problem(
                code=remark.code,
                severity=remark.severity,
                message=remark.message,
                path=remark.path,
                record_id=record_id,
                hint=remark.hint,
                value=remark.value,
            )
            told = consequence if is_error and self._policy != "stop" else ""
            self.findings.add(problem, spot_of(block, row, remark.slot), told)

    def _refuse(self, block: Block, row: Row, remark: Remark) -> None:
        """Leave out a row of which not even the id is known."""
        self._report(block, row, [remark], None, _CONSEQUENCE["skip"])
        self._leave_out("row", block, row, None)

    def _leave_out(self, what: What, block: Block, row: Row, record_id: str | None, path: str | None = None) -> None:
        file = self._sheets[block.table].file
        if self._policy != "stop":
            self.left_out.append(LeftOut(what=what, record_id=record_id, path=path, file=file, line=row.line))


def _holds(cell: Cell, texts: frozenset[str] | None) -> bool:
    """Tell whether a cell holds one of some texts, or anything when none is named."""
    if texts is None:
        return not isinstance(cell, str) or folded(cell) != ""
    return isinstance(cell, str) and folded(cell) in texts


def _read_fields(block: Block, row: Row, item: str | None) -> _Said:
    values: dict[str, Any] = {}
    items: dict[str, list[Origin]] = {}
    asides: list[Aside | None] = []
    told = False
    for name, node in block.fields.items():
        if name in block.lists:
            value, aside, origins = _read_list(block, row, item, name)
            items[name] = origins
        else:
            value, aside = node.read(row, item)
        if aside is not None:
            asides.append(aside)
        if value is not ABSENT:
            values[name] = value
            told = told or type(node) is not ConstantNode
    return _Said(values, items, united(asides) or Aside(), told)


def _read_list(block: Block, row: Row, item: str | None, name: str) -> tuple[Any, Aside | None, list[Origin]]:
    """Read a list that several pieces give, and say which gave what."""
    value: list[Any] = []
    origins: list[Origin] = []
    asides: list[Aside | None] = []
    for key, (held, aside) in block.lists[name].read_each(row, item).items():
        value += held
        origins += [Origin(block.number, row.line, key)] * len(held)
        asides.append(aside)
    return (tuple(value) if value else ABSENT), united(asides), origins


def _drop(said: _Said, ids: set[str]) -> None:
    """Drop what refers to ids that are not those of what the row means."""
    if not ids:
        return
    for name, value in list(said.values.items()):
        if not is_list(value):
            if _refers(value, ids):
                del said.values[name]
            continue
        stays = [not _refers(item, ids) for item in value]
        said.values[name] = tuple(compress(value, stays))
        if name in said.items:
            said.items[name] = list(compress(said.items[name], stays))


def _refers(value: Any, ids: set[str]) -> bool:
    """Tell whether a value is one of some ids, or a part that refers to one."""
    if attrs.has(class_of(value)):
        return any(ref in ids for _, ref in references_in(value))
    return isinstance(value, str) and value in ids
