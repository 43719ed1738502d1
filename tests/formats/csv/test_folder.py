"""Folders: written whole or not at all, and nothing of anybody else is lost."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import cyberdialogue as cd
from cyberdialogue import Dataset, Limits, dump, load, validate
from cyberdialogue.formats.csv import folder
from tests.formats.csv.spreadsheets import Bundle, small

__all__: list[str] = []

OTHER = Dataset(title="Other talks")


def content(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def test_a_folder_is_written_where_nothing_is(tmp_path: Path) -> None:
    dump(small(), tmp_path / "talks", format="csv")
    assert content(tmp_path) == {f"talks/{name}": data for name, data in sorted(Bundle.of(small()).files.items())}


def test_a_folder_takes_the_place_of_an_empty_one_or_of_another_bundle(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    path.mkdir()
    dump(OTHER, path, format="csv")
    assert load(path) == OTHER
    dump(small(), path)  # a folder with a bundle tells its format itself
    assert load(path) == small()
    assert content(tmp_path) == {f"talks/{name}": data for name, data in sorted(Bundle.of(small()).files.items())}


def test_what_else_lies_in_a_bundle_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    dump(OTHER, path, format="csv")
    (path / "README.md").write_text("ours")
    (path / "texts").mkdir()
    (path / "texts" / "a.txt").write_text("a text")
    (path / ".~lock.pledges.csv#").write_text("open")
    dump(small(), path)
    assert load(path) == small()
    assert (path / "README.md").read_text() == "ours"
    assert (path / "texts" / "a.txt").read_text() == "a text"
    assert [file.name for file in tmp_path.iterdir()] == ["talks"]


@pytest.mark.parametrize("name", ["photo.jpg", "pledges.csv", "datapackage.json", "texts/a.txt"])
def test_a_folder_that_is_no_bundle_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ours"
    (path / name).parent.mkdir(parents=True)
    (path / name).write_text("ours")
    before = content(tmp_path)
    with pytest.raises(FileExistsError, match="no CSV bundle, and not empty: it is left as it is"):
        dump(small(), path, format="csv")
    with pytest.raises(IsADirectoryError):
        dump(small(), path)
    assert content(tmp_path) == before


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such directory"):
        dump(small(), tmp_path / "nowhere" / "talks", format="csv")
    assert content(tmp_path) == {}


@pytest.mark.parametrize("step", ["_fill", "rename", "copymode"])
def test_whatever_goes_wrong_the_old_bundle_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "talks"
    dump(OTHER, path, format="csv")
    before = content(tmp_path)
    rename = Path.rename

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    def fail_for_the_new(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            raise KeyboardInterrupt
        return rename(self, target)

    if step == "rename":
        monkeypatch.setattr(Path, "rename", fail_for_the_new)
    else:
        monkeypatch.setattr(*((folder, step) if step == "_fill" else (shutil, step)), fail)
    with pytest.raises(KeyboardInterrupt):
        dump(small(), path, format="csv")
    assert content(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
def test_a_link_keeps_pointing_where_it_points_and_a_folder_keeps_its_mode(tmp_path: Path) -> None:
    dump(OTHER, tmp_path / "talks", format="csv")
    (tmp_path / "talks").chmod(0o700)
    (tmp_path / "link").symlink_to("talks")
    dump(small(), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert load(tmp_path / "talks") == small()
    assert (tmp_path / "talks").stat().st_mode & 0o777 == 0o700


def test_files_that_programs_leave_about_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    dump(small(), path, format="csv")
    for name in (".~lock.pledges.csv#", "~$pledges.csv", ".hidden.csv", "notes.txt", "Thumbs.db"):
        (path / name).write_bytes(b"\0")
    (path / "inner.csv").mkdir()
    assert load(path) == small()


def test_a_table_nobody_knows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talks"
    dump(small(), path, format="csv")
    (path / "pledge.csv").write_text("id\n")
    (path / "participants.CSV").write_text("id\n")
    assert [(problem.code, problem.file, problem.hint) for problem in validate(path).errors] == [
        ("field.unknown", str(path / "participants.CSV"), None),
        ("field.unknown", str(path / "pledge.csv"), "did you mean 'pledges'?"),
    ]


def test_a_folder_without_tables_holds_no_bundle(tmp_path: Path) -> None:
    (problem,) = validate(tmp_path, format="csv")
    assert (problem.code, problem.file) == ("csv.archive", str(tmp_path))
    assert [problem.code for problem in validate(tmp_path)] == ["file.unreadable"]
    with pytest.raises(IsADirectoryError):
        load(tmp_path)


def test_the_limit_of_size_holds_before_anything_is_read(tmp_path: Path) -> None:
    dump(small(), tmp_path / "talks", format="csv")
    (problem,) = validate(tmp_path / "talks", limits=Limits(size=100))
    assert (problem.code, problem.file) == ("limit.size", str(tmp_path / "talks"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_table_that_cannot_be_read_is_unreadable(tmp_path: Path) -> None:
    dump(small(), tmp_path / "talks", format="csv")
    (tmp_path / "talks" / "pledges.csv").chmod(0)
    with pytest.raises(PermissionError):
        load(tmp_path / "talks")
    assert [problem.code for problem in validate(tmp_path / "talks")] == ["file.unreadable"]


def test_a_path_may_end_with_a_slash(tmp_path: Path) -> None:
    dump(small(), f"{tmp_path}/talks/", format="csv")
    assert cd.load(f"{tmp_path}/talks/") == small()
    (tmp_path / "talks" / "pledges.csv").write_bytes(b"\xff")
    assert validate(f"{tmp_path}/talks/").problems[0].file == f"{tmp_path}/talks/pledges.csv"
