"""`cyberdialogue report`: a page is written whole or not at all, and never over something else."""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from typing import TYPE_CHECKING

import attrs
import pytest

import cyberdialogue as cd
from cyberdialogue.page.page import _template

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

__all__: list[str] = []

LATE = "deadline passed 31 August 2016, no fulfilment recorded"


def test_a_page_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "talks.html"
    done = run("report", "us-china-2016", "--as-of", "2016-09-15", "-o", target)
    assert (done.exit_code, done.output) == (0, "")
    dataset = cd.examples.load("us-china-2016")
    assert target.read_text(encoding="utf-8") == cd.page.html(dataset, as_of="2016-09-15")
    assert LATE in target.read_text(encoding="utf-8")


def test_the_day_is_today_unless_it_is_told(run: Run) -> None:
    done = run("report", "us-china-2016", "-o", "-")
    assert f"As of <strong>{cd.When.from_date(date.today()).describe()}</strong>" in done.stdout  # noqa: DTZ011 - the day where the user is


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "zip"])
def test_every_format_is_read(run: Run, tmp_path: Path, form: str) -> None:
    dataset = cd.examples.load("us-china-2016")
    source = tmp_path / f"talks.{form}"
    cd.dump(dataset, source)
    done = run("report", source, "--as-of", "2016-09-15", "-o", "-")
    assert done.stdout == cd.page.html(dataset, as_of="2016-09-15")


def test_standard_input_is_read(run: Run) -> None:
    text = cd.dumps(cd.examples.load("us-china-2016"))
    assert LATE in run("report", "-", "--as-of", "2016-09-15", "-o", "-", given=text).stdout


def test_words_come_from_the_texts_of_the_sources(run: Run, tmp_path: Path) -> None:
    text = "The ships met in May."
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = cd.Source(id="source:s", kind="news_article", title="Harbour news", sha256=digest, length=len(text))
    proof = cd.Evidence(source=source, spans=[(4, 13)])
    event = cd.Event(id="event:e", kind="talks", title="Talks", evidence=[proof])
    cd.dump(cd.Dataset(sources=[source], events=[event]), tmp_path / "talks.json")
    (tmp_path / "any-name.txt").write_text(text, encoding="utf-8")
    cited = run("report", tmp_path / "talks.json", "--texts", tmp_path, "-o", "-")
    assert "<q>“ships met”</q>" in cited.stdout
    assert "ships met" not in run("report", tmp_path / "talks.json", "-o", "-").stdout


def test_it_is_narrowed_by_name(run: Run) -> None:
    done = run("report", "us-china-2016", "--participant", "tao wenzhao", "-o", "-")
    assert 'id="statement:' in done.stdout
    assert 'id="session:' not in done.stdout


def test_a_name_that_nobody_has_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run("report", "us-china-2016", "--participant", "Chnia", "-o", tmp_path / "talks.html")
    assert done.exit_code == 2
    assert "did you mean 'China'" in done.stderr
    assert not list(tmp_path.iterdir())


# ------------------------------------------------------------------------------------------------------ what it refuses


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "talks.html"
    target.write_text("mine", encoding="utf-8")
    done = run("report", "us-china-2016", "-o", target)
    assert done.exit_code == 3
    assert done.stderr == f"cyberdialogue: {target}: it is there already (--force overwrites it)\n"
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("report", "us-china-2016", "-o", target, "--force").exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_dataset_itself_is_kept_whatever_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    cd.dump(cd.examples.load("us-china-2016"), path)
    before = path.read_bytes()
    done = run("report", path, "-o", tmp_path / "." / "talks.json", "--force")
    assert done.exit_code == 2
    assert "is a file that is read" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("target", ["no/such/folder/talks.html", "."])
def test_what_cannot_be_written_is_said_in_one_line(run: Run, tmp_path: Path, target: str) -> None:
    done = run("report", "us-china-2016", "-o", tmp_path / target)
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_data_with_problems_leaves_no_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "talks.json").write_text('{"schema_version": "1.0", "evnts": []}', encoding="utf-8")
    done = run("report", tmp_path / "talks.json", "-o", tmp_path / "talks.html")
    assert done.exit_code == 1
    assert "field.unknown" in done.stderr
    assert not (tmp_path / "talks.html").exists()


def test_the_missing_extra_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    done = run("report", "us-china-2016", "-o", tmp_path / "talks.html")
    assert (done.exit_code, done.stderr) == (
        3,
        "cyberdialogue: a page needs jinja2: pip install 'cyberdialogue[report]'\n",
    )
    assert not list(tmp_path.iterdir())


def test_what_is_left_out_is_said(run: Run, tmp_path: Path) -> None:
    event = cd.Event(id="event:e0", kind="talks", title="Talks")
    dataset = cd.Dataset(events=[attrs.evolve(event, id=f"event:e{number}") for number in range(7)])
    cd.dump(dataset, tmp_path / "talks.json")
    done = run("report", tmp_path / "talks.json", "--limit", 5, "-o", tmp_path / "talks.html")
    assert done.exit_code == 0
    assert done.stderr == "cyberdialogue: the first 5 of 7 events are on the page (--limit, --participant)\n"
    assert (tmp_path / "talks.html").read_text(encoding="utf-8").count('id="event:') == 5
