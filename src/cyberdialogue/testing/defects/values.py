"""Defects in values: of the wrong type, out of bounds, malformed, too long, too deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.model.shapes import IntegerShape, JsonShape, MappingShape, NumberShape, RefTo, SpanShape, TextShape
from cyberdialogue.temporal import When
from cyberdialogue.testing.defects.trees import Members, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cyberdialogue.model.fields import FieldType
    from cyberdialogue.testing.defects.files import File, Kind, Place

__all__ = ["KINDS", "ONLY_IN_TEXT", "too_long_a_text"]

_DEEPEST: Final = 64
_LONGEST: Final = 1_000_000
_NUMBERS: Final = (Token("5"), Token("-0.5"), Token("1e3"))
_OTHERS: Final[Sequence[Any]] = (None, True, "some text", *_NUMBERS, ["a", "b", "c"], Members([("a:b", 1)]))


def _put(file: File, wanted: Callable[[Place], bool], values: Iterable[Any], code: str, **more: Any) -> bool:
    """Put one of some values at a place that is wanted, and expect one problem there."""
    place = file.chosen(wanted)
    if place is not None:
        place.put(file.dice.choice(list(values)))
        file.expect(code, place.slot, *place.steps, **more)
    return place is not None


def _is_one(place: Place) -> bool:
    return not place.kind.many


def _is_text(place: Place) -> bool:
    return isinstance(place.kind.shape, TextShape) and _is_one(place)


def _shape_of(place: Place) -> Any:
    return place.kind.shape


# ---------------------------------------------------------------------------------------------------------------- types


def wrong_type(file: File) -> bool:
    """Put a value of a type that the field does not take, null included."""
    place = file.chosen(lambda place: not isinstance(place.kind.shape, JsonShape))
    if place is None:
        return False
    value = file.dice.choice([value for value in _OTHERS if not _takes(place.kind, value)])
    place.put(value)
    file.expect("field.type", place.slot, *place.steps)
    return True


def _takes(kind: FieldType, value: Any) -> bool:
    """Tell whether a value has the type of a field, though it may be wrong in other ways."""
    if value is None:
        return kind.optional
    if kind.many:
        return isinstance(value, list) and not isinstance(value, Members)
    if isinstance(value, Members):
        return bool(kind.classes) or isinstance(kind.shape, MappingShape)
    if isinstance(value, Token):
        return isinstance(kind.shape, NumberShape) or (isinstance(kind.shape, IntegerShape) and value.isdigit())
    if isinstance(value, str):
        return isinstance(kind.shape, TextShape | RefTo) or kind.is_code or kind.base is When
    return value is True and kind.base is bool


def wrong_type_inside(file: File) -> bool:
    """Put something else than a number into a span, or than a text into identifiers."""
    place = file.chosen(lambda place: isinstance(place.kind.shape, SpanShape) and _is_one(place))
    if place is None or file.dice.random() < _HALF:
        place = file.chosen(lambda place: isinstance(place.kind.shape, MappingShape) and place.key == "identifiers")
    if place is None:
        return False
    value = file.dice.choice((None, True, Token("1.5"), Members()))
    if isinstance(place.kind.shape, SpanShape):
        place.value[1] = value
        file.expect("field.type", place.slot, *place.steps, 1)
    else:
        place.put(Members([("x-own", value)]))
        file.expect("field.type", place.slot, *place.steps, "x-own")
    return True


_HALF: Final = 0.5


# --------------------------------------------------------------------------------------------------------------- values


def bad_code(file: File) -> bool:
    """Misspell a code that is on a list: the hint says which was meant."""
    place = file.chosen(lambda place: _is_known_code(place) and len(place.value) > _TOO_SHORT_TO_GUESS)
    if place is None:
        return False
    at = file.dice.randrange(1, len(place.value))
    place.put(place.value[:at] + place.value[at - 1] + place.value[at:])
    file.expect("field.code", place.slot, *place.steps, has_hint=True)
    return True


_TOO_SHORT_TO_GUESS: Final = 4


def _is_known_code(place: Place) -> bool:
    return place.kind.is_code and _is_one(place) and not place.value.startswith("x-")


def unlike_any_code(file: File) -> bool:
    """Put what is like no code."""
    return _put(
        file, lambda place: place.kind.is_code and _is_one(place), ("", "Zz zz", "x-", "qqqqqqqq"), "field.code"
    )


def bad_date(file: File) -> bool:
    """Put what is no date in EDTF."""
    values = ("2016-13-01", "2016-02-30", "14 June 2016", "2016-6-14", "", "2016-06-14T9:00", "16", "[2016", "20160614")
    return _put(file, lambda place: place.kind.base is When, values, "time.syntax")


def empty_text(file: File) -> bool:
    """Put a text with nothing in it: a field that says nothing is left out."""
    return _put(file, _is_text, ("",), "field.value")


def text_of_another_form(file: File) -> bool:
    """Put a text that does not match the pattern of its field."""
    values = ("?!", "a b ", "\u0661")
    return _put(file, lambda place: _is_text(place) and _shape_of(place).pattern is not None, values, "field.value")


def half_a_surrogate_pair(file: File) -> bool:
    """Put text that UTF-8 cannot express."""
    values = ("\ud800", "Talks \udfff", "\udc00\ud800")
    return _put(file, _is_text, values, "field.value")


def too_long_a_text(file: File) -> bool:
    """Put a text longer than any record has."""
    values = ("a" * (_LONGEST + 1),)
    return _put(file, _is_text, values, "field.value")


def out_of_bounds(file: File) -> bool:
    """Put a number that its field does not take."""
    place = file.chosen(lambda place: isinstance(place.kind.shape, IntegerShape | NumberShape))
    if place is None:
        return False
    shape = place.kind.shape
    values = ["1e60", "9" * 61]
    if file.form != "mapping":  # where Python has rounded it
        values.append(f"0.{'1' * 61}")
    if isinstance(shape, IntegerShape):
        values = [str(shape.minimum - 1), str(2**53), "9" * 300]
    elif isinstance(shape, NumberShape) and shape.maximum is not None:
        values += [str(shape.maximum + 1), "-180.5"]
    place.put(Token(file.dice.choice(values)))
    file.expect("field.value", place.slot, *place.steps)
    return True


def span_out_of_bounds(file: File) -> bool:
    """Put a place into a span where no text has one."""
    place = file.chosen(lambda place: isinstance(place.kind.shape, SpanShape) and _is_one(place))
    if place is None:
        return False
    at = file.dice.randrange(2)
    place.value[at] = Token(file.dice.choice(("-1", str(2**53))))
    file.expect("field.value", place.slot, *place.steps, at)
    return True


def not_a_number(file: File) -> bool:
    """Put what is no number in JSON."""
    values = map(Token, ("NaN", "Infinity", "-Infinity"))
    return _put(file, lambda _: True, values, "json.not-a-number")


def not_a_number_in_extra(file: File) -> bool:
    """Put what is no number in JSON into JSON of the user's own."""
    slot = file.put_extra([Members([("a", [Token("NaN")])])])
    if slot is not None:
        file.expect("json.not-a-number", slot, "extra", "my:own", 0, "a", 0)
    return slot is not None


# ----------------------------------------------------------------------------------------------------------- references


def _is_reference(place: Place) -> bool:
    return isinstance(place.kind.shape, RefTo) and not place.kind.shape.own and _is_one(place)


def malformed_reference(file: File) -> bool:
    """Refer to what can be no id."""
    place = file.chosen(_is_reference)
    if place is None:
        return False
    slug = file.dice.choice(("CHN", "", "a--b", "a b", "-a", "\u0430", "a" * 200, "a/b"))
    place.put(file.dice.choice((f"{file.dice.choice(_types(place))}:{slug}", "nobody", "", ":", "ghost:of-nobody")))
    file.expect("id.malformed", place.slot, *place.steps, has_hint=True)
    return True


def dangling_reference(file: File) -> bool:
    """Refer to a record that is not there."""
    place = file.chosen(_is_reference)
    if place is None:
        return False
    place.put(f"{file.dice.choice(_types(place))}:nobody-knows-{len(file.expected)}")
    file.expect("ref.missing", place.slot, *place.steps, has_hint=True)
    return True


def reference_of_the_wrong_type(file: File) -> bool:
    """Refer to a record of a type that the field does not take."""
    place = file.chosen(lambda place: _is_reference(place) and len(_others(place)) > 0)
    if place is None:
        return False
    place.put(f"{file.dice.choice(_others(place))}:somebody")
    file.expect("ref.wrong-type", place.slot, *place.steps)
    return True


def _types(place: Place) -> Sequence[str]:
    """Return the types of records that a place refers to."""
    return place.kind.shape.types if isinstance(place.kind.shape, RefTo) else ()


def _others(place: Place) -> Sequence[str]:
    return [name for name in RECORD_TYPES if name not in _types(place)]


# ----------------------------------------------------------------------------------------------- JSON of the user's own


def key_without_a_namespace(file: File) -> bool:
    """Put a key into `extra` that does not say whose it is."""
    slot = file.put_extra(1)
    if slot is not None:
        key = file.dice.choice(("mine", "", ":mine", "my:"))
        slot.value.put("extra", Members([("my:own", 1), (key, 2)]))
        file.expect("field.value", slot, "extra", key)
    return slot is not None


def too_deep_in_extra(file: File) -> bool:
    """Nest JSON of the user's own one level deeper than goes."""
    value: Any = []
    for _ in range(_DEEPEST - 1):
        value = [value]
    slot = file.put_extra(value)
    if slot is not None:
        file.expect("json.too-deep", slot, "extra", "my:own", *[0] * (_DEEPEST - 1))
    return slot is not None


KINDS: Final[Mapping[Kind, Sequence[str]]] = {
    wrong_type: ["field.type"],
    wrong_type_inside: ["field.type"],
    bad_code: ["field.code"],
    unlike_any_code: ["field.code"],
    bad_date: ["time.syntax"],
    empty_text: ["field.value"],
    text_of_another_form: ["field.value"],
    half_a_surrogate_pair: ["field.value"],
    out_of_bounds: ["field.value"],
    span_out_of_bounds: ["field.value"],
    not_a_number_in_extra: ["json.not-a-number"],
    malformed_reference: ["id.malformed"],
    dangling_reference: ["ref.missing"],
    reference_of_the_wrong_type: ["ref.wrong-type"],
    key_without_a_namespace: ["field.value"],
    too_deep_in_extra: ["json.too-deep"],
}
ONLY_IN_TEXT: Final[Mapping[Kind, Sequence[str]]] = {not_a_number: ["json.not-a-number"]}
