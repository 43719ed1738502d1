"""JSON Lines validated as a stream: the same problems as in one piece, whatever the parts and the processes."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, Event, Profile, dumps, examples, load, validate
from cyberdialogue.formats import streaming
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.validation import rule

if TYPE_CHECKING:
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
    monkeypatch.setattr(streaming, "_start_method", lambda: "spawn")
    assert validate_lines(path, jobs=2) == alone
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
    assert len(seen) > 2


def test_processes_start_as_copies_only_where_no_other_thread_runs() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert streaming._start_method() == "spawn"
    finally:
        stop.set()
        other.join()
    program = "from cyberdialogue.formats import streaming; print(streaming._start_method())"
    alone = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert alone.stdout.strip() == ("fork" if sys.platform == "linux" else "spawn")


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
