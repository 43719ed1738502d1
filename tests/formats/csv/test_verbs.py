"""CSV bundles by the verbs of all formats."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import cyberdialogue as cd
from cyberdialogue import CyberDialogueError, Dataset, ValidationError
from cyberdialogue.formats import csv, format_of
from tests.formats.csv.spreadsheets import Bundle, small

__all__: list[str] = []


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["talks.zip", "talks.ZIP", "talks", "talks.d"])
def test_what_is_dumped_is_loaded_under_any_name_and_kind_of_path(place: Path, name: str) -> None:
    cd.dump(small(), name, format="csv")
    assert Path(name).is_dir() == (not name.lower().endswith(".zip"))
    forms: list[Any] = [name, place / name, os.path.relpath(name)]
    for form in forms:
        assert format_of(form) == "csv"
        assert cd.load(form) == cd.load(form, format="csv") == small()
        assert list(cd.iter_load(form)) == list(small())
        assert cd.validate(form).ok


def test_the_suffix_of_a_zip_tells_the_format(place: Path) -> None:
    cd.dump(small(), "talks.zip")
    assert cd.load("talks.zip") == small()
    assert cd.load(place / "talks.zip") == small()


def test_open_files_and_bytes_hold_a_zip(place: Path) -> None:
    stream = io.BytesIO()
    cd.dump(small(), stream, format="csv")
    assert cd.loads(stream.getvalue(), format="csv") == small()
    assert cd.load(io.BytesIO(stream.getvalue()), format="csv") == small()
    assert cd.validate(io.BytesIO(stream.getvalue()), format="csv").ok
    with (place / "talks.zip").open("wb") as target:
        cd.dump(small(), target)
    with (place / "talks.zip").open("rb") as source:
        assert cd.load(source) == small()
    cd.dump(Dataset(), "talks.zip")
    cd.dump(small(), "talks.zip")
    assert cd.load("talks.zip") == small()


def test_a_file_is_never_made_a_folder_of(place: Path) -> None:
    (place / "talks").write_text("before")
    cd.dump(small(), "talks", format="csv")
    assert (place / "talks").is_file()
    assert cd.load("talks", format="csv") == small()


def test_a_bundle_is_no_text() -> None:
    with pytest.raises(CyberDialogueError, match=r"several tables, not one text: dump\(\) writes a folder or a \.zip"):
        cd.dumps(small(), format="csv")
    with pytest.raises(CyberDialogueError, match=r"several tables, not one text: load\(\) reads a folder or a \.zip"):
        cd.loads("id,name\n", format="csv")
    with pytest.raises(CyberDialogueError, match="open it with 'wb'"):
        cd.dump(small(), io.StringIO(), format="csv")


def test_a_bundle_is_not_one_table(place: Path) -> None:
    for form in (None, "csv"):
        with pytest.raises(CyberDialogueError, match=r"several tables: write it to a folder or a \.zip"):
            cd.dump(small(), "talks.csv", format=form)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("stray", [None, 5, {"schema_version": "1.0"}, small()], ids=type)
def test_what_is_no_file_or_no_dataset_is_a_type_error(place: Path, stray: Any) -> None:
    with pytest.raises(TypeError, match="expected a path or an open file"):
        cd.load(stray, format="csv")
    with pytest.raises(TypeError, match="expected a path or an open file"):
        cd.load(b"PK", format="csv")  # type: ignore[arg-type] # that is the test
    if not isinstance(stray, Dataset):
        with pytest.raises(TypeError, match="expected a Dataset"):
            cd.dump(stray, "talks.zip")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["talks.zip", "talks"])
def test_a_problem_names_the_bundle_and_the_file_in_it(place: Path, name: str) -> None:
    bundle = Bundle.of(small()).with_cell("pledges.csv", 2, "due", "Aug-30")
    if name.endswith(".zip"):
        (place / name).write_bytes(bundle.zipped)
    else:
        (place / name).mkdir()
        for file, data in bundle.files.items():
            (place / name / file).write_bytes(data)
    with pytest.raises(ValidationError) as caught:
        cd.load(name)
    (found,) = caught.value.problems
    assert str(found).startswith(
        f"{name}/pledges.csv:2: error time.syntax at /pledges/0/due of pledge:contacts: column 'due'"
    )
    assert cd.validate(name).errors == (found,)
    assert [item for item in cd.iter_load(name) if isinstance(item, cd.Problem)] == [found]
    (anonymous,) = cd.validate(bundle.zipped, format="csv").errors
    assert anonymous.file == "pledges.csv"


@pytest.mark.usefixtures("place")
def test_evidence_is_held_against_texts_as_in_any_format() -> None:
    cd.dump(small(), "talks.zip")
    found = cd.validate("talks.zip", texts={"source:wire": "Too short"})
    assert {problem.file for problem in found} >= {"talks.zip/evidence.csv", "talks.zip/sources.csv"}


def test_what_looks_like_a_bundle_is_one(place: Path) -> None:
    assert not csv.is_bundle(place)
    assert not csv.is_bundle("nowhere")
    (place / "odd.zip").write_bytes(b"PK\x03\x04")
    assert not csv.is_bundle("odd.zip")
    (place / "talks").mkdir()
    (place / "talks" / "dataset.csv").touch()
    assert csv.is_bundle("talks")
    assert format_of("talks") == "csv"
    (place / "talks").rename("talks.json")
    assert format_of("talks.json") == "json"


def test_nobody_pays_for_tables_who_reads_none() -> None:
    asked = "import sys, cyberdialogue as cd; cd.loads(cd.dumps(cd.Dataset())); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert not {"cyberdialogue.formats.csv", "zipfile", "csv"} & set(done.stdout.split())
