"""Defects in keys: misspelt, unknown, missing, repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cyberdialogue.model.fields import fields_of
from cyberdialogue.testing.defects.trees import Members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.testing.defects.files import File, Kind

__all__ = ["KINDS", "ONLY_IN_TEXT"]

_TOO_SHORT_TO_GUESS: Final = 4


def misspelt_key(file: File) -> bool:
    """Rename a key by a slip of the finger; a field that nothing goes without is missing then, too."""
    objects = [
        (slot, held, cls, steps, key)
        for slot, held, cls, steps in file.objects()
        for key, _ in held
        if len(key) >= _TOO_SHORT_TO_GUESS and slot.is_free(*steps, key)
    ]
    if not objects:
        return False
    slot, held, cls, steps, key = file.dice.choice(objects)
    at = file.dice.randrange(1, len(key))
    slip = key[:at] + key[at - 1] + key[at:]
    slot.spoil(*steps, slip)
    slot.spoil(*steps, key)
    held[:] = [(slip if name == key else name, value) for name, value in held]
    file.expect("field.unknown", slot, *steps, slip, at="key", has_hint=True)
    if key in _required(cls):
        file.expect("field.missing", slot, *steps, key, at="holder")
    return True


def unknown_key(file: File) -> bool:
    """Add a key that is like no field, whatever characters it has."""
    slot, held, _, steps = file.dice.choice(file.objects())
    key = file.dice.choice(("Zzz", "z/z", "z~z", "zz zz", "zü", "", "z\u0007", "0", '"', "\\"))
    if not slot.is_free(*steps, key):
        return False
    slot.spoil(*steps, key)
    held.insert(file.dice.randrange(len(held) + 1), (key, file.dice.choice((1, None, "x", [], Members()))))
    file.expect("field.unknown", slot, *steps, key, at="key")
    return True


def missing_field(file: File) -> bool:
    """Leave out what a record or part cannot do without."""
    objects = [
        (slot, held, steps, key)
        for slot, held, cls, steps in file.objects()
        for key in _required(cls)
        if slot.is_free(*steps, key)
    ]
    if not objects:
        return False
    slot, held, steps, key = file.dice.choice(objects)
    slot.spoil(*steps, key)
    held.drop(key)
    file.expect("field.missing", slot, *steps, key, at="holder")
    return True


def repeated_key(file: File) -> bool:
    """Let a key stand twice; the last counts, whatever the first holds."""
    objects = [
        (slot, held, steps, key)
        for slot, held, _, steps in file.objects()
        for key, _ in held
        if slot.is_free(*steps, key) or key in {"id", "schema_version", "external"}
    ]
    slot, held, steps, key = file.dice.choice(objects)
    if (*steps, key)[0] in slot.spoilt:
        return False
    slot.spoil(*steps, key)
    before = file.dice.randrange([name for name, _ in held].index(key) + 1)
    held.insert(before, (key, file.dice.choice((None, 5, "junk", Members([("a", 1)])))))
    file.expect("json.duplicate-key", slot, *steps, key, at="key")
    return True


def repeated_collection(file: File) -> bool:
    """Let the name of a collection stand twice in a document."""
    name = file.dice.choice(list(file.collections))
    if file.form == "jsonl" or not file.head.is_free(name):
        return False
    file.head.spoil(name)
    file.head.value.append((name, []))  # before the collection itself, which counts
    file.expect("json.duplicate-key", file.head, name, at="key")
    return True


def repeated_key_in_extra(file: File) -> bool:
    """Let a key stand twice in JSON of the user's own."""
    slot = file.put_extra([Members([("b", 1), ("b", 1)])])
    if slot is not None:
        file.expect("json.duplicate-key", slot, "extra", "my:own", 0, "b", at="key")
    return slot is not None


def _required(cls: type) -> Sequence[str]:
    return [
        field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING and field.name in fields_of(cls)
    ]


KINDS: Final[Mapping[Kind, Sequence[str]]] = {
    misspelt_key: ["field.unknown"],
    unknown_key: ["field.unknown"],
    missing_field: ["field.missing"],
}
ONLY_IN_TEXT: Final[Mapping[Kind, Sequence[str]]] = {
    repeated_key: ["json.duplicate-key"],
    repeated_collection: ["json.duplicate-key"],
    repeated_key_in_extra: ["json.duplicate-key"],
}
