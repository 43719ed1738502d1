"""Defects of a record as a whole, of the metadata, and of the text."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.refs import RECORD_TYPES
from cyberdialogue.testing.defects.files import Slot
from cyberdialogue.testing.defects.trees import Members, Token
from cyberdialogue.testing.defects.writing import UNDECODABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.testing.defects.files import File, Kind

__all__ = ["KINDS", "ONLY_IN_TEXT"]


# -------------------------------------------------------------------------------------------------------------- records


def no_record(file: File) -> bool:
    """Put something else in the place of a record."""
    slot = file.unnamed()
    if slot is None:
        return False
    slot.value = file.dice.choice((None, "some text", Token("5"), True, [["a"]], []))
    file.expect("field.type", slot)
    return True


def unknown_type(file: File) -> bool:
    """Say that a record is of a type that is none, or none of its collection."""
    slot = file.unnamed()
    if slot is None:
        return False
    others = [name for name in RECORD_TYPES if COLLECTIONS_OF[name] != COLLECTIONS_OF[slot.value.get("type")]]
    wrong = ["plegde", "Pledge", "", None, Token("5"), ["pledge"], "dataset "]
    # In JSON Lines a record of another type is one of that type.
    slot.value.put("type", file.dice.choice(wrong if file.form == "jsonl" else [*wrong, *others]))
    file.expect("field.value", slot, "type")
    return True


COLLECTIONS_OF: Final = {str(getattr(cls, "type", "")): name for name, held in COLLECTIONS.items() for cls in held}


def missing_type(file: File) -> bool:
    """Do not say of what type a record is."""
    slot = file.unnamed()
    if slot is None:
        return False
    slot.value.drop("type")
    file.expect("field.missing", slot, "type", at="holder")
    return True


def malformed_id(file: File) -> bool:
    """Give a record an id that is none."""
    slot = file.unnamed()
    if slot is None:
        return False
    tag = slot.value.get("type")
    wrong = (
        f"{tag}:CHN",
        f"{tag}:",
        tag,
        "",
        f"x{tag}:a",
        f"{tag}:a b",
        f"{tag}:a\u0007",
        f"{tag}:{'a' * 200}",
        f"{tag}:\u00e9",
    )
    slot.value.put("id", file.dice.choice(wrong))
    file.expect("id.malformed", slot, "id", record_id=_shown(slot.id), has_hint=True)
    return True


_LONGEST_ID: Final = 200


def _shown(record_id: str | None) -> str | None:
    """Return an id as problems name it: those that fit no line are not named."""
    return record_id if record_id is not None and record_id.isprintable() and len(record_id) <= _LONGEST_ID else None


def id_of_the_wrong_type(file: File) -> bool:
    """Give a record an id that is no text."""
    slot = file.unnamed()
    if slot is None:
        return False
    slot.value.put("id", file.dice.choice((Token("5"), None, True, ["a"], Members())))
    file.expect("field.type", slot, "id", record_id=None)
    return True


def missing_id(file: File) -> bool:
    """Give a record no id."""
    slot = file.unnamed()
    if slot is None:
        return False
    slot.value.drop("id")
    file.expect("field.missing", slot, "id", at="holder", record_id=None)
    return True


def taken_id(file: File) -> bool:
    """Let a record stand twice: the one that comes later has an id that is taken."""
    slots = [
        (name, slot) for name, held in file.collections.items() for slot in held if not (slot.closed or slot.spoilt)
    ]
    if not slots:
        return False
    name, slot = file.dice.choice(slots)
    again = Slot(copy.deepcopy(slot.value), slot.cls, closed=True)
    slot.closed = True
    file.collections[name].insert(file.dice.randrange(len(file.collections[name]) + 1), again)
    file.expect("id.duplicate", again, "id", instead_of=slot)
    return True


# ------------------------------------------------------------------------------------------------------------- metadata


def wrong_version(file: File) -> bool:
    """Say that the file is of a version that cannot be read."""
    if "schema_version" in file.head.spoilt:
        return False
    file.head.spoil("schema_version")
    code, version = file.dice.choice(
        (
            ("schema.unknown-version", "2.0"),
            ("schema.unknown-version", "0.1"),
            ("field.value", "1"),
            ("field.value", "1.0.0"),
            ("field.value", ""),
            ("field.type", Token("1.0")),
            ("field.type", None),
        )
    )
    file.head.value.put("schema_version", version)
    file.expect(code, file.head, "schema_version")
    return True


def missing_version(file: File) -> bool:
    """Do not say of what version the file is."""
    if "schema_version" in file.head.spoilt:
        return False
    file.head.spoil("schema_version")
    file.head.value.drop("schema_version")
    file.expect("field.missing", file.head, "schema_version", at="holder")
    return True


def malformed_external(file: File) -> bool:
    """Name as external what can be no id."""
    if "external" in file.head.spoilt:
        return False
    file.head.spoil("external")
    held: list[Any] = [*(file.head.value.get("external") or []), file.dice.choice(("state:CHN", "nobody", ""))]
    file.head.value.put("external", held)
    file.expect("id.malformed", file.head, "external", len(held) - 1)
    return True


def no_list_of_records(file: File) -> bool:
    """Put something else in the place of a collection."""
    free = [name for name in COLLECTIONS if name not in file.collections and file.head.is_free(name)]
    if file.form == "jsonl" or not free:
        return False
    name = file.dice.choice(free)
    file.head.spoil(name)
    file.head.value.append((name, file.dice.choice((None, Members(), "some text", Token("5")))))
    file.expect("field.type", file.head, name)
    return True


# ---------------------------------------------------------------------------------------------------------------- text


def no_json(file: File) -> bool:
    """Put what is no JSON in the place of a value."""
    return _break(
        file, "json.syntax", Token(file.dice.choice(("nope", "'text'", "+1", "-", "]", ";", "\u00a0", "nul")))
    )


def not_utf_8(file: File) -> bool:
    """Put a byte that is not UTF-8 into a text."""
    return _break(file, "json.encoding", Token(UNDECODABLE))


def _break(file: File, code: str, token: Token) -> bool:
    """Break off a record in JSON Lines, and the whole document in JSON, where nothing else must be wrong then."""
    if file.form == "json" and file.expected:
        return False
    slot = file.unnamed()
    if slot is None:
        return False
    key = file.dice.choice([key for key, _ in slot.value])
    slot.value.put(key, token)
    file.is_broken = file.form == "json"
    file.expect(code, slot, key, of_the_text=True, record_id=None)
    return True


KINDS: Final[Mapping[Kind, Sequence[str]]] = {
    no_record: ["field.type"],
    unknown_type: ["field.value"],
    missing_type: ["field.missing"],
    malformed_id: ["id.malformed"],
    id_of_the_wrong_type: ["field.type"],
    missing_id: ["field.missing"],
    taken_id: ["id.duplicate"],
    wrong_version: ["schema.unknown-version", "field.value", "field.type"],
    missing_version: ["field.missing"],
    malformed_external: ["id.malformed"],
    no_list_of_records: ["field.type"],
}
ONLY_IN_TEXT: Final[Mapping[Kind, Sequence[str]]] = {no_json: ["json.syntax"], not_utf_8: ["json.encoding"]}
