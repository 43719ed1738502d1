"""Datasets and records in a notebook: escaped, short however much there is, and readable in any theme."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

import cyberdialogue as cd
from cyberdialogue import Dataset, State
from cyberdialogue.testing import datasets

__all__: list[str] = []

HOSTILE = "<script>window.pwned = 1</script>\"' onload='"


def shown(value: Any) -> str:
    html: str = value._repr_html_()
    return html


def test_a_dataset_says_what_it_holds() -> None:
    html = shown(cd.examples.load("us-china-2016"))
    assert "China-US dialogue on cybercrime, June 2016" in html
    assert "<small>42 records</small>" in html
    assert re.search(r'<th scope="row"[^>]*>sessions</th><td[^>]*>3</td><td[^>]*>no\. 1 held December 2015<br>', html)
    assert "instruments" not in html


def test_a_record_says_what_it_has_and_nothing_else() -> None:
    html = shown(State(id="state:chn", name="China", iso3="CHN"))
    assert re.findall(r'<th scope="row"[^>]*>(.*?)</th>', html) == ["name", "iso3"]
    assert "state · state:chn" in html


def test_a_date_is_there_as_it_is_written_and_in_words() -> None:
    html = shown(cd.Event(id="event:e", kind="talks", title="Talks", when="[2016-06-16..2016-08-31]"))
    assert "[2016-06-16..2016-08-31] (between 16 June and 31 August 2016)" in html


def test_a_part_says_where_its_words_are_and_how_much_evidence_it_has() -> None:
    proof = cd.Evidence(source="source:s", spans=[(4, 9), (12, 20)])
    row = cd.Participation(participant="state:chn", role="host", evidence=[proof])
    html = shown(cd.Event(id="event:e", kind="talks", title="Talks", roster=[row], evidence=[proof]))
    assert "participant: state:chn; role: host; evidence: 1" in html
    assert "spans: [4, 9), [12, 20)" in html


def test_zero_is_something_to_say() -> None:
    against = cd.Count(of="votes_against", quantity=cd.Quantity(minimum=0, maximum=0))
    island = cd.Place(name="Null Island", latitude=0, longitude=0)
    html = shown(cd.Event(id="event:e", kind="talks", title="Talks", place=island, counts=[against]))
    assert "minimum: 0; maximum: 0" in html
    assert "latitude: 0; longitude: 0" in html
    assert "approximate" not in html


def test_no_text_is_markup() -> None:
    html = shown(Dataset(title=HOSTILE, description=HOSTILE, participants=[State(id="state:chn", name=HOSTILE)]))
    record = shown(State(id="state:chn", name=HOSTILE, notes=HOSTILE, extra={"x:y": {HOSTILE: [HOSTILE]}}))
    for text in (html, record):
        assert "<script" not in text
        assert "' onload='" not in text
        assert "&lt;script&gt;" in text


@given(datasets())
def test_everything_can_be_shown(dataset: Dataset) -> None:
    tags = {"div", "strong", "small", "p", "table", "tbody", "tr", "th", "td", "br"}
    for one in (dataset, *dataset):
        assert set(re.findall(r"</?(\w+)", shown(one))) <= tags


def test_the_theme_gives_the_colours() -> None:
    html = shown(cd.examples.load("us-china-2016"))
    assert set(re.findall(r'style="(.*?)"', html)) == {"text-align:left;vertical-align:top"}


def test_a_big_dataset_is_shown_in_short_and_says_so() -> None:
    states = tuple(State(id=f"state:s{number}", name=f"State {number}" * 40) for number in range(20_000))
    html = shown(Dataset(participants=states))
    assert len(html) < 2_000
    assert "20,000 records" in html
    assert "… and 19,992 more" in html


@pytest.mark.parametrize(
    "record",
    [
        State(id="state:s", name="S" * 10**6, names=[cd.Name(text="N" * 10**6, kind="alias")] * 1000),
        State(id="state:s", name="S", extra={"x:y": [["deep"] * 300] * 300}),
        cd.Event(
            id="event:e",
            kind="talks",
            title="T",
            evidence=[cd.Evidence(source="source:s", spans=[(n, n + 1) for n in range(10_000)])] * 100,
        ),
    ],
    ids=["long texts", "long lists", "long parts"],
)
def test_a_big_record_is_shown_in_short(record: cd.Record) -> None:
    html = shown(record)
    assert len(html) < 5_000
    assert "…" in html
