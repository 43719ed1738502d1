"""Zips: read with suspicion, and written so that equal datasets make equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cyberdialogue as cd
from cyberdialogue import Limits, ValidationError, validate
from cyberdialogue.formats.csv.archive import pack, unpack
from cyberdialogue.formats.limits import DEFAULT
from tests.formats.csv.spreadsheets import Bundle, small

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__: list[str] = []

GOOD = Bundle.of(small()).files


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip of members in which a name may come twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members:
            if name in archive.namelist():
                with pytest.warns(UserWarning, match="Duplicate name"):
                    archive.writestr(name, data)
            else:
                archive.writestr(name, data)
    return made.getvalue()


def refused(data: bytes) -> str:
    (problem,) = validate(data, format="csv")
    assert problem.code == "csv.archive"
    with pytest.raises(ValidationError):
        cd.loads(data, format="csv")
    return problem.message


def test_equal_datasets_make_equal_bytes() -> None:
    assert Bundle.of(small()).zipped == Bundle.of(small()).zipped


def test_tables_are_found_in_a_folder_of_the_archive_and_among_other_files() -> None:
    lying_about = [("__MACOSX/talks/._pledges.csv", b"\0"), ("talks/.DS_Store", b"\0"), ("talks/~$pledges.csv", b"\0")]
    members = [(f"talks/{name}", data) for name, data in GOOD.items()]
    data = zipped([("talks/", b""), *members, *lying_about, ("README.md", b"Talks")])
    assert cd.loads(data, format="csv") == small()
    broken = zipped([*members, ("talks/pledge.csv", b"id\n")])
    assert [problem.file for problem in validate(broken, format="csv").errors] == ["talks/pledge.csv"]


@pytest.mark.parametrize("name", ["../pledges.csv", "/pledges.csv", "a/../../x.txt", "C:/x.csv", "..\\pledges.csv"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert "leads out of the archive" in refused(zipped([*GOOD.items(), (name, b"id\n")]))


def test_a_table_that_is_there_twice_is_refused() -> None:
    assert "more than once" in refused(zipped([*GOOD.items(), ("pledges.csv", b"id\n")]))


def test_tables_in_several_folders_are_refused() -> None:
    assert "lie in 2 folders" in refused(zipped([*GOOD.items(), ("old/pledges.csv", b"id\n")]))


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(zipped([("dataset.csv", b"schema_version\n")]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    assert "is encrypted" in refused(bytes(data))


def test_a_small_archive_of_a_large_table_is_refused_before_it_is_unpacked() -> None:
    bomb = bytearray(zipped([("dataset.csv", b"\0" * 10**6)], zipfile.ZIP_DEFLATED))
    at = bomb.index(b"PK\x01\x02") + 24
    bomb[at : at + 4] = struct.pack("<I", 4_000_000_000)
    assert "would become 4,000,000,000" in refused(bytes(bomb))


def test_a_table_that_is_larger_than_it_says_is_damaged() -> None:
    data = bytearray(zipped([("dataset.csv", b"schema_version\n\\1.0\n" * 1000)], zipfile.ZIP_DEFLATED))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 100)
    assert "not a zip that can be read" in refused(bytes(data))


def test_an_unknown_way_of_compressing_is_refused() -> None:
    data = bytearray(zipped([("dataset.csv", b"schema_version\n")]))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 97)
    assert "not a zip that can be read" in refused(bytes(data))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"id,name\nstate:est,Eesti\n", b"{}", b"\x1f\x8b", b"PK\x05\x06" + b"\0" * 9]
)
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert "not a zip that can be read" in refused(data)


def test_one_table_alone_is_said_to_be_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "pledges.csv"
    path.write_bytes(GOOD["pledges.csv"])
    (problem,) = validate(path)
    assert (problem.code, problem.file) == ("csv.archive", str(path))
    assert "a CSV bundle is a folder of tables" in str(problem.hint)
    assert "a spreadsheet is loaded with `cyberdialogue load FILE --map" in str(problem.hint)


WORKBOOKS = {
    "talks.xlsx": zipped([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]),
    "talks.ods": zipped([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"")]),
    "talks.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


def test_a_bundle_with_a_stray_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "talks.zip"
    path.write_bytes(zipped([("mimetype", b"application/zip"), *GOOD.items()]))
    assert validate(path).ok


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_said_to_be_loaded_with_a_mapping(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WORKBOOKS[name])
    (problem,) = validate(path)
    assert problem.code == "csv.archive"
    assert problem.message == "the file is a workbook of a spreadsheet program, and no dataset"
    hint = "a table of it, saved as CSV in UTF-8, is loaded with `cyberdialogue load FILE --map MAPPING`"
    assert problem.hint == hint
    with pytest.raises(ValidationError, match="is loaded with `cyberdialogue load"):
        cd.load(path)


@pytest.mark.parametrize("suffix", [".csv", ".ods", ".tsv", ".xls", ".xlsx"])
def test_a_bundle_is_not_written_under_the_name_of_one_table(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(cd.CyberDialogueError, match=rf"not to one \{suffix}"):
        cd.dump(small(), tmp_path / f"talks{suffix}", format="csv")
    with pytest.raises(cd.CyberDialogueError):
        cd.dump(small(), tmp_path / f"talks{suffix}")
    assert not list(tmp_path.iterdir())


def test_an_archive_without_tables_holds_no_bundle() -> None:
    assert refused(zipped([])) == refused(zipped([("talks.json", b"{}")])) == "there is no table of a CSV bundle"


def test_the_limit_of_size_is_one_of_what_the_tables_are_together() -> None:
    size = sum(len(data) for name, data in GOOD.items() if name.endswith(".csv"))
    assert validate(pack(GOOD), format="csv", limits=Limits(size=size)).ok
    (problem,) = validate(pack(GOOD), format="csv", limits=Limits(size=size - 1))
    assert problem.code == "limit.size"


@settings(max_examples=100)
@given(st.data())
def test_any_damage_to_an_archive_is_data_or_problems(data: st.DataObject) -> None:
    spoilt = bytearray(pack({name: GOOD[name] for name in ("dataset.csv", "states.csv")}))
    for _ in range(data.draw(st.integers(1, 3))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(spoilt[: data.draw(st.integers(0, len(spoilt)))]) if data.draw(st.booleans()) else bytes(spoilt)
    assert {problem.code for problem in _found_in(cut)} <= {"csv.archive"}


def _found_in(data: bytes) -> tuple[cd.Problem, ...]:
    try:
        unpack(data, DEFAULT)
    except ValidationError as error:
        return error.problems
    return ()
