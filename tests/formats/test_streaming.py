"""JSON Lines validated as a stream: the same problems as in one piece, whatever the parts and the processes."""

from __future__ import annotations

import gc
import gzip
import io
import multiprocessing
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, Event, Profile, State, dumps, examples, load, validate
from cyberdialogue.formats import processes, streaming
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.validation import Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__: list[str] = []

STRUCTURE = Profile(select=["json.*", "field.*", "id.*", "ref.*", "time.*", "schema.*"])


def spoilt(seed: int) -> bytes:
    """JSON Lines with many defects, some of them between records that stand far apart."""
    dice = random.Random(seed)  # noqa: S311 - a test repeats itself
    lines = dumps(examples.load("us-china-2016"), format="jsonl").encode().splitlines()
    head, records = lines[0], lines[1:]
    for _ in range(12):
        place = dice.randrange(len(records))
        line = records[place]
        match dice.randrange(6):
            case 0:
                records[place] = line.replace(b'"id"', b'"di"', 1)
            case 1:
                records.insert(dice.randrange(len(records)), line)
            case 2:
                records[place] = line[: dice.randrange(len(line))]
            case 3:
                del records[place]
            case 4:
                records[place] = line.replace(b"state:chn", b"state:chm")
            case _:
                records.insert(place, b"  ")
    dice.shuffle(records)
    return b"\n".join([b"", head, *records]) + (b"\n" if seed % 2 else b"")


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [1, 5_000, 10**6])
def test_a_stream_has_the_problems_of_the_whole(
    seed: int, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", size)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(spoilt(seed))
    whole = validate(path, profile=STRUCTURE).problems
    assert whole
    streamed = validate_lines(path, profile=STRUCTURE)
    assert [(p.code, p.path, p.line, p.column, p.record_id) for p in streamed] == [
        (p.code, p.path, p.line, p.column, p.record_id) for p in whole
    ]


def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 10_000)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(spoilt(3))
    seen: list[tuple[int, int]] = []
    alone = validate_lines(path, progress=lambda done, size: seen.append((done, size)))
    assert validate_lines(path, jobs=2) == alone
    monkeypatch.setattr(processes, "_start_method", lambda: "spawn")
    assert validate_lines(path, jobs=2) == alone
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert len(seen) > 2


@pytest.mark.parametrize("seed", range(12))
def test_the_problems_are_the_same_for_any_number_of_processes(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 3_000)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(spoilt(seed))
    alone = validate_lines(path)
    assert {"id.duplicate", "ref.missing"} & {problem.code for problem in alone}
    for jobs in (2, 3):
        assert validate_lines(path, jobs=jobs) == alone
    for most in (1, 7):
        assert validate_lines(path, most=most, jobs=2) == validate_lines(path, most=most)


def states(*names: str) -> str:
    return "".join(f'{{"type":"state","id":"state:{name}","name":"N"}}\n' for name in names)


def talks(name: str, *about: str) -> str:
    held = ",".join(f'{{"relation":"follows","object":"state:{state}"}}' for state in about)
    return f'{{"type":"event","id":"event:{name}","kind":"talks","title":"T","links":[{held}]}}\n'


HEAD = '{"type":"dataset","schema_version":"1.0"}\n'
BETWEEN: dict[str, tuple[str, list[tuple[str, int]] | None]] = {
    "repeated in a part": (states("a", "a"), [("id.duplicate", 3)]),
    "repeated far apart": (states("a", *"bcdefghi", "a"), [("id.duplicate", 11)]),
    "repeated in both ways": (states(*"aab", *"cdefghi", *"ba"), [("id.duplicate", n) for n in (3, 12, 13)]),
    "repeated and broken": (states("a", "b") + states("a").replace("name", "nmae") + states(*"cdefa"), None),
    "resolved from before": (states(*"abcdefghi") + talks("t", "a", "i"), []),
    "resolved afterwards": (talks("t", "a", "i") + states(*"abcdefghi"), []),
    "resolved by a broken record": (talks("t", "a") + states(*"bcdefghi") + states("a").replace("name", "nmae"), None),
    "not resolved": (
        talks("t", "z") + states(*"abcdefghi") + talks("u", "z", "a"),
        [("ref.missing", n) for n in (2, 12)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BETWEEN.values(), ids=BETWEEN)
@pytest.mark.parametrize("size", [1, 150, 10_000])
@pytest.mark.parametrize("jobs", [1, 2])
def test_ids_and_references_meet_across_parts(
    text: str,
    expected: list[tuple[str, int]] | None,
    size: int,
    jobs: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", size)
    path = tmp_path / "talks.jsonl"
    path.write_text(HEAD + text)
    found = [(problem.code, problem.line) for problem in validate_lines(path, profile=STRUCTURE, jobs=jobs)]
    assert found == [(problem.code, problem.line) for problem in validate(path, profile=STRUCTURE)]
    assert expected is None or found == expected


def test_parts_are_whole_lines_and_get_smaller_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 4_000)
    path = tmp_path / "talks.jsonl"
    path.write_text(states(*map(str, range(2_000))))
    with path.open("rb") as stream:
        parts = list(streaming._parts(stream, 0, path.stat().st_size))
    lines = [line for part in parts for line in streaming._lines_of(path, part)]
    assert lines == path.read_bytes().splitlines()
    sizes = [end - start for start, end in parts]
    assert sizes[0] > 4_000 > 3 * sizes[-1]


def test_progress_goes_to_the_end_in_any_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 10_000)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(spoilt(3))
    told = progress_of(path, jobs=1)
    assert told == sorted(told)
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert progress_of(path, jobs=2) == told


def progress_of(path: Path, jobs: int) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    validate_lines(path, jobs=jobs, progress=lambda done, size: told.append((done, size)))
    return told


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, ValueError])
def test_no_process_is_left_when_it_is_stopped(
    stopped: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 3_000)
    path = tmp_path / "talks.jsonl"
    path.write_bytes(spoilt(3))

    def stop(*_: int) -> None:
        assert len(multiprocessing.active_children()) == 1
        raise stopped

    with pytest.raises(stopped):
        validate_lines(path, jobs=2, progress=stop)
    assert not multiprocessing.active_children()
    assert gc.isenabled()


@rule("our.circle", of=State)
def circle(_: State) -> Iterator[Finding]:
    """A rule may leave garbage behind."""
    held: list[Any] = []
    held.append(held)
    yield from ()


BACKWARDS = '"name":"N","evidence":[{"source":"source:s","spans":[[9,3]]}]'


@pytest.mark.parametrize("profile", [Profile(), Profile(rules=[circle])])
@pytest.mark.parametrize("fields", ['"name":"N"', '"nmae":"N"', BACKWARDS])
def test_no_garbage_is_left_while_the_collector_is_paused(
    fields: str, profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 1_000)
    path = tmp_path / "talks.jsonl"
    head = HEAD.replace("}", ',"external":["source:s"]}')
    path.write_text(head + states(*map(str, range(400))).replace('"name":"N"', fields))
    validate_lines(path, profile=profile)
    seen: list[int] = []

    def look(*_: int) -> None:
        seen.append(gc.get_count()[0])

    gc.collect()
    gc.disable()
    try:
        validate_lines(path, profile=profile, progress=look)
        left = gc.collect()
    finally:
        gc.enable()
    assert len(seen) > 10
    assert left < 400
    # What one part leaves young is gone before the next.
    assert max(seen) < 2_000


def test_pipes_open_files_and_compressed_files_are_streamed_too(tmp_path: Path) -> None:
    data = spoilt(5)
    plain, packed = tmp_path / "talks.jsonl", tmp_path / "talks.jsonl.gz"
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    expected = validate_lines(plain)
    assert validate_lines(packed) == validate_lines(io.BytesIO(data)) == expected
    reader, writer = os.pipe()
    os.write(writer, data[:60_000])
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        assert validate_lines(stream) == validate_lines(io.BytesIO(data[:60_000]))


def test_rules_that_need_one_record_only_are_applied(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    event = '{"type": "event", "id": "event:e", "kind": "talks", "title": "T", "evidence": [{"fields": ["tilte"]}]}'
    path.write_text(f'{{"type": "dataset", "schema_version": "1.0"}}\n{event}\n')
    found = {(p.code, p.line, p.path) for p in validate_lines(path)}
    assert ("evidence.unknown-field", 2, "/evidence/0/fields/0") in found


def test_it_is_said_that_other_rules_are_not_applied(tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    path.write_text('{"type": "dataset", "schema_version": "1.0"}\n')
    (problem,) = validate_lines(path)
    assert (problem.code, problem.severity.value) == ("limit.stream", "info")
    assert validate_lines(path, profile=Profile(ignore="limit.stream")) == ()


@pytest.mark.parametrize("text", ["", "\n\n", "{\n", "[]\n", "nonsense", '{"type": "dataset"}', '{"a": 1}\n{"b": 2}'])
def test_what_is_no_json_lines_at_all_has_the_problems_it_has_otherwise(text: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.jsonl"
    path.write_text(text)
    streamed = validate_lines(path, profile=STRUCTURE)
    assert [(p.code, p.line) for p in streamed] == [(p.code, p.line) for p in validate(path, profile=STRUCTURE)]


def test_a_stream_stops_after_enough_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PART_SIZE", 200)
    path = tmp_path / "talks.jsonl"
    path.write_text('{"type": "dataset", "schema_version": "1.0"}\n' + '{"type": "state", "id": "state:a"}\n' * 500)
    problems = validate_lines(path, most=20, profile=STRUCTURE)
    assert len(problems) == 21
    assert problems[-1].code == "limit.problems"
    assert validate_lines(path, most=20, profile=STRUCTURE, jobs=2) == problems


def test_rules_of_ones_own_are_for_one_process() -> None:
    @rule("our.rule", of=Event)
    def own(_: Event) -> Any:
        """Nothing is wrong."""
        return ()

    with pytest.raises(CyberDialogueError, match="jobs=1"):
        validate_lines("talks.jsonl", jobs=2, profile=Profile(rules=[own]))


def test_compressed_files_are_read_as_they_are(tmp_path: Path) -> None:
    dataset = examples.load("us-china-2016")
    path = tmp_path / "talks.jsonl.gz"
    path.write_bytes(gzip.compress(dumps(dataset, format="jsonl").encode()))
    assert load(path) == dataset
    path.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(OSError, match="damaged"):
        load(path)
    assert [problem.code for problem in validate(path)] == ["file.unreadable"]
    path.write_bytes(b"\x1f\x8bnonsense")
    assert [problem.code for problem in validate(path)] == ["file.unreadable"]
