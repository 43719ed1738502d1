"""Versions of the file format: which are read, and how what is older becomes what is written today.

A version is ``major.minor``. Older ones are turned into the next, step by step, by functions that change nothing they
are given. A newer minor version only adds, so what it adds is kept (`cyberdialogue.formats.newer`). A newer major
version may mean anything, and is refused.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from cyberdialogue.errors import CyberDialogueError
from cyberdialogue.formats.places import DEEPEST
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from cyberdialogue.validation.rule import Rule

__all__ = ["MIGRATIONS", "Age", "Migration", "Migrator", "age_of", "applicable", "check_writable"]

Change: TypeAlias = Callable[[Mapping[str, Any]], dict[str, Any]]


class Age(enum.Enum):
    """What a version is to this library."""

    CURRENT = "the one that is written"
    OLDER = "one that can be migrated"
    NEWER = "a later minor version: it only adds"
    UNKNOWN = "one that cannot be read"


@attrs.frozen
class Migration:
    """One step from a version to the next."""

    target: str
    """The version that comes out."""
    collections: Mapping[str, str]
    """The new names of collections, by the old ones."""
    record: Change
    """Turns a record of the old version into one of the new."""


def _record_of_0_9(old: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a record of version 0.9 into one of 1.0.

    In 0.9, the draft before the first release, a pledge had a ``deadline``, a row of a roster an ``actor``, and
    evidence ``offsets`` with a start and an end.
    """
    new = _part_of_0_9(old)
    return _renamed(new, "deadline", "due") if old.get("type") == "pledge" else new


def _part_of_0_9(old: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    new = {key: held if key in _OF_THE_USER else _value_of_0_9(held, depth + 1) for key, held in old.items()}
    if is_list(offsets := old.get("offsets")):
        new["offsets"] = [_span_of_0_9(offset) for offset in offsets]
    return _renamed(_renamed(new, "actor", "participant"), "offsets", "spans")


def _value_of_0_9(value: Any, depth: int) -> Any:
    if depth > DEEPEST:  # the reader refuses it
        return value
    if is_list(value):
        return [_value_of_0_9(item, depth + 1) for item in value]
    return _part_of_0_9(value, depth) if is_mapping(value) else value


def _span_of_0_9(offset: Any) -> Any:
    return [offset["start"], offset["end"]] if is_mapping(offset) and set(offset) == {"start", "end"} else offset


def _renamed(held: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """Return a mapping with one key renamed in its place; what has both is left for the reader to refuse."""
    return {new if key == old and new not in held else key: value for key, value in held.items()}


_OF_THE_USER: Final = frozenset({"extra", "identifiers", "value"})
"""Fields whose content is not ours to change."""

MIGRATIONS: Final[Mapping[str, Migration]] = {
    "0.9": Migration(target="1.0", collections={"actors": "participants"}, record=_record_of_0_9),
}
"""The step from each older version to the next."""


def age_of(version: object) -> Age:
    """Return what a version is to this library.

    >>> age_of("1.0"), age_of("0.9"), age_of("1.7"), age_of("2.0")
    (<Age.CURRENT: ...>, <Age.OLDER: ...>, <Age.NEWER: ...>, <Age.UNKNOWN: ...>)
    """
    if version == SCHEMA_VERSION:
        return Age.CURRENT
    if not isinstance(version, str):
        return Age.UNKNOWN
    if version in MIGRATIONS:
        return Age.OLDER
    numbers, own = version.split("."), SCHEMA_VERSION.split(".")
    is_version = [number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS for number in numbers]
    if is_version != [True, True] or numbers[0] != own[0] or int(numbers[1]) <= int(own[1]):
        return Age.UNKNOWN
    return Age.NEWER


_MOST_DIGITS: Final = 4


def applicable(rules: Iterable[Rule], version: str) -> tuple[Rule, ...]:
    """Return the rules that can be applied to data of a version: of a newer one, no names of fields are known."""
    is_newer = age_of(version) is Age.NEWER
    return tuple(rule for rule in rules if not (is_newer and rule.code in _ABOUT_NAMES_OF_FIELDS))


_ABOUT_NAMES_OF_FIELDS: Final = frozenset(
    {"evidence.unknown-field", "evidence.value-type", "record.no-list", "record.unknown-field"}
)


def check_writable(version: str) -> None:
    """Refuse a version that would not be read again as what is written.

    Raises:
        CyberDialogueError: it is neither the one this library writes nor a newer minor one.
    """
    if age_of(version) not in {Age.CURRENT, Age.NEWER}:
        raise CyberDialogueError(f"this library writes version {SCHEMA_VERSION} of the format, not {version}")


@attrs.frozen
class Migrator:
    """All steps from one version to the one that is written.

    >>> old = {"type": "pledge", "id": "pledge:p", "deadline": "2016-08"}
    >>> Migrator("0.9").record(old)
    {'type': 'pledge', 'id': 'pledge:p', 'due': '2016-08'}
    """

    version: str

    @property
    def _steps(self) -> tuple[Migration, ...]:
        steps: list[Migration] = []
        version = self.version
        while version in MIGRATIONS:
            steps.append(MIGRATIONS[version])
            version = steps[-1].target
        return tuple(steps)

    def record(self, value: Any) -> Any:
        """Return a record as the version that is written has it."""
        for step in self._steps:
            value = step.record(value) if is_mapping(value) else value
        return value

    def names(self, value: Mapping[Any, Any]) -> dict[Any, Any]:
        """Return the names that the keys of a document have today; one that would hide another stays as it is."""
        names = {key: key for key in value}
        for step in self._steps:
            for key, name in names.items():
                target = step.collections.get(name, name)
                names[key] = target if target not in names.values() else name
        return names

    def document(self, value: Mapping[Any, Any]) -> dict[Any, Any]:
        """Return a document as the version that is written has it; it may lack its records."""
        names = self.names(value)
        migrated = {
            name: [self.record(item) for item in value[key]]
            if name in COLLECTIONS and is_list(value[key])
            else value[key]
            for key, name in names.items()
        }
        return migrated | {"schema_version": SCHEMA_VERSION}
