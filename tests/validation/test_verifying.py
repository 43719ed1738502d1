"""Evidence against texts: each rule finds its defect, with code and place, and is silent on what is right."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, Report, Severity, verify_evidence
from cyberdialogue.testing import datasets
from cyberdialogue.validation.rules import RULES, TEXT_RULES

if TYPE_CHECKING:
    from cyberdialogue.validation import Rule

__all__: list[str] = []

TEXT = (
    "Ministers Li and Wu met in June. “We agreed to stop,” Li\u2019s aide said, “and to talk.” They will likely meet."
)
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def at(*words: str) -> list[list[int]]:
    """The spans of words of the text."""
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def evidence(*words: str, **more: Any) -> dict[str, Any]:
    return {"source": "source:s", "spans": at(*words), **more}


def dataset(*records: dict[str, Any], **of_source: Any) -> Dataset:
    """A dataset of one source and some records, each given as it stands in a file."""
    source = {"type": "source", "id": "source:s", "kind": "news_article", "title": "S", **of_source}
    collections: dict[str, list[dict[str, Any]]] = {"sources": [source]}
    for record in records:
        name = "participants" if record["type"] == "person" else f"{record['type']}s"
        collections.setdefault(name, []).append(record)
    return Dataset.from_dict({"schema_version": "1.0", **collections})


def event(*evidences: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "event", "id": "event:e", "kind": "talks", "title": "Talks", "evidence": [*evidences], **more}


def statement(*evidences: dict[str, Any], **more: Any) -> dict[str, Any]:
    required = {"act": "report", "form": "direct", "content": "They agreed."}
    return {"type": "statement", "id": "statement:s", **required, "evidence": [*evidences], **more}


def person(*evidences: dict[str, Any], **name: Any) -> dict[str, Any]:
    return {"type": "person", "id": "person:li", "name": "Li", "names": [{**name, "evidence": [*evidences]}]}


def verify(*records: dict[str, Any], text: str = TEXT, **of_source: Any) -> Report:
    return verify_evidence(dataset(*records, **of_source), {"source:s": text})


def only(report: Report) -> Problem:
    (problem,) = report.problems
    return problem


# --------------------------------------------------------------------------------------------------- the texts as given


def test_a_text_of_an_unknown_source_is_a_warning_with_a_guess() -> None:
    problem = only(verify_evidence(dataset(), {"source:z": TEXT}))
    assert (problem.code, problem.severity, problem.value) == ("evidence.unknown-source", "warning", "'source:z'")
    assert problem.hint == "did you mean 'source:s'?"


def test_a_text_of_an_external_source_is_verified_like_any_other() -> None:
    elsewhere = attrs.evolve(dataset(event({"source": "source:z", "spans": [[0, 500]]})), external=["source:z"])
    assert only(verify_evidence(elsewhere, {"source:z": TEXT})).code == "evidence.span-outside"


@pytest.mark.parametrize("text", ["", None, b"bytes", 5], ids=repr)
def test_what_is_no_text_is_one_problem_and_nothing_is_held_against_it(text: Any) -> None:
    problem = only(verify_evidence(dataset(event(evidence("June", wording="May")), sha256=SHA256), {"source:s": text}))
    assert (problem.code, problem.path, problem.record_id) == ("evidence.text", "/sources/0", "source:s")


def test_evidence_without_a_text_is_counted_at_its_source() -> None:
    problem = only(verify_evidence(dataset(event(evidence("June"), evidence("Li"))), {}))
    assert (problem.code, problem.severity, problem.path) == ("evidence.no-text", Severity.INFO, "/sources/0")
    assert "2 evidence" in problem.message
    assert verify_evidence(dataset(event(evidence("June"))), {}).ok


def test_a_text_that_is_not_given_is_told_even_of_a_source_that_is_elsewhere() -> None:
    elsewhere = attrs.evolve(dataset(event({"source": "source:z", "spans": [[0, 5]]})), external=["source:z"])
    problem = only(verify_evidence(elsewhere, {}))
    assert (problem.code, problem.path) == ("evidence.no-text", "/events/0/evidence/0")


def test_a_text_that_is_not_given_is_told_once_however_much_points_into_it() -> None:
    pointing = [{"source": "source:z", "spans": [[0, 5]]}, {"source": "source:z", "spans": [[7, 9]]}]
    elsewhere = attrs.evolve(dataset(event(*pointing)), external=["source:z"])
    problem = only(verify_evidence(elsewhere, {}))
    assert "2 evidence" in problem.message


def test_nobody_misses_the_text_of_a_source_that_no_span_points_into() -> None:
    assert len(verify_evidence(dataset(event({"source": "source:s"}, {"basis": "external"}), sha256=SHA256), {})) == 0


# ------------------------------------------------------------------------------------------------------ hash and length


def test_the_text_that_was_encoded_has_its_hash_and_length() -> None:
    assert len(verify(sha256=SHA256, length=len(TEXT))) == 0


def test_another_text_has_another_hash() -> None:
    problem = only(verify(text=f"{TEXT} More.", sha256=SHA256))
    assert (problem.code, problem.path, problem.record_id) == ("evidence.hash", "/sources/0/sha256", "source:s")
    assert problem.hint is None


@pytest.mark.parametrize(
    ("encoded", "given_text", "hint"),
    [
        ("a\nb", "a\r\nb", "LF line ends"),
        ("a\r\nb", "a\nb", "CR LF line ends"),
        ("a", "\ufeffa", "no byte order mark"),
        ("\ufeffa", "a", "its byte order mark"),
        ("a", "a \n", "no white space at its ends"),
        ("a\n", "a", "a line end at its end"),
    ],
)
def test_what_was_done_to_a_text_on_the_way_is_told(encoded: str, given_text: str, hint: str) -> None:
    problem = only(verify(text=given_text, sha256=hashlib.sha256(encoded.encode()).hexdigest()))
    assert problem.hint == f"with {hint} it has the right one"


def test_half_a_surrogate_pair_is_another_text() -> None:
    assert only(verify(text="\ud800", sha256=SHA256)).code == "evidence.hash"


def test_a_length_counts_code_points() -> None:
    assert len(verify(text="é中\U0001f600", length=3)) == 0
    problem = only(verify(text="é中\U0001f600", length=9))
    assert (problem.code, problem.path, problem.value) == ("evidence.length", "/sources/0/length", "9")


# ---------------------------------------------------------------------------------------------------------------- spans


@pytest.mark.parametrize(("span", "hint"), [([7, 3], "[3, 7]?"), ([7, 7], "a span ends after its last character")])
def test_a_span_starts_before_it_ends(span: list[int], hint: str) -> None:
    problem = only(verify(event(evidence("June"), {"source": "source:s", "spans": [[0, 5], span]})))
    assert (problem.code, problem.path) == ("evidence.span-order", "/events/0/evidence/1/spans/1")
    assert (problem.record_id, problem.hint) == ("event:e", hint)


def test_a_span_can_be_turned_round_and_outside_at_once() -> None:
    report = verify(event({"source": "source:s", "spans": [[900, 3]]}))
    assert [problem.code for problem in report] == ["evidence.span-order", "evidence.span-outside"]


def test_a_span_lies_in_the_length_of_a_text_that_is_not_given() -> None:
    assert len(verify_evidence(dataset(event({"source": "source:s", "spans": [[0, 9]]}), length=9), {})) == 1
    report = verify_evidence(dataset(event({"source": "source:s", "spans": [[0, 10]]}), length=9), {})
    assert [problem.code for problem in report] == ["evidence.no-text", "evidence.span-outside"]


def test_the_text_itself_says_how_long_it_is() -> None:
    report = verify(event({"source": "source:s", "spans": [[0, 9]]}), length=5)
    assert [problem.code for problem in report] == ["evidence.length"]


def test_the_order_of_a_span_needs_no_text() -> None:
    codes = [problem.code for problem in verify_evidence(dataset(event({"source": "source:s", "spans": [[7, 3]]})), {})]
    assert codes == ["evidence.no-text", "evidence.span-order"]


def test_a_span_lies_in_the_text() -> None:
    assert len(verify(event({"source": "source:s", "spans": [[0, len(TEXT)]]}))) == 0
    problem = only(verify(event({"source": "source:s", "spans": [[0, len(TEXT) + 1]]})))
    assert (problem.code, problem.path) == ("evidence.span-outside", "/events/0/evidence/0/spans/0")
    assert (problem.record_id, problem.value) == ("event:e", f"[0, {len(TEXT) + 1}]")


@pytest.mark.parametrize(("span", "code"), [([4, 2], "evidence.span-order"), ([0, 900], "evidence.span-outside")])
def test_segments_keep_the_same_rules(span: list[int], code: str) -> None:
    segments = [{"kind": "headline", "span": [0, 9]}, {"kind": "byline", "span": span}]
    problem = only(verify(segments=segments))
    assert (problem.code, problem.path) == (code, "/sources/0/segments/1/span")


def test_evidence_is_found_wherever_it_is_held() -> None:
    broken = evidence("June") | {"spans": [[5, 2]]}
    stages = [{"stage": "proposed"}, {"stage": "agreed", "evidence": [evidence("June"), broken]}]
    roster = [{"participant": "person:li", "role": "visitor", "stages": stages}]
    assert only(verify(event(roster=roster))).path == "/events/0/roster/0/stages/1/evidence/1/spans/0"


# --------------------------------------------------------------------------------------------------------- field names


def test_evidence_names_fields_of_its_holder() -> None:
    roster = [{"participant": "person:li", "role": "visitor", "evidence": [evidence("Li", fields=["role", "titel"])]}]
    problem = only(verify(event(evidence("June", fields=["when", "not_stated"]), roster=roster)))
    assert (problem.code, problem.path) == ("evidence.unknown-field", "/events/0/roster/0/evidence/0/fields/1")
    assert (problem.value, problem.hint) == ("'titel'", "did you mean 'title'?")


# ------------------------------------------------------------------------------------------------------------- wordings


@pytest.mark.parametrize("words", [("in June",), ("met in June",), ("in", "June")])
def test_a_wording_stands_in_the_words_at_its_spans(words: tuple[str, ...]) -> None:
    assert len(verify(event(evidence(*words, wording="in June")))) == 0


def test_a_wording_that_is_elsewhere_is_shown_its_place() -> None:
    problem = only(verify(event(evidence("Wu"), evidence("met", wording="in June"))))
    assert (problem.code, problem.path) == ("evidence.wording", "/events/0/evidence/1/wording")
    assert (problem.record_id, problem.value) == ("event:e", "'in June'")
    assert problem.hint == f"it stands at [{TEXT.index('in June')}, {TEXT.index('in June') + 7})"


def test_a_wording_that_is_nowhere_is_shown_the_words_there() -> None:
    problem = only(verify(event(evidence("met in June", wording="in May"))))
    assert "'met in June'" in problem.message
    assert problem.hint is None


def test_a_wording_without_spans_may_stand_anywhere_in_the_text() -> None:
    assert len(verify(event(evidence(wording="in June")))) == 0
    assert only(verify(event(evidence(wording="in May")))).code == "evidence.wording"


@pytest.mark.parametrize("printed", ["in\u00a0June", "in \n June", "in\tJune"])
def test_white_space_counts_as_one_space(printed: str) -> None:
    assert len(verify(event({"source": "source:s", "wording": "in June"}), text=f"met {printed}.")) == 0


@pytest.mark.parametrize("wording", ["Li's aide", "Li\u2019s aide", "Li\u2018s aide"])
def test_typographic_marks_count_as_straight_ones(wording: str) -> None:
    assert len(verify(event(evidence("Li\u2019s aide", wording=wording)))) == 0


def test_composed_letters_count_as_one_letter() -> None:
    assert len(verify(event({"source": "source:s", "wording": "café"}), text="A cafe\u0301.")) == 0


@pytest.mark.parametrize("wording", ["IN JUNE", "in june", "in-June"])
def test_all_else_in_a_wording_agrees_letter_for_letter(wording: str) -> None:
    assert only(verify(event(evidence("in June", wording=wording)))).code == "evidence.wording"


# ----------------------------------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize("quote", ["We agreed to stop, and to talk.", "“We agreed to stop,", '"and to talk."'])
def test_a_quotation_stands_in_the_words_of_its_evidence(quote: str) -> None:
    assert len(verify(statement(evidence("We agreed to stop,", "and to talk.", fields=["quote"]), quote=quote))) == 0


def test_a_quotation_that_is_not_there_is_an_error() -> None:
    problem = only(verify(statement(evidence("We agreed to stop", fields=["quote"]), quote="We agreed to talk")))
    assert (problem.code, problem.path) == ("evidence.quote", "/statements/0/quote")
    assert (problem.severity, problem.record_id) == (Severity.ERROR, "statement:s")


def test_a_quotation_is_looked_for_in_the_evidence_that_names_it() -> None:
    named, whole = evidence("and to talk", fields=["quote"]), evidence("We agreed to stop")
    assert only(verify(statement(whole, named, quote="We agreed"))).code == "evidence.quote"
    assert len(verify(statement(whole, named, quote="to talk"))) == 0


def test_one_place_is_enough_for_a_quotation() -> None:
    two = statement(evidence("They will likely meet"), evidence("We agreed to stop"), quote="We agreed")
    assert len(verify(two)) == 0


def test_a_quotation_that_no_evidence_names_is_looked_for_in_all() -> None:
    said = evidence("said", fields=["verb"])
    assert only(verify(statement(said, quote="We agreed", verb="said"))).code == "evidence.quote"
    assert len(verify(statement(said, evidence("We agreed", fields=["content"]), quote="We agreed", verb="said"))) == 0


def test_a_quotation_is_not_judged_while_one_of_its_texts_is_missing() -> None:
    elsewhere = {"source": "source:z", "spans": [[0, 9]]}
    data = attrs.evolve(dataset(statement(evidence("They"), elsewhere, quote="We agreed")), external=["source:z"])
    assert [problem.code for problem in verify_evidence(data, {"source:s": TEXT})] == ["evidence.no-text"]


def test_what_another_source_says_instead_does_not_support_the_quotation() -> None:
    ours, theirs = evidence("They", fields=["quote"]), evidence("We agreed", fields=["quote"], value="We agreed,")
    assert only(verify(statement(ours, theirs, quote="We agreed"))).code == "evidence.quote"


# ---------------------------------------------------------------------------------------------------- names as printed


def test_a_name_as_printed_stands_wherever_its_evidence_points() -> None:
    assert len(verify(person(evidence("Ministers Li"), text="Li", kind="as_printed"))) == 0
    problem = only(verify(person(evidence("Li"), evidence("Wu"), text="Li", kind="as_printed")))
    assert (problem.code, problem.path) == ("evidence.name", "/participants/0/names/0/evidence/1")
    assert problem.record_id == "person:li"


def test_a_name_as_printed_keeps_its_case() -> None:
    assert only(verify(person(evidence("Li"), text="LI", kind="as_printed"))).code == "evidence.name"


def test_other_names_need_not_be_printed() -> None:
    assert len(verify(person(evidence("Li"), text="L.", kind="alias"))) == 0


def test_what_another_source_prints_instead_need_not_be_the_name() -> None:
    ours, theirs = evidence("Li", fields=["text"]), evidence("Wu", fields=["text"], value="Wu")
    assert len(verify(person(ours, theirs, text="Li", kind="as_printed"))) == 0


def test_evidence_for_the_language_of_a_name_need_not_print_it() -> None:
    named = evidence("Wu", fields=["language"])
    assert len(verify(person(evidence("Li", fields=["text"]), named, text="Li", kind="as_printed", language="zh"))) == 0


# ------------------------------------------------------------------------------------------- titles, verbs and hedges


def attendee(*evidences: dict[str, Any]) -> dict[str, Any]:
    row = {"participant": "person:li", "role": "delegate", "title": "ministers", "evidence": [*evidences]}
    return event(roster=[row])


def test_a_title_stands_as_worded_in_any_case() -> None:
    assert len(verify(attendee(evidence("Ministers Li")))) == 0
    assert len(verify(attendee(evidence("Ministers", fields=["title"]), evidence("Li", fields=["participant"])))) == 0


def test_a_title_that_is_not_there_is_a_warning() -> None:
    problem = only(verify(attendee(evidence("Wu met"))))
    assert (problem.code, problem.path) == ("evidence.as-worded", "/events/0/roster/0/title")
    assert (problem.severity, problem.record_id) == (Severity.WARNING, "event:e")


@pytest.mark.parametrize(
    "evidences",
    [
        [],
        [evidence("Li", fields=["participant"])],
        [evidence("Li", fields=["title"], basis="inferred")],
        [evidence("Li", fields=["title"]), evidence("Ministers", fields=["title"])],
    ],
    ids=["none", "for another field", "inferred", "one place of two"],
)
def test_a_title_is_not_doubted_without_reason(evidences: list[dict[str, Any]]) -> None:
    assert len(verify(attendee(*evidences))) == 0


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (statement(evidence("Li"), verb="said"), "/statements/0/verb"),
        (statement(evidence("Li"), hedge="likely"), "/statements/0/hedge"),
        (
            {
                "type": "pledge", "id": "pledge:p", "text": "T", "action": "meet", "verb": "will",
                "evidence": [evidence("Li")],
            },
            "/pledges/0/verb",
        ),
        (
            {
                "type": "person", "id": "person:li", "name": "Li",
                "affiliations": [{"title": "minister", "evidence": [evidence("Li")]}],
            },
            "/participants/0/affiliations/0/title",
        ),
    ],
    ids=["verb", "hedge", "verb of a pledge", "title of an affiliation"],
)  # fmt: skip
def test_what_is_given_as_worded_is_looked_for(record: dict[str, Any], path: str) -> None:
    problem = only(verify(record))
    assert (problem.code, problem.path) == ("evidence.as-worded", path)


def test_what_is_as_worded_is_fine() -> None:
    spoken = [evidence("said", fields=["verb"]), evidence("likely", fields=["hedge"])]
    assert len(verify(statement(*spoken, verb="said", hedge="likely"))) == 0


# ------------------------------------------------------------------------------------------------------- all of it


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)
def test_every_rule_that_needs_texts_says_what_must_hold_and_gives_an_example(rule: Rule) -> None:
    assert rule.code.startswith("evidence.")
    assert rule.summary.endswith(".")
    assert "Example:" in rule.doc
    assert rule.code not in {other.code for other in RULES}


def test_without_evidence_and_texts_nothing_is_said() -> None:
    assert len(verify_evidence(dataset(event(), person(text="Li", kind="as_printed"), sha256=SHA256), {})) == 0


def test_problems_come_in_the_order_of_the_document() -> None:
    report = verify(
        event(evidence("June", wording="May"), evidence("June", fields=["titel"])),
        statement(evidence("Li", fields=["quote"]), quote="Wu"),
        length=1,
    )
    paths = [
        "/sources/0/length",
        "/statements/0/quote",
        "/events/0/evidence/1/fields/0",
        "/events/0/evidence/0/wording",
    ]
    assert [problem.path for problem in report] == paths


# Half of the texts are of sources that evidence points into, as long as the spans that are drawn, and odd.
texts = st.text(st.characters(), max_size=40)


@given(datasets(), st.dictionaries(st.text(max_size=9), texts, max_size=2), texts)
def test_no_data_and_no_texts_make_it_raise(drawn: Dataset, others: dict[str, str], text: str) -> None:
    ours = {placed.evidence.source: text for _, placed in drawn.evidence() if placed.evidence.source}
    report = verify_evidence(drawn, others | ours)
    assert all(problem.code.startswith("evidence.") for problem in report)
    assert json.dumps(report.to_dict())
