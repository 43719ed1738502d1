"""Evidence and the chain by which it reached its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from cyberdialogue import ABSENT, Evidence, FrozenDict, Person, Relay, Source
from cyberdialogue.vocabulary import Basis, Manner

__all__: list[str] = []

Refused: TypeAlias = Callable[..., tuple[str, str | None]]


def test_an_evidence_says_nothing_that_was_not_said() -> None:
    assert Evidence().to_dict() == {}
    assert Evidence().basis is Basis.STATED
    assert Evidence().value is ABSENT


def test_an_evidence_points_into_a_source() -> None:
    source = Source(id="source:s", kind="readout", title="S")
    evidence = Evidence(source=source, spans=[[0, 5], (7, 9)], fields=("when",), wording="last week", locator="p. 2")  # type: ignore[list-item] # as a file says it
    assert (evidence.source, evidence.spans) == ("source:s", ((0, 5), (7, 9)))
    assert evidence.to_dict() == {
        "source": "source:s",
        "spans": [[0, 5], [7, 9]],
        "fields": ["when"],
        "wording": "last week",
        "locator": "p. 2",
    }


@pytest.mark.parametrize("value", [None, False, 0, "", "2016-06", 1.5, [], {}, [1, [2, {"a": None}]], {"minimum": 5}])
def test_what_another_source_says_is_any_json_value(value: Any) -> None:
    evidence = Evidence(source="source:s", fields=["when"], value=value)
    assert evidence.to_dict()["value"] == value
    assert Evidence.from_dict(evidence.to_dict()) == evidence
    assert evidence != Evidence(source="source:s", fields=["when"])


def test_a_source_that_leaves_a_value_out_differs_from_one_that_was_not_asked() -> None:
    silent, unasked = Evidence(value=None), Evidence()
    assert silent != unasked
    assert silent.to_dict() == {"value": None}
    assert Evidence.from_dict({"value": None}).value is None
    assert Evidence.from_dict({}).value is ABSENT


def test_a_value_cannot_be_changed_afterwards() -> None:
    value = {"names": ["a"]}
    evidence = Evidence(value=value)
    value["names"].append("b")
    assert evidence.value == FrozenDict({"names": ("a",)})


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"source": "state:chn"}, ("ref.wrong-type", "/source")),
        ({"spans": [(0, 5), (7,)]}, ("field.type", "/spans/1")),
        ({"spans": [(0, 5), (7, -1)]}, ("field.value", "/spans/1/1")),
        ({"spans": (5,)}, ("field.type", "/spans/0")),
        ({"fields": ["When"]}, ("field.value", "/fields/0")),
        ({"fields": "when"}, ("field.type", "/fields")),
        ({"basis": "x-guess"}, ("field.code", "/basis")),
        ({"basis": None}, ("field.type", "/basis")),
        ({"wording": ""}, ("field.value", "/wording")),
        ({"value": object()}, ("field.type", "/value")),
        ({"value": [0, {"a": float("nan")}]}, ("json.not-a-number", "/value/1/a")),
        ({"value": [{"a": ["\ud800"]}]}, ("field.value", "/value/0/a/0")),
        ({"value": {1: 2}}, ("field.type", "/value")),
        ({"via": ["told"]}, ("field.type", "/via/0")),
    ],
)
def test_an_evidence_refuses_what_a_field_does_not_take(
    refused: Refused, fields: dict[str, Any], place: tuple[str, str]
) -> None:
    assert refused(Evidence, **fields) == place


def test_a_relay_says_who_passed_it_on_and_how(refused: Refused) -> None:
    speaker = Person(id="person:p", name="P")
    chain = Evidence(via=[Relay(participant=speaker, manner="said"), Relay(source="source:s", manner="x-leaked")])
    assert [relay.manner for relay in chain.via] == [Manner.SAID, Manner("x-leaked")]
    assert chain.via[0].participant == "person:p"
    assert refused(Relay, manner="yelled") == ("field.code", "/manner")
    assert refused(Relay.from_dict, mapping={}) == ("field.missing", "/manner")
