"""The shipped examples: canonical, sound, and true to their articles where those are at hand."""

from __future__ import annotations

import hashlib
import importlib
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from cyberdialogue import (
    Dataset,
    UnknownRecord,
    coverage,
    dumps,
    evidence_text,
    examples,
    load,
    validate,
    verify_evidence,
)
from cyberdialogue.model.walk import parts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

# The texts belong to their publishers and are no part of the project.
ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
MANUAL = Path(__file__).resolve().parents[2] / "docs" / "coding-manual.md"
LEAST_COVERED = 0.95
MEDIAN_SPAN = 90
LONGEST_SPAN = 260
LONGEST_RUN = 9

of_every_example = pytest.mark.parametrize("name", examples.names())


def article(dataset: Dataset) -> dict[str, str]:
    """The text of the article that a dataset encodes, by the id of its source."""
    if not ARTICLES.is_dir():
        pytest.skip(f"the articles belong to their publishers and are not here: no directory {ARTICLES}")
    wanted = {source.sha256: source.id for source in dataset.sources if source.sha256}
    found = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in ARTICLES.glob("*.txt")}
    return {source: found[sha256].read_bytes().decode() for sha256, source in wanted.items()}


def text_of(dataset: Dataset) -> str:
    (text,) = article(dataset).values()
    return text


# ------------------------------------------------------------------------------------------------------------ the files


@of_every_example
def test_an_example_loads_without_a_problem(name: str) -> None:
    assert validate(examples.path(name)).problems == ()
    assert load(examples.path(name)) == examples.load(name)


@of_every_example
def test_the_file_of_an_example_is_in_canonical_form(name: str) -> None:
    assert dumps(examples.load(name)) == examples.path(name).read_bytes().decode()


@of_every_example
def test_an_example_merged_with_itself_is_itself(name: str) -> None:
    dataset = examples.load(name)
    assert dataset.merge(dataset) == dataset


def test_all_examples_make_one_dataset() -> None:
    together = examples.load_all()
    assert together.title
    assert together.description
    for name in examples.names():
        assert all(record.id in together for record in examples.load(name))
    assert validate(together).problems == ()


def test_an_unknown_example_is_refused_with_a_guess() -> None:
    with pytest.raises(UnknownRecord, match="did you mean 'us-china-2016'"):
        examples.load("us-china-2015")
    with pytest.raises(UnknownRecord, match=r"there are .*us-china-2016"):
        examples.path("../pyproject")


def test_an_example_in_an_archive_has_a_path_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(examples.__file__).parent
    with ZipFile(tmp_path / "zipped.zip", "w") as archive:
        for file in package.iterdir():
            if file.is_file():
                archive.write(file, f"zipped_examples/{file.name}")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "zipped.zip"), *sys.path])
    zipped: Any = importlib.import_module("zipped_examples")
    assert zipped.names() == examples.names()
    assert zipped.path("us-china-2016").read_bytes() == examples.path("us-china-2016").read_bytes()
    assert zipped.path("us-china-2016") == zipped.path("us-china-2016")
    assert zipped.load("us-china-2016") == examples.load("us-china-2016")


# ------------------------------------------------------------------------------------------------------ what they claim


@of_every_example
def test_every_article_is_named_by_hash_and_length(name: str) -> None:
    (encoded,) = (source for source in examples.load(name).sources if source.sha256)
    assert encoded.length


@of_every_example
def test_everything_an_example_says_has_evidence(name: str) -> None:
    dataset = examples.load(name)
    assert [record.id for record in dataset if not record.evidence] == []
    pointing = [placed.evidence for _, placed in dataset.evidence() if placed.evidence.basis != "external"]
    assert [evidence for evidence in pointing if evidence.source is None or not evidence.spans] == []


# What needs no evidence of its own: who and what a record is, what has parts with evidence, what is computed.
SPEAKS_FOR_ITSELF = {
    "type", "id", "iso3", "identifiers", "links", "evidence", "not_stated", "not_exhaustive", "notes", "extra",
    "names", "affiliations", "roster", "stages", "cadence", "counts", "assessments", "planned",
    "segments", "sha256", "length", "language",
}  # fmt: skip


@of_every_example
def test_every_value_of_an_example_has_evidence(name: str) -> None:
    for record in examples.load(name):
        for path, held in parts_in(record):
            if hasattr(held, "evidence"):
                named = {field for evidence in held.evidence for field in evidence.fields}
                whole = any(not evidence.fields for evidence in held.evidence)
                missing = set(held.to_dict()) - SPEAKS_FOR_ITSELF - named
                assert whole or not missing, f"{record.id}{path}"


@of_every_example
def test_all_evidence_of_an_example_holds(name: str) -> None:
    dataset = examples.load(name)
    assert str(verify_evidence(dataset, article(dataset))) == "no problems"


@of_every_example
def test_an_example_leaves_out_next_to_nothing(name: str) -> None:
    dataset = examples.load(name)
    found = coverage(dataset, article(dataset))
    assert found.share >= LEAST_COVERED, str(found)


@of_every_example
def test_the_manual_lists_what_an_example_leaves_out(name: str) -> None:
    dataset = examples.load(name)
    (found,) = coverage(dataset, article(dataset)).texts
    left_out = ", ".join(f"{words} ({times})" for words, times in sorted(Counter(found.left_out).items()))
    assert f"| `{name}` | {left_out} |" in MANUAL.read_text(encoding="utf-8")


@of_every_example
def test_spans_are_short(name: str) -> None:
    lengths = [end - start for _, placed in examples.load(name).evidence() for start, end in placed.evidence.spans]
    assert median(lengths) < MEDIAN_SPAN
    assert max(lengths) <= LONGEST_SPAN


@of_every_example
def test_spans_are_tight_and_cut_no_word(name: str) -> None:
    dataset = examples.load(name)
    texts = article(dataset)
    text = text_of(dataset)
    for record, placed in dataset.evidence():
        for (start, end), words in zip(placed.evidence.spans, evidence_text(placed.evidence, texts), strict=True):
            around = text[max(start - 1, 0) : start] + words[0], words[-1] + text[end : end + 1]
            place = f"{record.id}{placed.path}: {words!r}"
            assert words == words.strip(), place
            assert not any(len(edge) > 1 and edge.isalnum() for edge in around), place


@of_every_example
def test_an_example_carries_no_prose_but_quotations(name: str) -> None:
    dataset = examples.load(name)
    text = text_of(dataset)
    quoted = {run for part in re.findall(r"[“\"]([^”\"\n]+)[”\"]?", text) for run in runs(part)}
    assert sorted((set(runs(text)) - quoted) & set(runs(dumps(dataset)))) == []


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of words that is too long to be anything but prose."""
    words = re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))
    return zip(*(words[start:] for start in range(LONGEST_RUN + 1)), strict=False)
