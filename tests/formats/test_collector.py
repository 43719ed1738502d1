"""The garbage collector: paused while a dataset is made, and then as it was."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import CyberDialogueError, Dataset, State, dumps, load, loads, validate
from cyberdialogue.formats import fast
from cyberdialogue.formats.collector import paused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__: list[str] = []

TEXT = dumps(Dataset(title="T"))
TWO = dumps(Dataset(participants=[State(id="state:a", name="A"), State(id="state:b", name="B")]))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the collector was on, each time a document was read."""
    found: list[bool] = []
    read = fast.attempt

    def look(data: bytes) -> fast.Attempt | None:
        found.append(gc.isenabled())
        return read(data)

    monkeypatch.setattr(fast, "attempt", look)
    return found


@pytest.fixture
def another_thread() -> Iterator[None]:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


def ways(path: Path, **choice: Any) -> None:
    """Read in every way that takes a choice."""
    loads(TEXT, **choice)
    load(path, **choice)
    validate(TEXT, **choice)


def test_it_is_paused_while_data_is_read(seen: list[bool], tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(TEXT)
    ways(tmp_path / "t.json")
    ways(tmp_path / "t.json", collector="pause")
    assert seen == [False] * 6
    assert gc.isenabled()


def test_it_runs_when_it_is_to_run(seen: list[bool], tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(TEXT)
    ways(tmp_path / "t.json", collector="run")
    assert seen == [True] * 3


@pytest.mark.usefixtures("another_thread")
def test_it_runs_when_another_thread_may_need_it_unless_told_otherwise(seen: list[bool], tmp_path: Path) -> None:
    (tmp_path / "t.json").write_text(TEXT)
    ways(tmp_path / "t.json")
    ways(tmp_path / "t.json", collector="pause")
    assert seen == [True] * 3 + [False] * 3


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match=r"json\.syntax"):
        loads("{")
    assert gc.isenabled()


def test_who_has_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        loads(TEXT)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_counts_as_old_afterwards() -> None:
    held = loads(TWO)
    young = {id(one) for generation in (0, 1) for one in gc.get_objects(generation)}
    assert not {id(record) for record in held} & young


def test_what_a_program_froze_stays_frozen() -> None:
    frozen = gc.get_freeze_count()
    gc.collect()
    gc.freeze()
    try:
        assert gc.get_freeze_count() > frozen + 1000
        held = loads(TWO)
        assert gc.get_freeze_count() > frozen + 1000
        assert len(held) == 2
    finally:
        gc.unfreeze()


def test_it_stays_off_until_the_last_of_several_is_done() -> None:
    first, second = paused("pause"), paused("pause")
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_another_word_is_refused() -> None:
    stray: Any = "off"
    with pytest.raises(CyberDialogueError, match="not 'off'"):
        loads(TEXT, collector=stray)
