"""How classes declare their fields."""

from __future__ import annotations

import inspect
from typing import Any

import attrs
import pytest

from cyberdialogue import Pledge, Record, ValidationError
from cyberdialogue.model.fields import declare, fields_of
from cyberdialogue.model.shapes import RefTo, Text

__all__: list[str] = []


def test_the_fields_of_a_class_are_in_the_order_of_the_file_and_cannot_change() -> None:
    fields: Any = fields_of(Pledge)
    assert list(fields)[:4] == ["id", "text", "verb", "action"]
    assert list(fields)[-1] == "extra"
    with pytest.raises(TypeError):
        fields["text"] = None


def test_the_id_of_a_record_is_of_its_own_type() -> None:
    shape = fields_of(Pledge)["id"].shape
    assert isinstance(shape, RefTo)
    assert (shape.types, shape.own) == (("pledge",), True)


def test_a_class_declared_elsewhere_gets_its_checks_from_its_annotations() -> None:
    text: Any = Text
    fields: dict[str, Any] = {"text": attrs.field(type=text), "loud": attrs.field(type=bool, default=False)}
    rumour: Any = attrs.make_class(
        "Rumour", fields, bases=(Record,), class_body={"type": "rumour"}, kw_only=True, field_transformer=declare
    )
    assert list(fields_of(rumour))[:3] == ["id", "text", "loud"]
    assert rumour(id="rumour:a", text="b").loud is False
    with pytest.raises(ValidationError, match="expected text, got a number"):
        rumour(id="rumour:a", text=5)


def test_a_signature_of_a_constructor_is_of_keywords() -> None:
    parameters = inspect.signature(Pledge).parameters.values()
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}
