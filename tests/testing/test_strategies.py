"""Strategies of records, parts and values."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from cyberdialogue import MissingExtra, Participation, Pledge, Quantity, Record, Relay, Stage, When, testing
from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.fields import declare, fields_of
from cyberdialogue.model.refs import RECORD_TYPES, AnyRef
from cyberdialogue.model.shapes import Length, Number, Span, Text, TextShape
from cyberdialogue.model.typed import class_of
from cyberdialogue.model.walk import parts_in
from cyberdialogue.testing import making
from cyberdialogue.testing.making import instances
from cyberdialogue.vocabulary import Code, Level, StageCode, Topic, lists

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

T = TypeVar("T")

SEARCH = settings(phases=[Phase.generate], max_examples=5_000, database=None, derandomize=True)


def some(strategy: st.SearchStrategy[T], wanted: Callable[[T], bool]) -> T:
    """Return a value of a strategy that meets a wish."""
    return find(strategy, wanted, settings=SEARCH)


def part_classes() -> dict[type, None]:
    """Return the classes of all parts, in the order in which they are met."""
    found: dict[type, None] = {}
    waiting: list[type] = list(RECORD_CLASSES.values())
    while waiting:
        inner = [cls for kind in fields_of(waiting.pop()).values() for cls in kind.classes if cls not in found]
        waiting += inner
        found |= dict.fromkeys(inner)
    return found


CLASSES: list[type[Any]] = [*RECORD_CLASSES.values(), *part_classes()]
NAMES = [cls.__name__ for cls in CLASSES]


# ---------------------------------------------------------------------------------------------- every record and part


def test_every_record_and_every_part_has_a_strategy_of_its_own() -> None:
    rooms = [importlib.import_module(f"cyberdialogue.testing.{room}") for room in ("records", "parts")]
    functions = [getattr(room, name) for room in rooms for name in room.__all__]
    assert set(CLASSES) <= {type(testing.simplest(function())) for function in functions}


@pytest.mark.parametrize("cls", RECORD_CLASSES.values(), ids=lambda cls: cls.type)
def test_the_simplest_record_has_only_what_it_needs(cls: type[Record]) -> None:
    simplest = testing.simplest(instances(cls, {}))
    required = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    assert simplest.to_dict().keys() == {"type", *required}
    assert len(simplest.to_dict()["id"]) <= len("organization:chn")


@given(testing.records())
def test_a_record_is_small_enough_to_be_read(record: Record) -> None:
    assert len(str(record.to_dict())) < 20_000


@pytest.mark.parametrize("cls", CLASSES, ids=NAMES)
def test_every_field_can_be_filled(cls: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_PRESENT_IN_RECORD", st.just(value=True))
    monkeypatch.setattr(making, "_PRESENT_IN_PART", st.just(value=True))
    full = testing.simplest(instances(cls, {}))
    empty = {
        field.name
        for field in attrs.fields(cls)
        if getattr(full, field.name) == field.default and not isinstance(field.default, Code)
    }
    # Where nothing is missing there is nothing to be named, and who passes something on is a person or a document.
    assert empty <= {"not_stated"} | (
        {"participant"} if cls is Relay else {"status"} if cls is Participation else set()
    )


def test_a_field_nobody_has_thought_of_is_covered_by_its_annotation() -> None:
    kinds: dict[str, Any] = {
        "flag": bool,
        "text": tuple[Text, ...],
        "pattern": Annotated[str, TextShape("three letters", "[a-c]{3}")],
        "numbers": tuple[Number, ...],
        "span": Span,
        "length": Length,
        "when": When | None,
        "topics": tuple[Topic, ...],
        "level": Level | None,
        "ref": AnyRef,
        "stages": tuple[Stage, ...],
        "quantity": Quantity | None,
    }
    fields: dict[str, Any] = {name: attrs.field(type=kind) for name, kind in kinds.items()}
    novelty: Any = attrs.make_class(
        "Novelty", fields, bases=(Record,), class_body={"type": "novelty"}, kw_only=True, field_transformer=declare
    )

    @settings(max_examples=30)
    @given(instances(novelty, {"id": "novelty:a"}))
    def check(made: Any) -> None:
        assert set(made.pattern) <= set("abc")
        assert len(made.pattern) == 3

    check()


# --------------------------------------------------------------------------------------------------------------- pins


@given(testing.pledges(action="trial", due=testing.whens(), dialogue=st.none(), roster=[Participation(role="pledgor")]))
def test_a_field_can_be_pinned_to_a_value_or_to_a_strategy(pledge: Pledge) -> None:
    assert pledge.action == "trial"
    assert isinstance(pledge.due, When)
    assert pledge.dialogue is None
    assert pledge.roster == (Participation(role="pledgor"),)


@pytest.mark.parametrize("strategy", [testing.pledges, testing.stages, testing.datasets])
def test_the_name_of_no_field_is_refused_at_once(strategy: Any) -> None:
    with pytest.raises(TypeError, match="has no field 'actoin'"):
        strategy(actoin="trial")


def test_a_pinned_value_is_checked_like_any_other() -> None:
    with pytest.raises(ValueError, match="no such PledgeAction"):
        testing.simplest(testing.pledges(action="dance"))


# ------------------------------------------------------------------------------------------------- what goes together


@given(testing.quantities())
def test_the_least_is_never_more_than_the_most(quantity: Quantity) -> None:
    assert quantity.minimum is not None
    assert quantity.maximum is None or quantity.minimum <= quantity.maximum


@given(testing.records())
def test_a_record_hangs_together(record: Any) -> None:
    given_fields = {name for name, value in attrs.asdict(record, recurse=False).items() if value}
    assert not given_fields & set(record.not_stated)
    assert set(record.not_stated) | set(record.not_exhaustive) <= set(fields_of(class_of(record)))
    for _, part in parts_in(record):
        if isinstance(part, Participation):
            assert part.participant is not None or part.side is not None


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if "roster" in fields_of(cls)], ids=lambda cls: cls.__name__)
def test_only_meetings_are_attended(cls: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_PRESENT_IN_RECORD", st.just(value=True))
    monkeypatch.setattr(making, "_PRESENT_IN_PART", st.just(value=True))
    (row,) = testing.simplest(instances(cls, {})).roster
    assert (row.status is not None) == (cls.type in {"session", "event"})
    assert row.stages[0].stage in StageCode.for_holder("participation")


@given(testing.evidence())
def test_another_value_is_for_one_field(evidence: Any) -> None:
    assert "value" not in evidence.to_dict() or len(evidence.fields) == 1


@given(testing.evidence(source=None))
def test_evidence_without_a_source_is_external(evidence: Any) -> None:
    assert evidence.basis == "external"


@given(testing.sources())
def test_what_is_dated_more_than_once_is_dated_in_order(source: Any) -> None:
    dates = [when.sort_key for when in (source.published, source.updated, source.accessed) if when is not None]
    assert dates == sorted(dates)


# ------------------------------------------------------------------------------------------------------------- values


@given(testing.whens())
def test_times_lie_between_1900_and_2100(when: When) -> None:
    assert when.earliest is None or when.earliest.year >= 1900
    assert when.latest is None or when.latest.year < 2100


@pytest.mark.parametrize("kind", ["date", "interval", "one_of", "all_of"])
@pytest.mark.parametrize("level", [0, 1, 2])
def test_times_come_in_every_shape(kind: str, level: int) -> None:
    if (kind, level) not in {("one_of", 0), ("one_of", 1), ("all_of", 0), ("all_of", 1)}:
        some(testing.whens(), lambda when: (when.kind, when.level) == (kind, level))


def test_times_are_uncertain_or_approximate_now_and_then() -> None:
    some(testing.whens(), lambda when: when.is_uncertain and when.is_approximate)


@pytest.mark.parametrize("tag", RECORD_TYPES)
@given(data=st.data())
def test_ids_are_of_the_type_asked_for(data: st.DataObject, tag: str) -> None:
    assert data.draw(testing.ids(tag)).partition(":")[0] == tag


@pytest.mark.parametrize("name", lists())
def test_codes_are_those_of_the_list_and_of_an_open_list_now_and_then_ones_own(name: str) -> None:
    codes = lists()[name]
    assert some(testing.codes(codes), lambda code: code is list(codes)[-1])
    if hasattr(codes, "_missing_") and name in {"topic", "role", "stage_code"}:
        assert some(testing.codes(codes), lambda code: code.is_extension)


@given(testing.spans())
def test_a_span_holds_something(span: tuple[int, int]) -> None:
    assert 0 <= span[0] < span[1]


def test_texts_are_now_and_then_in_any_characters() -> None:
    assert some(testing.texts("a"), lambda text: text != "a")
    assert some(testing.texts(), lambda text: not text.isascii())


# -------------------------------------------------------------------------------------------------------- without it


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in sys.modules if name.split(".")[0] == "hypothesis" or name.startswith("cyberdialogue.testing")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if "site-packages" not in path])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    with pytest.raises(MissingExtra, match=r"cyberdialogue\[testing\]"):
        importlib.import_module("cyberdialogue.testing")
