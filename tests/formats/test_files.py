"""Files: read whole from whatever a user names, written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Dataset, State, ValidationError, dump, dumps, iter_load, load, validate
from cyberdialogue.formats.files import name_of, opened, read_bytes, write_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

DATASET = Dataset(title="Talks — 对话", participants=[State(id="state:chn", name="中国")])
OLD = "what was here before"

needs_permissions = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user"
)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and devices of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "talks.json"
    path.write_text(OLD)
    return path


def failing(error: BaseException) -> Iterator[bytes]:
    """Yield a piece and fail."""
    yield b"{"
    raise error


# ------------------------------------------------------------------------------------------------------------ reading


def test_paths_and_open_files_are_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    dump(DATASET, path)
    text = path.read_text(encoding="utf-8")
    sources: list[Any] = [path, str(path), io.BytesIO(text.encode()), io.StringIO(text)]
    for source in sources:
        assert load(source) == DATASET
    with path.open("rb") as binary, path.open(encoding="utf-8") as readable:
        assert load(binary) == load(readable) == DATASET
    for source in (path, str(path), io.BytesIO(text.encode()), io.StringIO(text)):
        assert list(iter_load(source)) == list(DATASET)


def test_lines_come_as_bytes_from_every_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"a\nb\n")
    for file in (path, str(path), io.BytesIO(b"a\nb\n"), io.StringIO("a\nb\n")):
        with opened(file) as lines:
            assert [line.rstrip(b"\r\n") for line in lines] == [b"a", b"b"]


def test_a_name_is_known_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch()
    assert name_of(path) == name_of(str(path)) == str(path)
    with path.open("rb") as file:
        assert name_of(file) == str(path)
    assert name_of(io.BytesIO()) is None
    with tempfile.TemporaryFile() as nameless:
        assert name_of(nameless) is None


def test_what_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing.json")
    with pytest.raises(FileNotFoundError):
        list(iter_load(tmp_path / "nothing.jsonl"))
    with pytest.raises(IsADirectoryError):
        read_bytes(tmp_path)


def test_a_problem_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"schema_version": "1.0", "titel": "x"}')
    with pytest.raises(ValidationError) as caught:
        load(path)
    assert [problem.file for problem in caught.value.problems] == [str(path)]


# ------------------------------------------------------------------------------------------- writing all or nothing


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "disk full"), MemoryError(), KeyboardInterrupt(), ValueError()]
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(target: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        write_chunks(failing(error), target)
    assert target.read_text() == OLD
    assert os.listdir(target.parent) == ["talks.json"]  # noqa: PTH208 - names are all that is asked


def test_a_failed_write_of_a_new_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        write_chunks(failing(OSError("full")), tmp_path / "new.json")
    assert list(tmp_path.iterdir()) == []


def test_a_dataset_that_cannot_be_written_to_its_end_leaves_the_old_file(target: Path) -> None:
    states = [State(id=f"state:s{number}", name="S") for number in range(1001)]
    object.__setattr__(states[-1], "name", object())
    with pytest.raises(TypeError):
        dump(Dataset(participants=states), target)
    assert target.read_text() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_while_the_new_file_takes_the_place_of_the_old_leaves_the_old(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "elsewhere")

    for step in ("replace", "chmod"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, step, refuse)
            with pytest.raises(OSError, match="elsewhere"):
                dump(DATASET, target)
        assert target.read_text() == OLD
        assert list(target.parent.iterdir()) == [target]


def test_the_new_content_is_on_the_disk_before_it_takes_the_place(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace, fsync = Path.replace, os.fsync

    def noted_fsync(number: int) -> None:
        done.append("fsync")
        fsync(number)

    def noted_replace(path: Path, to: Path) -> None:
        done.append("replace")
        replace(path, to)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    dump(DATASET, target)
    assert done == ["fsync", "replace"]


def test_reading_and_writing_the_same_file_is_safe(target: Path) -> None:
    dump(DATASET, target)
    dump(load(target).with_records(State(id="state:usa", name="US")), target)
    assert len(load(target)) == 2


@needs_posix
def test_a_file_that_must_not_grow_further_is_an_os_error_and_the_old_one_stays(target: Path) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            dump(DATASET, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_text() == OLD
    assert list(target.parent.iterdir()) == [target]


@needs_posix
def test_a_full_disk_is_an_os_error() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        dump(DATASET, full)


@needs_permissions  # with them, a mistake would replace the device
def test_a_full_disk_at_the_end_of_a_link_is_an_os_error(tmp_path: Path) -> None:
    link = tmp_path / "full.json"
    link.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        dump(DATASET, link)
    assert list(tmp_path.iterdir()) == [link]
    assert link.is_symlink()


def test_a_directory_is_an_os_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "talks.json").mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - systems name it differently
        dump(DATASET, tmp_path / "talks.json")
    with pytest.raises(FileNotFoundError):
        dump(DATASET, tmp_path / "no" / "such" / "talks.json")
    assert list(tmp_path.iterdir()) == [tmp_path / "talks.json"]


# ------------------------------------------------------------------------------------------ links, modes, other files


@needs_posix
def test_a_link_keeps_pointing_where_it_points(target: Path) -> None:
    link = target.with_name("link.json")
    link.symlink_to(target.name)
    dump(DATASET, link)
    assert link.is_symlink()
    assert load(target) == DATASET


@needs_posix
def test_a_link_to_nothing_makes_the_file_it_points_to(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("new.json")
    dump(DATASET, link)
    assert load(tmp_path / "new.json") == DATASET
    assert link.is_symlink()


@needs_posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    dump(DATASET, target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@needs_posix
def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    dump(DATASET, tmp_path / "new.json")
    assert (tmp_path / "new.json").stat().st_mode == ordinary.stat().st_mode


@needs_permissions
def test_a_directory_one_must_not_write_to_is_an_os_error(target: Path) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            dump(DATASET, target)
    finally:
        target.parent.chmod(0o700)
    assert target.read_text() == OLD


@needs_posix
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    dump(DATASET, pipe)
    reader.join()
    assert read == [dumps(DATASET).encode()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_long_name_leaves_room_for_the_name_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 245 + ".json")
    dump(DATASET, path)
    assert load(path) == DATASET


def test_open_files_are_written_as_bytes_or_as_text(tmp_path: Path) -> None:
    binary, text = io.BytesIO(), io.StringIO()
    dump(DATASET, binary)
    dump(DATASET, text)
    assert binary.getvalue().decode() == text.getvalue() == dumps(DATASET)
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as file:
        dump(DATASET, file)
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == dumps(DATASET, format="jsonl")


def test_nothing_is_closed_that_was_not_opened_here() -> None:
    stream = io.BytesIO()
    dump(DATASET, stream)
    assert not stream.closed
    stream.seek(0)
    load(stream)
    assert not stream.closed


def test_a_file_opened_as_text_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    path.write_bytes('{"schema_version": "1.0", "title": "Gespräch"}'.encode("latin-1"))
    with path.open(encoding="utf-8") as stream, pytest.raises(ValidationError, match=r"open it as bytes"):
        load(stream)
    with path.open(encoding="utf-8") as stream:
        assert [problem.code for problem in validate(stream)] == ["json.encoding"]
