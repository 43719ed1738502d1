"""Passages: words at spans, spans of words, and what no evidence supports."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Event, Evidence, LocateError, Segment, Source, UnknownRecord
from cyberdialogue.model.passages import coverage, evidence_text, locate

__all__: list[str] = []

TEXT = "Talks were set up\n in  September. “Good talks,” he said. Talks go on [sic] in C:\\files."

# Few letters, so that passages often stand in a text more than once, and all that a pattern could trip over.
texts = st.text(alphabet="aab.*+?()|^$ \n\t\u00a0[]\\“\u2019ß", max_size=25)


def escaped(words: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", words)


def times(text: str, passage: str) -> int:
    """How often a passage stands in a text, as the error says."""
    try:
        locate(text, passage)
    except LocateError as error:
        found = re.search(r" stands in the text (\d+) times", str(error))
        return int(found[1]) if found else 0
    return 1


def supported(*spans: tuple[int, int], segments: tuple[tuple[int, int], ...] = ()) -> Dataset:
    event = Event(id="event:e", kind="talks", title="Talks", evidence=[Evidence(source="source:s", spans=spans)])
    said = Source(
        id="source:s", kind="readout", title="S", segments=[Segment(kind="headline", span=span) for span in segments]
    )
    return Dataset(sources=[said], events=[event])


# -------------------------------------------------------------------------------------------------------- evidence_text


def test_the_words_of_an_evidence_come_span_by_span() -> None:
    evidence = Evidence(source="source:s", spans=[(0, 5), (23, 32)])
    assert evidence_text(evidence, {"source:s": TEXT}) == ("Talks", "September")


def test_an_evidence_without_spans_has_no_words() -> None:
    assert evidence_text(Evidence(basis="external"), {}) == ()
    assert evidence_text(Evidence(source="source:s"), {}) == ()


@pytest.mark.parametrize("evidence", [Evidence(source="source:x", spans=[(0, 1)]), Evidence(spans=[(0, 1)])])
def test_words_need_the_text_of_their_source(evidence: Evidence) -> None:
    with pytest.raises(LocateError, match="not given"):
        evidence_text(evidence, {"source:s": TEXT})


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (0, len(TEXT) + 1), (900, 901)], ids=str)
def test_words_are_never_cut_to_what_is_there(span: tuple[int, int]) -> None:
    with pytest.raises(LocateError, match=rf"\[{span[0]}, {span[1]}\)"):
        evidence_text(Evidence(source="source:s", spans=[span]), {"source:s": TEXT})


def test_a_span_may_end_with_the_text() -> None:
    assert evidence_text(Evidence(source="source:s", spans=[(0, len(TEXT))]), {"source:s": TEXT}) == (TEXT,)


# --------------------------------------------------------------------------------------------------------------- locate


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("were [set up] in", "set up"),
        ("[Talks] were", "Talks"),
        ("Talks were [set]", "set"),
        ("he said", "he said"),
        ("[he said]", "he said"),
        ("up in [September]", "September"),
        ("[up in September]", "up\n in  September"),
        ("were[ set up ]in", "set up"),
        ("“[Good talks],”", "Good talks"),
        (r"[\[sic\]]", "[sic]"),
        (r"\[[sic]\]", "sic"),
        (r"[C:\files]", "C:\\files"),
        (r"[C:\\files]", "C:\\files"),
    ],
)
def test_the_bracket_is_the_span(passage: str, words: str) -> None:
    start, end = locate(TEXT, passage)
    assert TEXT[start:end] == words


def test_the_words_around_the_bracket_tell_the_place() -> None:
    assert locate(TEXT, "[Talks] were") == (0, 5)
    assert locate(TEXT, "said. [Talks]") == (57, 62)


def test_offsets_count_code_points() -> None:
    text = "\U0001f600 中文 [é]"
    assert locate(text, "[中文]") == (2, 4)


@pytest.mark.parametrize("passage", ["a [] b", "[ ] a", "", " \n"])
def test_a_span_needs_words(passage: str) -> None:
    with pytest.raises(LocateError, match="no words"):
        locate("a b", passage)


@pytest.mark.parametrize("passage", ["[a] [b]", "[a", "a]", "]a[", "[[a]]"])
def test_a_passage_has_one_bracket(passage: str) -> None:
    with pytest.raises(LocateError, match="needs one"):
        locate("a b", passage)


def test_a_passage_that_stands_twice_is_shown_with_its_places() -> None:
    with pytest.raises(LocateError) as error:
        locate(TEXT, "[Talks]")
    assert str(error.value).splitlines() == [
        "'[Talks]' stands in the text 2 times; add words around the bracket",
        "  at 0: [Talks] were set up in September. “…",
        "  at 57: …ember. “Good talks,” he said. [Talks] go on [sic] in C:\\files.",
    ]


def test_places_that_overlap_are_counted() -> None:
    with pytest.raises(LocateError, match="2 times"):
        locate("aaa", "aa")


def test_a_run_of_white_space_is_one_place() -> None:
    assert locate("a   b", " [b]") == (4, 5)
    assert locate("a   b", "[a] ") == (0, 1)


def test_a_passage_that_is_nowhere_is_shown_with_what_is_most_like_it() -> None:
    with pytest.raises(LocateError) as error:
        locate(TEXT, "were [set up] in October")
    assert str(error.value).splitlines() == [
        "'were [set up] in October' is not in the text; most like it (4 of its 5 words)",
        "  at 6: Talks [were set up in] September. “Good talks,” he…",
    ]


def test_every_place_that_is_as_much_like_it_is_shown() -> None:
    with pytest.raises(LocateError, match=r"1 of its 2 words\)\n  at 0: .*\n  at 40: .*\n  at 57: "):
        locate(TEXT, "Talks resumed")


@pytest.mark.parametrize("passage", ["were SET up", '"Good talks," he said', "Talks, were set up"])
def test_a_passage_that_differs_only_in_marks_or_case_is_told_so(passage: str) -> None:
    with pytest.raises(LocateError, match="with other letter case, marks or spaces\n  at"):
        locate(TEXT, passage)


def test_a_passage_with_none_of_its_words_in_the_text_shows_no_place() -> None:
    with pytest.raises(LocateError) as error:
        locate(TEXT, "[nowhere]")
    assert str(error.value) == "'[nowhere]' is not in the text, nor is any of its words"


@given(texts, st.data())
def test_any_span_in_its_whole_text_is_found(text: str, data: st.DataObject) -> None:
    start, end = data.draw(spans_of(text))
    passage = f"{escaped(text[:start])}[{escaped(text[start:end])}]{escaped(text[end:])}"
    assert locate(text, passage) == (start, end)


@given(texts, st.data())
def test_any_span_is_found_or_stands_several_times(text: str, data: st.DataObject) -> None:
    start, end = data.draw(spans_of(text))
    left = data.draw(st.integers(0, start))
    right = data.draw(st.integers(end, len(text)))
    passage = f"{escaped(text[left:start])}[{escaped(text[start:end])}]{escaped(text[end:right])}"
    if times(text, passage) == 1:
        assert locate(text, passage) == (start, end)
    else:
        assert times(text, passage) > 1


@given(texts, texts)
def test_a_passage_is_found_exactly_where_a_plain_search_finds_it(text: str, passage: str) -> None:
    assume(not passage[:1].isspace() and not passage[-1:].isspace() and passage)
    wanted = " ".join(passage.split())
    places = [
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, len(text) + 1)
        if not text[start].isspace() and not text[end - 1].isspace() and " ".join(text[start:end].split()) == wanted
    ]
    assert times(text, escaped(passage)) == len(places)
    if len(places) == 1:
        assert locate(text, escaped(passage)) == places[0]


@given(texts, texts)
def test_locating_raises_nothing_but_its_own_error(text: str, passage: str) -> None:
    try:
        start, end = locate(text, passage)
    except LocateError:
        return
    assert 0 <= start < end <= len(text)


def spans_of(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Spans that start and end with a character that is no white space, as spans of evidence do."""
    solid = [place for place, character in enumerate(text) if not character.isspace()]
    assume(solid)
    return st.tuples(st.sampled_from(solid), st.sampled_from(solid)).map(lambda pair: (min(pair), max(pair) + 1))


# ------------------------------------------------------------------------------------------------------------- coverage


def test_what_no_evidence_supports_is_left_out() -> None:
    covered = coverage(supported((0, 5), (11, 17)), {"source:s": "Talks were set up."})
    (text,) = covered.texts
    assert text.spans == ((0, 5), (11, 17))
    assert text.left_out == ("were",)
    assert (text.covered, text.total, covered.share) == (10, 14, 10 / 14)


def test_segments_cover_too() -> None:
    assert coverage(supported((6, 17), segments=((0, 5),)), {"source:s": "Talks were set up."}).share == 1


def test_spans_that_overlap_or_touch_are_one() -> None:
    (text,) = coverage(supported((2, 4), (0, 2), (3, 7), (9, 10)), {"source:s": "abcdefghij"}).texts
    assert text.spans == ((0, 7), (9, 10))
    assert text.gaps == ((7, 9),)


def test_a_gap_runs_from_its_first_letter_or_digit_to_its_last() -> None:
    (text,) = coverage(supported((0, 1), (11, 12)), {"source:s": "a, (b - 7)! c"}).texts
    assert text.left_out == ("b - 7", "c")


def test_letters_and_digits_of_any_script_count_and_nothing_else_does() -> None:
    (text,) = coverage(supported(), {"source:s": "中é5_- ½ß “”!"}).texts
    assert text.total == len("中é5½ß")


def test_spans_outside_a_text_cover_nothing() -> None:
    (text,) = coverage(supported((5, 2), (3, 3), (4, 900), (800, 900)), {"source:s": "abcdef"}).texts
    assert text.spans == ((4, 6),)


def test_a_text_without_letters_is_covered() -> None:
    assert coverage(supported(), {"source:s": "…"}).share == 1
    assert coverage(supported(), {}).share == 1


def test_only_what_is_complete_reads_100_percent() -> None:
    almost = coverage(supported((0, 9999)), {"source:s": "a" * 10_000})
    assert str(almost).splitlines()[0] == "source:s: 99.9% of 10000 letters and digits covered, 1 left out"
    assert "100.0%" in str(coverage(supported((0, 10_000)), {"source:s": "a" * 10_000}))


def test_several_texts_are_printed_with_their_sum() -> None:
    other = Source(id="source:t", kind="readout", title="T")
    printed = str(coverage(supported((0, 1)).with_records(other), {"source:s": "a", "source:t": "b"}))
    assert printed.splitlines() == [
        "source:s: 100.0% of 1 letters and digits covered, 0 left out",
        "source:t: 0.0% of 1 letters and digits covered, 1 left out",
        "  [0, 1) 'b'",
        "2 texts: 50.0% of 2 letters and digits covered, 1 left out",
    ]


def test_a_text_of_an_unknown_source_is_refused() -> None:
    with pytest.raises(UnknownRecord, match="did you mean 'source:s'"):
        coverage(supported(), {"source:ss": "a"})


def test_a_text_of_an_external_source_is_welcome() -> None:
    evidence = Evidence(source="source:else", spans=[(0, 1)])
    dataset = Dataset(
        external=["source:else"], events=[Event(id="event:e", kind="talks", title="E", evidence=[evidence])]
    )
    assert coverage(dataset, {"source:else": "a"}).share == 1


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(st.text(alphabet="ab, 7", max_size=25), spans)
def test_a_letter_is_covered_or_in_a_gap_and_never_both(text: str, drawn: list[tuple[int, int]]) -> None:
    (found,) = coverage(supported(*drawn), {"source:s": text}).texts
    within = {place for start, end in drawn for place in range(start, end)}
    letters = {place for place, character in enumerate(text) if character.isalnum()}
    gaps = {place for start, end in found.gaps for place in range(start, end)}
    assert letters - within == letters & gaps
    assert found.total == len(letters)
    assert found.covered == len(letters & within)
    assert all(text[start].isalnum() and text[end - 1].isalnum() for start, end in found.gaps)
