"""A run and the page it leaves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.__main__ import main
from benchmarks.answers import Answers
from benchmarks.measure import Bench, Figure, Settings
from benchmarks.peers import OURS, OURS_RUNNING, PEERS, Peer
from benchmarks.questions import QUESTIONS
from benchmarks.table import Section, page

from benchmarks import sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__: list[str] = []

TINY = Settings(records=40, lines=100, growth=(40,), rows=(30, 60), rounds=1, passes=1, only=["cattrs"])


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(TINY, tmp_path)


def test_a_competitor_runs_in_a_process_of_its_own_beside_the_reference(bench: Bench) -> None:
    figures = bench.times("load", bench.data(40), [OURS])
    (figure,) = figures.values()
    assert len(figure.seconds) == len(figure.ratios) == 1
    assert figure.median > 0
    assert figure.ratio == figure.ratios[0]


def test_json_lines_are_read_in_one_process_and_in_two(bench: Bench) -> None:
    assert bench.lines(OURS, bench.lines_data(50, seed=3))["records"] == 50
    one, two = bench.processes()
    assert one["problems"] == two["problems"]
    assert one["seconds"] > 0


def test_memory_is_told_in_times_of_the_size_of_the_data(bench: Bench) -> None:
    live, peak = bench.memory(OURS, bench.data(1_000))
    assert 0.5 < live < 10
    assert peak < 50


def test_a_spreadsheet_is_loaded_and_weighed(bench: Bench) -> None:
    answer = bench.sheet(60)
    assert answer["records"] > 60
    assert answer["seconds"] > 0
    assert answer["live"] <= answer["peak"] + 1_000_000


def test_what_is_written_in_part_does_not_count_as_data(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(count: int) -> Iterator[bytes]:
        yield b"Series"
        raise KeyboardInterrupt(count)

    with monkeypatch.context() as patch:
        patch.setattr("benchmarks.sheets.rows", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bench.sheet_data(30)
    assert bench.sheet_data(30).read_bytes() == b"".join(sheets.rows(30))


def test_a_run_that_is_interrupted_goes_on_where_it_was(tmp_path: Path) -> None:
    path, asked = tmp_path / "answers.json", list[str]()

    def ask() -> Section:
        asked.append("load")
        return Section("Load", "Of a document.", ["", "time"], [["cyberdialogue", "3 ms"]], ["another is faster."])

    first = Answers(path, TINY).of("load", ask)
    assert Answers(path, TINY).of("load", ask) == first
    assert asked == ["load"]
    assert Answers(path, replace(TINY, rounds=2)).of("load", ask) == first
    assert asked == ["load", "load"]
    Answers(path, TINY).forget()
    assert not path.exists()


def test_data_is_made_once_and_the_same_for_everybody(bench: Bench) -> None:
    path = bench.data(40)
    made = path.stat().st_mtime_ns
    assert bench.data(40) == path
    assert path.stat().st_mtime_ns == made


def test_we_are_always_among_those_measured(bench: Bench) -> None:
    assert bench.peers[:2] == [OURS, OURS_RUNNING]
    assert [peer.name for peer in bench.peers[2:]] == ["cattrs"]


def test_a_competitor_that_is_not_installed_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = Peer("absent", "absent", "no_such_package", "no-such-package", checks=True)
    monkeypatch.setattr("benchmarks.measure.PEERS", (*PEERS, absent))
    bench = Bench(Settings(only=["absent"]), tmp_path)
    assert bench.missing == [absent]
    assert "Not installed and left out: absent." in page(bench, [], "python -m benchmarks")


def test_the_page_says_what_was_measured_and_where_the_library_loses(bench: Bench) -> None:
    section = Section("Load", "Of a document.", ["", "time"], [["cyberdialogue", "3 ms"]], ["another loads faster."])
    written = page(bench, [section, Section("Dump", "To bytes.", ["", "time"], [])], "python -m benchmarks")
    assert re.search(r"Measured on \d{4}-\d\d-\d\d by `python -m benchmarks`: Python 3\.\d+", written)
    assert "| cyberdialogue | 3 ms |" in written
    assert written.index("## Load") < written.index("## Dump") < written.index("## Where the library loses")
    assert written.endswith("- another loads faster.\n")


def test_a_page_without_losses_says_so(bench: Bench) -> None:
    assert page(bench, [], "python -m benchmarks").endswith("Nowhere, in this run.\n")


def test_a_faster_competitor_is_a_loss_only_when_it_does_equal_work(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.peers = [OURS, OURS_RUNNING, *(peer for peer in PEERS if peer.name in {"cattrs", "json, parsing only"})]

    def times(_: Bench, verb: str, __: Path, peers: Iterable[Peer], **___: Any) -> Mapping[str, Figure]:
        assert verb == "load"
        return {peer.name: Figure(peer.name, [2.0 if peer is OURS else 1.0], [1.0]) for peer in peers}

    monkeypatch.setattr(Bench, "times", times)
    assert QUESTIONS["dense"](bench).losses == ["cattrs loads dense records 2.0 times as fast."]


def test_one_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pages" / "benchmarks.md"
    options = ["--records", "40", "--rounds", "1", "--only", "cattrs", "--data", str(tmp_path), "--output", str(path)]
    main(["dump", "--quick", *options])
    written = path.read_text(encoding="utf-8")
    assert re.search(r"^\| cyberdialogue \| \S+ ms \(\S+-\S+\) \| \d+\.\d\d ", written, re.MULTILINE)
    assert "| cattrs |" in written
    assert "written: " in capsys.readouterr().err


def test_a_question_is_answered_on_its_own_and_an_unknown_one_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["speed", "--output", str(tmp_path / "page.md")])
    assert "speed" in capsys.readouterr().err
