"""JSON Lines of any length, validated part by part: in constant memory apart from the ids, in one process or several.

Every part is judged in the same way wherever it is read, so that the problems do not depend on the number of
processes. Rules that look at several records need all of them at once; they are not applied here, which is said.
"""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import tempfile
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

import attrs

from cyberdialogue.errors import CyberDialogueError, Problem, Severity
from cyberdialogue.formats.building import Builder
from cyberdialogue.formats.collector import paused
from cyberdialogue.formats.compression import is_compressed
from cyberdialogue.formats.files import opened
from cyberdialogue.formats.json import assemble
from cyberdialogue.formats.jsonl import Kept, in_columns, numbered_lines, read_batches, read_opening
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

PART_SIZE: Final = 4_000_000
"""About so many bytes are judged at a time: few enough that no process is left without work for long."""


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
    """Those that no record of the part resolves."""


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
        stream.seek(min(start + PART_SIZE, size))
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
        self._repeated: set[str] = set()
        self._references: set[str] = set()

    def problems(self, most: int, jobs: int, progress: Callable[[int, int], object] | None) -> list[Problem]:
        """Return the problems inside the records; then, unless there are too many, those between them."""
        found: list[Problem] = []
        for part, verdict in zip(self._parts, self._verdicts(jobs), strict=True):
            found += self._moved(verdict.problems, self._offsets[-1])
            self._take(verdict)
            if progress is not None:
                progress(part.end, self._parts[-1].end)
            if len(found) > most:
                return found
        missing = self._references - self._ids
        if missing or self._repeated:
            found += self._between(missing)
        return found

    def _verdicts(self, jobs: int) -> Iterator[_Verdict]:
        judge = functools.partial(_judge, self._task)
        if jobs == 1 or len(self._parts) == 1:
            yield from map(judge, self._parts)
            return
        with multiprocessing.get_context(_start_method()).Pool(min(jobs, len(self._parts))) as pool:
            yield from pool.imap(judge, self._parts)

    def _take(self, verdict: _Verdict) -> None:
        self._offsets.append(self._offsets[-1] + verdict.length)
        self._references |= verdict.references
        for key in verdict.ids:
            (self._repeated if key in self._ids else self._ids).add(key)

    def _between(self, missing: set[str]) -> Iterator[Problem]:
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
                    if ref in missing
                ]
                if entry.id in self._repeated:
                    before = first.setdefault(str(entry.id), number + offset)
                    if before != number + offset:
                        found.append(taken_problem(str(entry.id), before, Place("", entry.id, number)))
            yield from self._moved(in_columns(found, lines), offset)

    @staticmethod
    def _moved(problems: Iterable[Problem], offset: int) -> list[Problem]:
        """Return problems with the lines of the file in the place of those of a part."""
        return [attrs.evolve(problem, line=(problem.line or 0) + offset) for problem in problems]


def _start_method() -> str:
    """Return how processes start: as copies, which takes no time, where nothing else runs that could be cut off."""
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))  # also those that Python knows nothing of
    except OSError:  # on other systems copies are not safe, or not to be had
        return "spawn"
    return "fork" if threads == 1 else "spawn"


def _lines_of(path: Path, part: _Part) -> list[bytes]:
    with path.open("rb") as stream:
        stream.seek(part.start)
        return stream.read(part.end - part.start).removesuffix(b"\n").split(b"\n")


def _judge(task: _Task, part: _Part) -> _Verdict:
    """Find what is wrong with the records of a part, each by itself."""
    with paused(is_kept=False):
        return _judged(_lines_of(task.path, part), task)


def _judged(lines: Sequence[bytes], task: _Task) -> _Verdict:
    problems: list[Problem] = []
    held: dict[str, list[AnyRecord]] = {name: [] for name in COLLECTIONS}
    origins: dict[int, tuple[str, int | None]] = {}
    ids: list[str] = []
    references: set[str] = set()
    builder = Builder()
    for items, is_sound in read_batches(numbered_lines(lines), task.version, builder):
        references |= builder.references()
        builder.forget()
        for number, item in items:
            match item:
                case Problem():
                    problems.append(item)
                case Entry():
                    ids += [] if item.id is None else [item.id]
                    references.update(ref for _, ref in item.references)
                case Kept(value):
                    ids += ids_in(value)
                case record:
                    held[COLLECTION_OF[record.type]].append(record)
                    origins[id(record)] = "", number
                    ids.append(record.id)
                    if not is_sound:
                        references.update(ref for _, ref in references_in(record))
    dataset = assemble({**vars(Dataset()), **{name: tuple(records) for name, records in held.items()}})
    rules = [rule for rule in applicable(task.profile.all_rules, task.version) if rule.is_local]
    problems += in_columns(findings(World(dataset, task.profile.as_of, origins), rules), lines)
    return _Verdict(len(lines), problems, ids, references - set(ids))
