"""How an annotation becomes a check."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

import pytest

from cyberdialogue import Evidence, State, When
from cyberdialogue.model.checks import FieldType, check_of
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.participant import Participant
from cyberdialogue.model.refs import DialogueRef
from cyberdialogue.model.shapes import FieldName, Length, Number, RefTo, Span, Text, TextShape
from cyberdialogue.vocabulary import Basis, LinkBasis, Mode, Topic

__all__: list[str] = []


@pytest.mark.parametrize(
    ("annotation", "base", "shape", "optional", "many"),
    [
        (Text, str, TextShape, False, False),
        (Text | None, str, TextShape, True, False),
        (tuple[Text, ...], str, TextShape, False, True),
        (DialogueRef | None, str, RefTo, True, False),
        (When | None, When, type(None), True, False),
        (tuple[Evidence, ...], Evidence, type(None), False, True),
        (bool, bool, type(None), False, False),
    ],
    ids=["text", "optional text", "texts", "reference", "time", "parts", "flag"],
)
def test_an_annotation_is_read_as_it_is_written(
    annotation: Any, base: type, shape: type, *, optional: bool, many: bool
) -> None:
    kind = FieldType.of(annotation)
    assert (kind.base, type(kind.shape), kind.optional, kind.many) == (base, shape, optional, many)


def test_a_span_is_one_value_although_it_is_a_tuple() -> None:
    assert not FieldType.of(Span).many
    assert FieldType.of(tuple[Span, ...]).many


def test_a_field_knows_the_classes_it_holds() -> None:
    assert FieldType.of(tuple[Evidence, ...]).classes == (Evidence,)
    assert [cls.__name__ for cls in FieldType.of(tuple[Participant, ...]).classes] == [
        "State",
        "Organization",
        "Office",
        "Person",
        "Group",
    ]
    assert FieldType.of(Text).classes == FieldType.of(When).classes == ()


def test_a_field_knows_whether_it_holds_codes() -> None:
    assert FieldType.of(tuple[Topic, ...]).is_code
    assert FieldType.of(Mode | None).is_code
    assert not FieldType.of(Text).is_code


def test_a_type_nobody_can_check_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(KeyError):
        check_of(FieldType.of(complex))


# ------------------------------------------------------------------------------------------------- what a check says


def refusal(annotation: Any, value: Any, *, convenient: bool = False) -> FieldError:
    with pytest.raises(FieldError) as caught:
        check_of(FieldType.of(annotation), convenient=convenient)(value)
    return caught.value


def test_a_check_takes_ready_values_and_those_of_a_file() -> None:
    check = check_of(FieldType.of(When | None))
    assert check("2016") == check(When.parse("2016")) == When.parse("2016")
    assert check(None) is None
    assert check_of(FieldType.of(tuple[Topic, ...]))(["cybercrime", Topic.CYBERCRIME]) == (Topic.CYBERCRIME,) * 2
    assert check_of(FieldType.of(Number))(5) == check_of(FieldType.of(Number))(Decimal(5)) == Decimal(5)


def test_only_the_convenient_check_takes_iterables_and_records() -> None:
    state, kind = State(id="state:a", name="A"), FieldType.of(tuple[Annotated[str, RefTo(("state",))], ...])
    assert check_of(kind, convenient=True)({state}) == ("state:a",)
    for value in ({"state:a"}, iter(["state:a"]), [state]):
        with pytest.raises(FieldError):
            check_of(kind)(value)


@pytest.mark.parametrize(
    "value", ["abc", b"bytes", bytearray(b"array"), {"a": 1}, 5, None, State(id="state:a", name="A")]
)
def test_text_and_mappings_are_no_lists(value: Any) -> None:
    assert refusal(tuple[Text, ...], value, convenient=True).code == "field.type"


def test_whole_numbers_are_whole_and_numbers() -> None:
    for value in (True, 1.0, "1", Decimal(1), None, [1]):
        assert refusal(Length, value).code == "field.type"
    for value in (-1, 2**53, 10**5000):
        assert refusal(Length, value).code == "field.value"
    assert check_of(FieldType.of(Length))(2**53 - 1) == 2**53 - 1


def test_a_code_of_another_list_counts_for_what_it_says() -> None:
    assert check_of(FieldType.of(LinkBasis))(Basis.STATED) is LinkBasis.STATED
    assert refusal(Mode, Topic.CYBERCRIME).code == "field.code"


def test_a_message_names_what_was_expected_and_what_came() -> None:
    assert str(refusal(Text, None)) == "expected text, got null"
    assert str(refusal(Text, [])) == "expected text, got a list"
    assert str(refusal(Text, "")) == "expected text, got nothing: leave it out"
    assert str(refusal(Length, "5")) == "expected a whole number, got text"
    assert str(refusal(bool, 1)) == "expected true or false, got a number"
    assert str(refusal(tuple[Evidence, ...], [1])) == "expected an Evidence, got a number"
    assert str(refusal(DialogueRef, "session:s")) == "expected an id that starts with dialogue:, not 'session:s'"
    assert "did you mean" in str(refusal(Mode, "in-person").hint)
    assert str(refusal(FieldName, "Made on")).startswith("expected the name of a field, got")


def test_the_place_of_a_bad_item_is_its_number() -> None:
    assert refusal(tuple[Span, ...], [(0, 1), (0, "1")]).at == (1, 1)
    assert refusal(tuple[Text, ...], ["a", "b", ""]).at == (2,)


def test_text_of_a_subclass_becomes_plain_text() -> None:
    checked = check_of(FieldType.of(Text))(Topic.CYBERCRIME)
    assert (checked, type(checked)) == ("cybercrime", str)
