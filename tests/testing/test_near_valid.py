"""Data with one known defect: exactly that defect is reported, where it is said to be."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, Severity, ValidationError, examples, loads, testing, validate
from cyberdialogue.testing.defects.kinds import KINDS, ONLY_IN_TEXT

if TYPE_CHECKING:
    from cyberdialogue.testing import NearValid, NearValidFile

__all__: list[str] = []

OF_DOCUMENTS = {"no_list_of_records", "repeated_collection"}
EVERY_DEFECT = testing.every_defect()
EVERY_FILE = (*testing.every_defective_file(), *testing.every_defective_file("jsonl"))


# ----------------------------------------------------------------------------------------------------- what is reported


@given(testing.near_valid())
def test_one_error_is_reported_of_data_with_one_defect(near: NearValid) -> None:
    (error,) = validate(near.data).errors
    assert (error.code, error.path, error.record_id) == (near.code, near.path, near.record_id)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@given(data=st.data())
def test_one_error_is_reported_of_a_file_with_one_defect(data: st.DataObject, form: Any) -> None:
    near = data.draw(testing.near_valid_files(format=form))
    (error,) = validate(near.data, format=near.format).errors
    assert (error.code, error.path or "", error.record_id) == (near.code, near.path, near.record_id)
    assert (error.line, error.column) == (near.line, near.column)


@pytest.mark.parametrize("near", EVERY_DEFECT, ids=lambda near: near.kind)
def test_every_defect_is_reported(near: NearValid) -> None:
    report = validate(near.data)
    testing.assert_reported(near, report)
    assert report.warnings == ()


@pytest.mark.parametrize("near", EVERY_FILE, ids=lambda near: f"{near.format}-{near.kind}")
def test_every_defective_file_is_reported(near: NearValidFile) -> None:
    report = validate(near.data, format=near.format)
    testing.assert_reported(near, report)
    assert [(error.line, error.column) for error in report.errors] == [(near.line, near.column)]


@pytest.mark.parametrize("near", EVERY_FILE, ids=lambda near: f"{near.format}-{near.kind}")
def test_a_file_is_refused_unless_it_is_readable(near: NearValidFile) -> None:
    if near.readable:
        assert len(loads(near.data, format=near.format)) > 0
    else:
        with pytest.raises(ValidationError) as refused:
            loads(near.data, format=near.format)
        testing.assert_reported(near, refused.value.problems)


# --------------------------------------------------------------------------------------------------------- what is made


def test_there_is_one_of_each_kind() -> None:
    assert [near.kind for near in EVERY_DEFECT] == [kind.__name__ for kind in KINDS]
    files = Counter((near.format, near.kind) for near in EVERY_FILE)
    names = {kind.__name__ for kind in (*KINDS, *ONLY_IN_TEXT)}
    assert files == Counter([*(("json", name) for name in names), *(("jsonl", name) for name in names - OF_DOCUMENTS)])


def test_they_are_the_same_ones_at_every_call() -> None:
    assert testing.every_defect() == EVERY_DEFECT
    assert (*testing.every_defective_file(), *testing.every_defective_file("jsonl")) == EVERY_FILE


def test_a_defect_says_in_a_sentence_what_it_is() -> None:
    assert all(near.about.endswith(".") and near.about[0].isupper() for near in (*EVERY_DEFECT, *EVERY_FILE))


@given(testing.near_valid())
def test_data_are_plain_python(near: NearValid) -> None:
    assert repr(json.loads(json.dumps(near.data))) == repr(near.data)


@settings(max_examples=10)
@given(testing.near_valid(), st.data())
def test_data_can_be_changed_without_changing_others(near: NearValid, data: st.DataObject) -> None:
    near.data.clear()
    assert data.draw(testing.near_valid()).data


def test_the_strategy_comes_to_every_kind() -> None:
    met: set[str] = set()

    @settings(derandomize=True, database=None, max_examples=1000, phases=[Phase.generate])
    @given(testing.near_valid_files())
    def gather(near: NearValidFile) -> None:
        met.add(near.kind)

    gather()
    assert met == {kind.__name__ for kind in (*KINDS, *ONLY_IN_TEXT)}


# ------------------------------------------------------------------------------------------------------------- choosing


@pytest.mark.parametrize("code", sorted({code for told in KINDS.values() for code in told}))
@settings(max_examples=5)
@given(data=st.data())
def test_the_defects_can_be_those_of_a_code(data: st.DataObject, code: str) -> None:
    assert data.draw(testing.near_valid(code)).code == code


@pytest.mark.parametrize(
    ("code", "hint"), [("link.sefl", "did you mean 'link.self'"), ("zzz", "there are evidence.no")]
)
def test_a_code_that_no_defect_has_is_refused_at_once(code: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        testing.near_valid(code)


@pytest.mark.parametrize("form", ["yaml", "JSON", ""])
def test_a_format_in_which_no_file_is_made_is_refused_at_once(form: Any) -> None:
    for make in (lambda: testing.near_valid_files(format=form), lambda: testing.every_defective_file(form)):
        with pytest.raises(ValueError, match=r"no file is made in the format .* \(there are json, jsonl\)"):
            make()


def test_a_defect_of_text_alone_is_none_of_plain_data() -> None:
    testing.near_valid_files("json.duplicate-key")
    with pytest.raises(ValueError, match=r"no defect is reported as 'json\.duplicate-key'"):
        testing.near_valid("json.duplicate-key")


@given(testing.near_valid("field.unknown", of=st.just(Dataset(title="Talks"))))
def test_a_dataset_of_ones_own_can_be_spoilt(near: NearValid) -> None:
    assert "Talks" in near.data.values()
    assert near.path.count("/") == 1


@settings(max_examples=20)
@given(testing.near_valid(of=testing.datasets().filter(len)))
def test_datasets_that_were_not_valid_before_are_passed_over(near: NearValid) -> None:
    testing.assert_reported(near, validate(near.data))


# ----------------------------------------------------------------------------------------------------------- assertions


def test_what_is_valid_is_asserted_without_a_word() -> None:
    for name in examples.names():
        testing.assert_valid(examples.load(name))
        testing.assert_valid(examples.path(name))


def test_what_is_not_valid_fails_with_the_whole_report() -> None:
    (near,) = [near for near in EVERY_DEFECT if near.kind == "due_before_made"]
    with pytest.raises(AssertionError) as failed:
        testing.assert_valid(near.data)
    assert str(failed.value) == f"the dataset is not valid:\n{validate(near.data)}"


def test_a_warning_fails_when_it_is_to() -> None:
    follows = {"relation": "follows", "object": "event:visit"}
    talks = {"type": "event", "id": "event:talks", "kind": "talks", "title": "Talks", "links": [follows, follows]}
    data = {"schema_version": "1.0", "external": ["event:visit"], "events": [talks]}
    assert validate(data).warnings
    testing.assert_valid(data)
    with pytest.raises(AssertionError):
        testing.assert_valid(data, strict=True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"schema_version": "1.0"}, "reported:\n- nothing"),
        ({"schema_version": "1.0", "external": ["nobody"]}, "reported:\n- error id.malformed at /external/0: "),
        ({"schema_version": "2.0", "external": ["nobody"]}, "- error id.malformed at /external/0: "),
        ({"type": "dataset", "schema_version": "1"}, "- error "),
    ],
)
def test_another_report_than_that_of_the_defect_fails_and_says_what_there_is(data: dict[str, Any], told: str) -> None:
    (near,) = [near for near in EVERY_DEFECT if near.kind == "wrong_version"]
    with pytest.raises(AssertionError) as failed:
        testing.assert_reported(near, validate(data))
    assert str(failed.value).startswith(f"expected one error, {near.code} at /schema_version (Say that the file is")
    assert told in str(failed.value)


def test_the_right_code_at_another_place_fails() -> None:
    near = EVERY_DEFECT[0]
    found = Problem(code=near.code, message="somewhere else", path=f"{near.path}/0")
    with pytest.raises(AssertionError, match="somewhere else"):
        testing.assert_reported(near, [found])
    testing.assert_reported(near, [Problem(code=near.code, message="here", path=near.path)])


def test_what_is_no_error_does_not_count() -> None:
    near = EVERY_DEFECT[0]
    warning = Problem(code="text.blank", message="a warning", severity=Severity.WARNING)
    testing.assert_reported(near, [warning, Problem(code=near.code, message="here", path=near.path)])
