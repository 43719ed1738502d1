"""Plain mappings to records and back, with every problem at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Dataset, Evidence, FrozenDict, Place, Pledge, Quantity, Session, State, ValidationError

if TYPE_CHECKING:
    from cyberdialogue import Problem

__all__: list[str] = []

PLEDGE = {"type": "pledge", "id": "pledge:p", "text": "help", "action": "assist"}


class ReadOnly(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __init__(self, items: dict[str, Any]) -> None:
        self.items_ = items

    def __getitem__(self, key: str) -> Any:
        return self.items_[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.items_)

    def __len__(self) -> int:
        return len(self.items_)


def problems(cls: Any, mapping: Any) -> tuple[Problem, ...]:
    with pytest.raises(ValidationError) as caught:
        cls.from_dict(mapping)
    return caught.value.problems


def places(cls: Any, mapping: Any) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in problems(cls, mapping)]


# ------------------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize("wrap", [dict, OrderedDict, MappingProxyType, FrozenDict, ReadOnly])
def test_any_mapping_is_read_the_same(wrap: Any) -> None:
    inner = wrap({"participant": "state:chn", "role": "pledgor"})
    pledge = Pledge.from_dict(wrap(PLEDGE | {"roster": [inner], "extra": wrap({"a:b": 1})}))
    assert pledge.roster[0].participant == "state:chn"
    assert pledge.extra == {"a:b": 1}


def test_lists_can_be_tuples_and_nothing_else() -> None:
    assert Pledge.from_dict(PLEDGE | {"purposes": ("a", "b")}).purposes == ("a", "b")
    for value in (iter(["a"]), {"a"}, {"a": 1}, "a", None, 5):
        assert places(Pledge, PLEDGE | {"purposes": value}) == [("field.type", "/purposes")]


def test_all_problems_are_told_at_once_each_with_its_place() -> None:
    mapping: dict[str, Any] = {
        "type": "session",
        "id": "session:s",
        "dialogue": "state:chn",
        "status": "hold",
        "orinal": 2,
        "when": "June",
        "place": {"country": "China", "latitude": "39"},
        "roster": [{"role": "chair"}, {"role": 5, "stages": [{"stage": "agreed", "by": ["x"]}, []]}, None],
        "topics": "cybercrime",
    }
    assert places(Session, mapping) == [
        ("field.unknown", "/orinal"),
        ("ref.wrong-type", "/dialogue"),
        ("field.code", "/status"),
        ("time.syntax", "/when"),
        ("field.missing", "/place/name"),
        ("id.malformed", "/place/country"),
        ("field.type", "/place/latitude"),
        ("field.type", "/topics"),
        ("field.type", "/roster/1/role"),
        ("id.malformed", "/roster/1/stages/0/by/0"),
        ("field.type", "/roster/1/stages/1"),
        ("field.type", "/roster/2"),
    ]


def test_a_problem_names_the_record_it_is_in() -> None:
    dataset: dict[str, Any] = {
        "schema_version": "1.0",
        "title": 5,
        "participants": [{"type": "state", "id": "state:a", "name": ""}, {"type": "state", "name": "B"}],
        "pledges": [PLEDGE | {"roster": [{}]}],
    }
    assert [(problem.path, problem.record_id) for problem in problems(Dataset, dataset)] == [
        ("/title", None),
        ("/participants/0/name", "state:a"),
        ("/participants/1/id", None),
        ("/pledges/0/roster/0/role", "pledge:p"),
    ]


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    (problem,) = problems(Pledge, PLEDGE | {"dew": "2016"})
    assert problem.hint == "did you mean 'due'?"
    (problem,) = problems(Pledge, PLEDGE | {"something_else_altogether": 1})
    assert problem.hint is None


def test_a_key_can_be_anything_and_is_a_problem() -> None:
    for key in (1, None, (1, 2), b"text", 10**5000, "\ud800", "a/b~c", "x" * 10_000):
        (problem,) = problems(Pledge, {**PLEDGE, key: 1})
        assert problem.code == "field.unknown"
        assert len(problem.message) < 150
    assert len(problems(Pledge, {**PLEDGE, 1: 1, "a": 1, None: 1, b"b": 1})) == 4


@pytest.mark.parametrize("value", [None, [], "text", 5, object(), [PLEDGE], b"{}"])
def test_what_is_no_mapping_is_one_problem(value: Any) -> None:
    assert places(Pledge, value) == [("field.type", "")]
    assert places(Dataset, value) == [("field.type", "")]


def test_in_a_collection_of_several_classes_the_type_decides() -> None:
    people = [
        {"type": "state", "id": "state:a", "name": "A"},
        {"type": "person", "id": "person:a", "name": "A"},
        {"type": "pledge", "id": "pledge:p"},
        {"type": None, "id": "state:b"},
        {"id": "state:c", "name": "C"},
        {"type": "office", "id": "office:o", "name": "O"},
        {"type": ["state"]},
        "state:d",
    ]
    assert places(Dataset, {"participants": people}) == [
        ("field.value", "/participants/2/type"),
        ("field.value", "/participants/3/type"),
        ("field.missing", "/participants/4/type"),
        ("field.missing", "/participants/5/body"),
        ("field.value", "/participants/6/type"),
        ("field.type", "/participants/7"),
    ]


def test_a_record_in_the_wrong_collection_is_a_problem() -> None:
    assert places(Dataset, {"pledges": [{"type": "state", "id": "state:a", "name": "A"}]})[0] == (
        "field.value",
        "/pledges/0/type",
    )


def test_an_optional_field_can_be_null_and_a_list_cannot() -> None:
    assert Pledge.from_dict(PLEDGE | {"due": None, "joint": None, "quantity": None}) == Pledge.from_dict(PLEDGE)
    for name in ("roster", "topics", "links", "evidence", "extra", "text", "id"):
        assert places(Pledge, PLEDGE | {name: None}) == [("field.type", f"/{name}")]


# ------------------------------------------------------------------------------------------------------------ writing


def test_plain_values_are_only_those_json_has() -> None:
    state = State(
        id="state:a",
        name="A",
        extra={"a:b": (1, {"c": Decimal("0.10")})},
        evidence=[Evidence(spans=[(0, 1)], value=None)],
    )
    assert state.to_dict() == {
        "type": "state",
        "id": "state:a",
        "name": "A",
        "evidence": [{"spans": [[0, 1]], "value": None}],
        "extra": {"a:b": [1, {"c": 0.1}]},
    }
    assert type(state.to_dict()["evidence"][0]["spans"][0]) is list


@pytest.mark.parametrize(
    ("number", "written", "kind"),
    [("5", 5, int), ("5.0", 5, int), ("2.50", 2.5, float), ("1E+3", 1000, int), ("0.1", 0.1, float)],
)
def test_an_exact_number_is_written_as_an_equal_one_that_any_writer_takes(
    number: str, written: Any, kind: type
) -> None:
    value = Quantity(minimum=Decimal(number)).to_dict()["minimum"]
    assert (value, type(value)) == (written, kind)


def test_a_number_that_no_float_equals_stays_exact() -> None:
    number = Decimal("0.1000000000000000000001")
    assert Quantity(minimum=number).to_dict()["minimum"] == number


def test_what_is_written_is_in_the_order_of_the_fields() -> None:
    assert list(Place(longitude=1, latitude=2, country="state:a", name="A").to_dict()) == [
        "name",
        "country",
        "latitude",
        "longitude",
    ]
