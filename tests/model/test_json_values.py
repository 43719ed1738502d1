"""JSON values that cannot change."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given

from cyberdialogue import ABSENT, FrozenDict, Quantity, ValidationError, testing
from cyberdialogue.model.field_error import FieldError
from cyberdialogue.model.json_values import MAX_DEPTH, exact_number, freeze, freeze_mapping, read_decimal
from cyberdialogue.vocabulary import Topic

__all__: list[str] = []


def nested(depth: int, innermost: Any = None) -> Any:
    """Return lists in lists, so many deep."""
    value = innermost
    for _ in range(depth):
        value = [value]
    return value


# --------------------------------------------------------------------------------------------------------- FrozenDict


def test_a_frozen_dict_is_a_mapping() -> None:
    frozen = FrozenDict({"b": 1, "a": [1, {"c": None}]})
    assert list(frozen) == ["b", "a"]
    assert len(frozen) == 2
    assert frozen["a"] == (1, FrozenDict({"c": None}))
    assert "b" in frozen
    assert frozen.get("z", 5) == 5
    assert dict(frozen) == {"b": 1, "a": (1, {"c": None})}
    with pytest.raises(KeyError):
        frozen["z"]


def test_a_frozen_dict_is_equal_to_any_mapping_that_says_the_same() -> None:
    frozen = FrozenDict({"a": [1, 2], "b": {"c": 0.1}})
    assert frozen == {"b": {"c": 0.1}, "a": [1, 2]}
    assert frozen == {"b": {"c": Decimal("0.1")}, "a": (1, 2)}
    assert frozen != {"a": [1, 2]}
    assert frozen != {"a": [1, 2], "b": object()}
    assert frozen != {1: 2}
    assert frozen != [("a", [1, 2])]


def test_a_frozen_dict_does_not_follow_the_mapping_it_was_made_of() -> None:
    mapping: dict[str, Any] = {"a": [1]}
    frozen = FrozenDict(mapping)
    mapping["a"].append(2)
    mapping["b"] = 3
    assert frozen == {"a": [1]}


def test_a_frozen_dict_cannot_change() -> None:
    frozen: Any = FrozenDict({"a": 1})
    for change in (
        lambda: frozen.__setitem__("a", 2),
        lambda: frozen.update(b=1),
        lambda: setattr(frozen, "_items", {}),
        lambda: setattr(frozen, "a", 1),
        lambda: delattr(frozen, "_items"),
    ):
        with pytest.raises((AttributeError, TypeError)):
            change()
    assert frozen == {"a": 1}


def test_a_frozen_dict_can_be_hashed_copied_and_pickled() -> None:
    frozen = FrozenDict({"a": [1, {"b": None}]})
    assert {frozen: 1}[FrozenDict({"a": (1, {"b": None})})] == 1
    assert copy.copy(frozen) is copy.deepcopy(frozen) is frozen
    again = pickle.loads(pickle.dumps(frozen))  # noqa: S301 - what we have just written
    assert (again, repr(again)) == (frozen, repr(frozen))


def test_a_frozen_dict_of_nothing_is_empty() -> None:
    assert FrozenDict() == FrozenDict({}) == FrozenDict(FrozenDict()) == {}
    assert repr(FrozenDict({"a": 1})) == "FrozenDict({'a': 1})"


@pytest.mark.parametrize("items", [{1: 2}, {"a": object()}, {"a": {"b": {1, 2}}}, {"\ud800": 1}, {"a": float("nan")}])
def test_what_is_not_json_is_a_validation_error(items: Any) -> None:
    with pytest.raises(ValidationError):
        FrozenDict(items)


# ------------------------------------------------------------------------------------------------------------- freeze


@given(testing.json_values())
def test_freezing_twice_is_freezing_once(value: Any) -> None:
    frozen = freeze(value)
    assert repr(freeze(frozen)) == repr(frozen)
    assert hash(frozen) == hash(freeze(value))


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        (1, "1"),
        (1.0, "1.0"),
        (-0.0, "0.0"),
        (0.1, "0.1"),
        (Decimal("1.10"), "Decimal('1.10')"),
        (Decimal("1.5"), "1.5"),
        (Decimal(7), "7"),
        (Decimal("1E+2"), "Decimal('1E+2')"),
        (Decimal("0.10000000000000000001"), "Decimal('0.10000000000000000001')"),
        (1e22, "Decimal('1E+22')"),
        (1e-7, "Decimal('1E-7')"),
        (10**59, str(10**59)),
        (True, "True"),
    ],
)
def test_a_number_is_held_as_it_will_be_written(number: Any, kept: str) -> None:
    assert repr(freeze(number)) == kept
    assert freeze(number) == (number if not isinstance(number, float) else Decimal(repr(number))) or number == 0.1


def test_text_and_numbers_of_other_classes_become_plain() -> None:
    class Size(IntEnum):
        LARGE = 3

    frozen = freeze([Topic.CYBERCRIME, Size.LARGE])
    assert repr(frozen) == "('cybercrime', 3)"


@pytest.mark.parametrize(
    ("value", "code", "at"),
    [
        (object(), "field.type", ()),
        ([1, {2}], "field.type", (1,)),
        ({"a": [b"x"]}, "field.type", ("a", 0)),
        (float("inf"), "json.not-a-number", ()),
        ([Decimal("sNaN")], "json.not-a-number", (0,)),
        ({"a": 10**60}, "field.value", ("a",)),
        (1e300, "field.value", ()),
        ("\udc00", "field.value", ()),
        (Quantity(), "field.type", ()),
    ],
)
def test_what_json_has_no_word_for_is_refused_with_its_place(value: Any, code: str, at: tuple[Any, ...]) -> None:
    with pytest.raises(FieldError) as caught:
        freeze(value)
    assert (caught.value.code, caught.value.at) == (code, at)


def test_values_nest_so_deep_and_no_deeper() -> None:
    freeze(nested(MAX_DEPTH))
    freeze({"a": nested(MAX_DEPTH - 1)})
    for value in (nested(MAX_DEPTH + 1), {"a": nested(MAX_DEPTH)}, nested(100_000)):
        with pytest.raises(FieldError) as caught:
            freeze(value)
        assert caught.value.code == "json.too-deep"


def test_what_is_frozen_already_does_not_nest_deeper_either() -> None:
    deep = FrozenDict({"a": nested(MAX_DEPTH - 1)})
    assert freeze(deep) is deep
    with pytest.raises(FieldError):
        freeze([deep])
    with pytest.raises(FieldError):
        freeze_mapping({"a": deep})


@pytest.mark.parametrize("value", [None, 1, "a", [("a", 1)]])
def test_a_mapping_is_nothing_else(value: Any) -> None:
    with pytest.raises(FieldError) as caught:
        freeze_mapping(value)
    assert caught.value.code == "field.type"


# ------------------------------------------------------------------------------------------------------------ numbers


def test_the_number_of_a_text_is_exact() -> None:
    assert str(read_decimal("1.10")) == "1.10"
    for hostile in ("1e99999999999999999999", "-1e-99999999999999999999", "0e99999999999999999999"):
        with pytest.raises(FieldError):
            exact_number(read_decimal(hostile))


def test_nothing_is_absent_but_absent() -> None:
    assert not ABSENT
    assert repr(ABSENT) == "ABSENT"
    assert copy.deepcopy(ABSENT) is ABSENT
    assert pickle.loads(pickle.dumps(ABSENT)) is ABSENT  # noqa: S301 - what we have just written
