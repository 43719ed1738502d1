"""What every record promises, whatever its noun."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from cyberdialogue import Event, Link, Place, Record, ValidationError, testing
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.fields import fields_of
from cyberdialogue.testing.making import instances

__all__: list[str] = []

TAIL = ["links", "evidence", "not_stated", "not_exhaustive", "notes", "extra"]

of_every_class = pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=lambda cls: cls.type)


def simplest(cls: type[Any]) -> Any:
    return testing.simplest(instances(cls, {}))


def only_problem(cls: Any, mapping: dict[str, Any]) -> tuple[str, str | None, str | None]:
    with pytest.raises(ValidationError) as caught:
        cls.from_dict(mapping)
    (problem,) = caught.value.problems
    return problem.code, problem.path, problem.record_id


@of_every_class
def test_a_record_ends_with_the_fields_that_all_have(cls: type[Record]) -> None:
    names = list(fields_of(cls))
    assert names[0] == "id"
    assert names[-len(TAIL) :] == TAIL


@of_every_class
def test_a_record_is_written_with_its_type_first_and_without_what_it_does_not_say(cls: type[Record]) -> None:
    record = simplest(cls)
    required = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    assert list(record.to_dict()) == ["type", *[name for name in fields_of(cls) if name in required]]


@of_every_class
def test_a_record_is_read_only_under_its_own_type(cls: type[Record]) -> None:
    plain = simplest(cls).to_dict()
    other = "state" if cls.type != "state" else "event"
    assert only_problem(cls, plain | {"type": other}) == ("field.value", "/type", plain["id"])
    assert only_problem(cls, plain | {"type": None}) == ("field.value", "/type", plain["id"])
    assert only_problem(cls, {name: plain[name] for name in plain if name != "type"})[:2] == ("field.missing", "/type")


@of_every_class
def test_each_missing_field_and_each_unknown_one_is_a_problem_of_its_own(cls: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        cls.from_dict({"type": cls.type, "nmae": 1, "Type": 2})
    found = {(problem.code, problem.path) for problem in caught.value.problems}
    required = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    assert found == {("field.unknown", "/nmae"), ("field.unknown", "/Type")} | {
        ("field.missing", f"/{name}") for name in required
    }


@of_every_class
def test_a_record_cannot_change(cls: type[Record]) -> None:
    record = simplest(cls)
    for name in [*fields_of(cls), "type", "something_else"]:
        with pytest.raises(AttributeError):
            setattr(record, name, None)
    assert not hasattr(record, "__dict__")


@of_every_class
def test_a_constructor_takes_keywords_only_and_knows_its_fields(cls: Any) -> None:
    with pytest.raises(TypeError):
        cls(f"{cls.type}:a")
    with pytest.raises(TypeError, match="something_else"):
        attrs.evolve(simplest(cls), something_else=1)


@of_every_class
@pytest.mark.parametrize(
    "slug",
    ["", "A", "a b", "-a", "a-", "a--b", "a.", "_", "a:b", "é", "a\n", " a", "\ud800", "x" * 200],
)
def test_an_id_has_the_type_a_colon_and_a_slug(cls: Any, slug: str) -> None:
    with pytest.raises(ValidationError) as caught:
        attrs.evolve(simplest(cls), id=f"{cls.type}:{slug}")
    (problem,) = caught.value.problems
    assert problem.path == "/id"
    assert problem.code == ("field.value" if slug == "\ud800" else "id.malformed")


@of_every_class
def test_an_id_has_at_most_200_characters(cls: type[Record]) -> None:
    longest = f"{cls.type}:".ljust(200, "a")
    assert attrs.evolve(simplest(cls), id=longest).id == longest
    with pytest.raises(ValidationError, match="at most 200 characters"):
        attrs.evolve(simplest(cls), id=longest + "a")


@of_every_class
def test_the_id_of_another_type_is_no_id_of_the_record(cls: type[Record]) -> None:
    other = "state:a" if cls.type != "state" else "event:a"
    with pytest.raises(ValidationError, match="the id starts with"):
        attrs.evolve(simplest(cls), id=other)


@of_every_class
def test_records_are_equal_by_value_and_never_across_classes(cls: type[Record]) -> None:
    record, again = simplest(cls), simplest(cls)
    assert record is not again
    assert record == again
    assert {record: 1}[again] == 1
    assert record != attrs.evolve(record, notes="other")
    assert all(record != simplest(other) for other in RECORD_CLASSES.values() if other is not cls)
    assert record != record.to_dict()


def test_the_repr_of_a_record_shows_only_what_it_says() -> None:
    talks = Event(id="event:e", kind="talks", title="Talks", when="2016", place=Place(name="Beijing"))
    assert repr(talks) == (
        "Event(id='event:e', kind=EventKind.TALKS, title='Talks', when=When('2016'), place=Place(name='Beijing'))"
    )


def test_extra_takes_namespaced_keys_only() -> None:
    state = simplest(RECORD_CLASSES["state"])
    assert attrs.evolve(state, extra={"icews:event_id": [12, {"x": None}]}).to_dict()["extra"] == {
        "icews:event_id": [12, {"x": None}]
    }
    for key in ("event_id", ":event_id", "icews:", ""):
        assert only_problem(type(state), state.to_dict() | {"extra": {key: 1}})[:2] == ("field.value", f"/extra/{key}")


def test_a_link_takes_the_record_it_points_to() -> None:
    state, event = simplest(RECORD_CLASSES["state"]), simplest(RECORD_CLASSES["event"])
    linked = attrs.evolve(event, links=[Link(relation="follows", object=state)])
    assert linked.links[0].object == state.id


def test_fields_can_be_called_not_stated_or_not_exhaustive() -> None:
    state = attrs.evolve(simplest(RECORD_CLASSES["state"]), not_stated=["iso3"], not_exhaustive=iter(["names"]))
    assert (state.not_stated, state.not_exhaustive) == (("iso3",), ("names",))
    assert only_problem(type(state), state.to_dict() | {"not_stated": ["No such"]})[:2] == (
        "field.value",
        "/not_stated/0",
    )
