"""Loading tables: open them, read row by row, and return the dataset with every problem."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, Severity, ValidationError, closest, did_you_mean
from cyberdialogue.formats.collector import Collector, paused
from cyberdialogue.formats.reading import MOST_PROBLEMS, cut_off
from cyberdialogue.loading.compiling import compiled, table_of, wanted_columns
from cyberdialogue.loading.filling import Filling
from cyberdialogue.loading.findings import Findings, Spot
from cyberdialogue.loading.finishing import Finishing
from cyberdialogue.loading.joining import Joining
from cyberdialogue.loading.result import Loaded
from cyberdialogue.loading.rows import Fault
from cyberdialogue.loading.sheets import open_sheet
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.dicts import from_dict
from cyberdialogue.report import Report, in_order
from cyberdialogue.validation.profile import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Mapping as AnyMapping

    from cyberdialogue.loading.compiling import Block
    from cyberdialogue.loading.mapping import Mapping
    from cyberdialogue.loading.result import Policy
    from cyberdialogue.loading.rows import Row
    from cyberdialogue.loading.sheets import Sheet, Source
    from cyberdialogue.validation.profile import Profile

__all__ = ["load_table", "load_tables"]

_POLICIES: Final = ("stop", "skip", "keep")


def load_table(
    source: Source,
    mapping: Mapping,
    *,
    policy: Policy = "stop",
    encoding: str | None = None,
    profile: Profile = DEFAULT,
    collector: Collector = "auto",
) -> Loaded:
    r"""Load one table with a mapping: a path or an open file (CSV, TSV), rows as mappings, or a data frame.

    In all else as `load_tables`.

    Raises:
        ValidationError: as `load_tables`.
        OSError: the file cannot be read.

    >>> from pathlib import Path
    >>> _ = Path("talks.csv").write_text("What,Date\nTalks in Oslo,3/4/2016\nTalks in Rome,May 2016\n")
    >>> mapping = loading.Mapping(
    ...     records=[
    ...         loading.Records(
    ...             "event",
    ...             id=loading.mint("What"),
    ...             fields={"title": "What", "when": loading.date("Date")},
    ...             constants={"kind": "talks"},
    ...         )
    ...     ]
    ... )
    >>> loaded = load_table("talks.csv", mapping, policy="skip")
    >>> [event.title for event in loaded.dataset.events]
    ['Talks in Rome']
    >>> print(loaded.report)  # doctest: +ELLIPSIS
    talks.csv:2:15: error cell.date at /when of event:talks-in-oslo: column 'Date': expected a date ...
    """
    name, *others = mapping.table_names
    if others:
        named = ", ".join([name, *others])
        raise CyberDialogueError(f"the mapping reads several tables ({named}): give them to load_tables by name")
    return load_tables({name: source}, mapping, policy=policy, encoding=encoding, profile=profile, collector=collector)


def load_tables(
    sources: AnyMapping[str, Source],
    mapping: Mapping,
    *,
    policy: Policy = "stop",
    encoding: str | None = None,
    profile: Profile = DEFAULT,
    collector: Collector = "auto",
) -> Loaded:
    """Load tables, given by the names a mapping has for them, as one dataset.

    The policy says what becomes of a cell that cannot be read: ``stop`` raises, with every problem of all tables;
    ``skip`` leaves out what its row says of the record; ``keep`` leaves out the value alone. What refers to a record
    that is left out is left out, too. What can be read and breaks a rule stays, and is reported. The encoding is that
    of all tables that are files, unless a byte order mark says another.

    Raises:
        ValidationError: a table is not in its encoding or lacks a column of the mapping; with ``stop``, anything at all
            is an error.
        OSError: a file cannot be read.
        CyberDialogueError: a table is missing, or there is no such policy or encoding.
    """
    if policy not in _POLICIES:
        raise CyberDialogueError(f"the policy is 'stop', 'skip' or 'keep', not {policy!r}")
    _check_names(list(sources), mapping.table_names)
    with paused(collector):
        return _Loader(mapping, sources, encoding, policy).loaded(profile)


def _check_names(given: Sequence[str], wanted: Sequence[str]) -> None:
    for name in wanted:
        if name not in given:
            raise CyberDialogueError(
                f"the mapping reads a table {name!r}, and only {', '.join(given) or 'none'} is given"
            )
    for name in given:
        if name not in wanted:
            near = did_you_mean(closest(name, wanted)) or f"it reads {', '.join(wanted)}"
            raise CyberDialogueError(f"the mapping reads no table {name!r} ({near})")


class _Loader:
    """One load."""

    def __init__(
        self, mapping: Mapping, sources: AnyMapping[str, Source], encoding: str | None, policy: Policy
    ) -> None:
        self._mapping = mapping
        self._policy: Policy = policy
        self._wanted = wanted_columns(mapping)
        self._sheets: dict[str, Sheet] = {}
        for name in mapping.table_names:
            table = table_of(mapping, name)
            told = table if encoding is None else attrs.evolve(table, encoding=encoding)
            self._sheets[name] = open_sheet(sources[name], told, self._wanted.get(name, []))
        self._blocks = self._bound()
        self._rows: Counter[str] = Counter()

    def _bound(self) -> Sequence[Block]:
        """Return what makes records, with the places of the columns in the tables that are there."""
        faults: dict[tuple[str, str], Fault] = {}

        def bind(table: str, header: str, path: str) -> int:
            del path
            found = self._sheets[table].bind(header)
            if isinstance(found, Fault):
                faults[table, header] = found
                return 0
            return found

        blocks, _ = compiled(self._mapping, bind)
        findings = Findings()
        for (table, _), fault in faults.items():
            _report(findings, fault, table)
        self._raise(findings)
        return blocks

    def _raise(self, findings: Findings) -> None:
        if findings.errors:
            raise ValidationError(in_order(findings.placed(self._sheets)))

    def loaded(self, profile: Profile) -> Loaded:
        """Read all tables."""
        joined = {join.table for block in self._blocks for join in block.joins}
        held = {name: list(self._sheets[name].rows()) for name in joined}
        joining = Joining(held)
        filling = Filling(self._policy, self._blocks, joining, self._sheets)
        for block in self._blocks:
            for join in block.joins:
                joining.index(join, filling.findings)
        for name, sheet in self._sheets.items():
            self._read(name, held[name] if name in held else sheet.rows(), filling)
        self._check_columns(filling.findings)
        filling.conflicts.tell(filling.findings, self._blocks, self._sheets, joining, self._policy)
        about = from_dict(Dataset, dict(self._mapping.dataset))
        finishing = Finishing(filling, self._blocks, self._sheets, self._policy, about)
        dataset = finishing.dataset()
        finishing.judge(dataset, profile)
        report = Report(_limited(list(self._judged(filling.findings, profile))))
        if self._policy == "stop":
            report.raise_if_errors()
        return Loaded(dataset=dataset, report=report, left_out=filling.left_out, rows=dict(self._rows))

    def _read(self, name: str, rows: Iterable[Row | Fault], filling: Filling) -> None:
        """Read the rows of one table."""
        blocks = [block for block in self._blocks if block.table == name]
        for row in rows:
            if isinstance(row, Fault):
                _report(filling.findings, row, name, self._policy)
                filling.leave_out_row(name, row)
                continue
            self._rows[name] += 1
            for block in blocks:
                filling.fill(block, row)
            if self._policy == "stop" and filling.findings.is_full:
                break

    def _check_columns(self, findings: Findings) -> None:
        """Report columns that no row has, which can be known of rows in Python at the end only, and those not used."""
        for name, sheet in self._sheets.items():
            for fault in sheet.missing():
                _report(findings, fault, name)
        if any(sheet.missing() for sheet in self._sheets.values()):
            self._raise(findings)
        for name, sheet in self._sheets.items():
            told = {" ".join(column.split()) for column in table_of(self._mapping, name).unused}
            unused = [column for column in sheet.unused() if column not in told]
            if unused:
                message = f"no field is given by {', '.join(map(repr, unused))}"
                hint = "name them as `unused` of the table, if that is meant"
                line = sheet.header_line
                problem = Problem(code="table.unused", severity=Severity.INFO, message=message, hint=hint)
                findings.add(problem, Spot(name, line))

    def _judged(self, findings: Findings, profile: Profile) -> Iterable[Problem]:
        """Yield what was found as the profile sees it; that something could not be read is always told."""
        for problem in findings.placed(self._sheets):
            judged = problem if problem.severity is Severity.ERROR else profile.judge(problem)
            if judged is not None:
                yield judged


def _limited(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Return as many problems as are told, in the order of the tables; where there are more, errors come first."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    told = in_order([*errors, *others][:MOST_PROBLEMS])
    return cut_off([*told, *problems[MOST_PROBLEMS:]], MOST_PROBLEMS)


def _report(findings: Findings, fault: Fault, table: str, policy: Policy = "stop") -> None:
    is_out = fault.severity is Severity.ERROR and policy != "stop"
    problem = Problem(
        code=fault.code,
        severity=fault.severity,
        message=fault.message,
        hint=fault.hint,
    )
    findings.add(problem, Spot(table, fault.line), "; the row is left out" if is_out else "")
