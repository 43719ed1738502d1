"""JSON Lines of any length, validated part by part: in constant memory apart from the ids, in one process or several.

Every part is judged in the same way wherever it is read, so that the problems do not depend on the number of
processes. Rules that look at several records need all of them at once; they are not applied here, which is said.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import tempfile
from itertools import chain, groupby, repeat
from operator import attrgetter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, Severity
from cyberdialogue.formats.building import Builder
from cyberdialogue.formats.collector import paused
from cyberdialogue.formats.compression import is_compressed
from cyberdialogue.formats.fast import assemble
from cyberdialogue.formats.files import opened
from cyberdialogue.formats.jsonl import Kept, NumberedItem, in_columns, numbered_lines, read_batches, read_opening
from cyberdialogue.formats.processes import shared_out
from cyberdialogue.formats.reading import MOST_PROBLEMS, cut_off
from cyberdialogue.formats.versions import applicable
from cyberdialogue.model.catalogue import COLLECTION_OF, COLLECTIONS
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.model.kept import ids_in
from cyberdialogue.model.walk import references_in
from cyberdialogue.report import in_order
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.profile import DEFAULT, Profile
from cyberdialogue.validation.references import (
    Entry,
    Guesses,
    Place,
    elsewhere,
    missing_problem,
    taken_problem,
)
from cyberdialogue.validation.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from cyberdialogue.formats.files import Readable
    from cyberdialogue.model.catalogue import AnyRecord

__all__ = ["PART_SIZE", "validate_lines"]

PART_SIZE: Final = 250_000
"""About so many bytes are judged at a time: few enough that most of what they are made into stays in the caches."""
# The last parts get smaller, down to this fraction, so that no process waits long for another in the end.
_TAIL: Final = 8


class _Part(NamedTuple):
    """A range of bytes of the file, from the start of a line to the end of one."""

    start: int
    end: int


@attrs.frozen
class _Task:
    """What a process needs to know to judge a part of a file."""

    path: Path
    version: str
    profile: Profile


class _Verdict(NamedTuple):
    """What was found in a part; its lines are numbered from 1."""

    length: int
    problems: list[Problem]
    ids: list[str]
    references: set[str]
    """Those that no record of the part resolves, or of them those not told before."""


def validate_lines(
    file: Readable,
    *,
    profile: Profile = DEFAULT,
    most: int = MOST_PROBLEMS,
    jobs: int = 1,
    progress: Callable[[int, int], object] | None = None,
) -> Sequence[Problem]:
    """Return the problems of JSON Lines that may be larger than memory, in the order of the lines.

    With several jobs the profile has no rules of the user's own, and a script calls it under
    ``if __name__ == "__main__"``. Progress is told as bytes done, of bytes in all.

    Raises:
        CyberDialogueError: several processes cannot do what is asked for.
        OSError: the file cannot be read.

    >>> dump(examples.load("us-china-2016"), "talks.jsonl")
    >>> [problem.code for problem in validate_lines("talks.jsonl")]
    ['limit.stream']
    """
    if jobs > 1 and profile.rules:
        raise CyberDialogueError("rules of your own are applied in one process only: give jobs=1")
    with _on_disk(file) as path, path.open("rb") as stream:
        before = list(_up_to_the_first(stream))
        number, start = len(before), sum(map(len, before))
        opening, version = read_opening(numbered_lines(before))
        found = [item for _, item in opening if isinstance(item, Problem)]
        if version is not None and not any(isinstance(item, Dataset) for _, item in opening):
            # A first line that is no metadata is a line like the others, and read with them.
            found = [problem for problem in found if (problem.code, problem.path) == ("field.missing", "")]
            number, start = 0, 0
        if version is not None:
            known = {key for _, item in opening for key in (elsewhere(item) if isinstance(item, Dataset) else ())}
            check = _Check(
                _Task(path, version, profile), list(_parts(stream, start, path.stat().st_size)), number, known
            )
            found += [_streamed(profile), *check.problems(most - len(found), jobs, progress)]
    judged = filter(None, map(profile.judge, found))
    return cut_off(in_order(judged), most)


@contextlib.contextmanager
def _on_disk(file: Readable) -> Generator[Path]:
    """Give a path under which the plain lines can be read as often as need be."""
    if isinstance(file, str | os.PathLike) and not is_compressed(file) and Path(file).is_file():
        yield Path(file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        with opened(file) as lines, path.open("wb") as copy:
            copy.writelines(lines)
        yield path


def _up_to_the_first(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines up to the first that holds something."""
    for line in stream:
        yield line
        if line.strip():
            return


def _parts(stream: IO[bytes], start: int, size: int) -> Iterator[_Part]:
    """Yield the parts of a file, each of whole lines."""
    while start < size:
        wanted = min(PART_SIZE, max(PART_SIZE, size - start) // _TAIL)
        stream.seek(min(start + wanted, size))
        stream.readline()
        end = stream.tell()
        yield _Part(start, end)
        start = end


def _streamed(profile: Profile) -> Problem:
    left_out = sum(not rule.is_local for rule in profile.all_rules)
    message = f"the file was read as a stream, so {left_out} rules that look at several records were not applied"
    return Problem(code="limit.stream", severity=Severity.INFO, message=message, path="", line=1, column=1)


class _Check:
    """The validation of all parts of a file after its first line."""

    def __init__(self, task: _Task, parts: Sequence[_Part], lines_before: int, known: set[str]) -> None:
        self._task = task
        self._parts = parts
        self._offsets = [lines_before]
        self._ids = known
        self._open: set[str] = set()
        """References that no record so far resolves."""
        self._perhaps_taken: set[str] = set()
        """The ids of parts in which one is repeated, or known from before."""

    def problems(self, most: int, jobs: int, progress: Callable[[int, int], object] | None) -> list[Problem]:
        """Return the problems inside the records; then, unless there are too many, those between them."""
        found: list[Problem] = []
        judge, start = _Judge(self._task), functools.partial(_judge_elsewhere, self._task)
        with paused(), contextlib.closing(shared_out(self._parts, judge, start, jobs)) as verdicts:
            for part, verdict in zip(self._parts, verdicts, strict=True):
                found += self._moved(verdict.problems, self._offsets[-1])
                self._take(verdict)
                if progress is not None:
                    progress(part.end, self._parts[-1].end)
                if len(found) > most:
                    return found
        if self._open or self._perhaps_taken:
            found += self._between()
        return found

    def _take(self, verdict: _Verdict) -> None:
        self._offsets.append(self._offsets[-1] + verdict.length)
        expected = len(self._ids) + len(verdict.ids)
        self._ids.update(verdict.ids)
        if len(self._ids) < expected:
            self._perhaps_taken.update(verdict.ids)
        self._open.difference_update(verdict.ids)
        self._open |= verdict.references - self._ids

    def _between(self) -> Iterator[Problem]:
        """Read once more for the places of ids that are taken and of references that lead nowhere."""
        guesses = Guesses(self._ids)
        first: dict[str, int] = {}
        for part, offset in zip(self._parts, self._offsets, strict=False):
            lines = _lines_of(self._task.path, part)
            found: list[Problem] = []
            batches = read_batches(numbered_lines(lines), self._task.version, Builder())
            for number, item in chain.from_iterable(batch.items for batch in batches):
                if isinstance(item, Problem | Kept):
                    continue
                entry = item if isinstance(item, Entry) else Entry.of(item, line=number)
                found += [
                    missing_problem(ref, Place(path, entry.id, number), guesses.hint(ref))
                    for path, ref in entry.references
                    if ref in self._open
                ]
                if entry.id in self._perhaps_taken:
                    before = first.setdefault(str(entry.id), number + offset)
                    if before != number + offset:
                        found.append(taken_problem(str(entry.id), before, Place("", entry.id, number)))
            yield from self._moved(in_columns(found, lines), offset)

    @staticmethod
    def _moved(problems: Iterable[Problem], offset: int) -> list[Problem]:
        """Return problems with the lines of the file in the place of those of a part."""
        return [attrs.evolve(problem, line=(problem.line or 0) + offset) for problem in problems]


def _lines_of(path: Path, part: _Part) -> list[bytes]:
    with path.open("rb") as stream:
        stream.seek(part.start)
        return stream.read(part.end - part.start).removesuffix(b"\n").split(b"\n")


class _Judge:
    """Finds what is wrong with the records of one part after the other; every process has its own.

    The garbage collector is paused by whoever uses it, so that it cleans up itself after each part.
    """

    def __init__(self, task: _Task) -> None:
        self._task = task
        self._builder = Builder()
        self._rules = [rule for rule in applicable(task.profile.all_rules, task.version) if rule.is_local]

    def __call__(self, part: _Part) -> _Verdict:
        """Judge a part."""
        verdict = self._judged(part)
        if not gc.isenabled():
            # Exceptions hold each other, and so may what a rule makes. The part itself is gone, and what is older than
            # it is not looked at, so that this takes no time.
            gc.collect(1)
        return verdict

    def _judged(self, part: _Part) -> _Verdict:
        lines = _lines_of(self._task.path, part)
        read: list[tuple[int, AnyRecord]] = []
        odd: list[NumberedItem] = []
        references: set[str] = set()
        for items, is_sound in read_batches(numbered_lines(lines), self._task.version, self._builder):
            references |= self._builder.references()
            self._builder.forget()
            if is_sound:
                read += items
            else:
                odd += items
        ids: list[str] = []
        problems: list[Problem] = []
        for number, item in odd:
            match item:
                case Problem():
                    problems.append(item)
                case Entry():
                    ids += [] if item.id is None else [item.id]
                    references.update(ref for _, ref in item.references)
                case Kept(value):
                    ids += ids_in(value)
                case record:
                    read.append((number, record))
                    references.update(ref for _, ref in references_in(record))
        numbers, records = [number for number, _ in read], [record for _, record in read]
        ids += map(attrgetter("id"), records)
        problems += in_columns(self._findings(numbers, records), lines)
        return _Verdict(len(lines), problems, ids, references.difference(ids))

    def _findings(self, numbers: Sequence[int], records: Sequence[AnyRecord]) -> Iterable[Problem]:
        """Apply the rules to records, which stand on lines of these numbers."""
        held: dict[str, list[AnyRecord]] = {name: [] for name in COLLECTIONS}
        for tag, run in groupby(records, attrgetter("type")):
            held[COLLECTION_OF[tag]].extend(run)
        dataset = assemble({**vars(Dataset()), **{name: tuple(records) for name, records in held.items()}})
        origins = dict(zip(map(id, records), zip(repeat(""), numbers, strict=False), strict=True))
        return findings(World(dataset, self._task.profile.as_of, origins), self._rules)


def _judge_elsewhere(task: _Task) -> Callable[[_Part], _Verdict]:
    """Return what judges parts in a process of its own; since all has to come over, it tells every reference once."""
    gc.disable()  # nobody else is here
    judge = _Judge(task)
    told: set[str] = set()

    def judge_and_tell(part: _Part) -> _Verdict:
        verdict = judge(part)
        news = verdict.references - told
        told.update(news)
        return verdict._replace(references=news)

    return judge_and_tell
