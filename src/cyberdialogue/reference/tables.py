"""The tables themselves, read from the files of the package when they are first asked for."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any, Final

from cyberdialogue.reference.bodies import BodyInfo, Membership
from cyberdialogue.reference.states import CowCode, FormerName, StateInfo
from cyberdialogue.temporal import When

__all__ = ["AS_OF", "bodies", "not_states", "states"]

AS_OF: Final = When("2025-10-31")
"""The day up to which the tables hold what has happened."""


@functools.cache
def states() -> tuple[StateInfo, ...]:
    """Return every state of the table, those of today by alpha-3 code, then those of the past.

    They are the members and observers of the United Nations, and others that are often met.

    >>> len([state for state in states() if state.status == "member"])
    193
    """
    return tuple(_state(row) for row in _file("states")["states"])


@functools.cache
def bodies() -> tuple[BodyInfo, ...]:
    """Return every organization of states of the table.

    It is a small one, of bodies whose members over time are beyond doubt, or their doubts short to tell.

    >>> [body.code for body in bodies()][:4]
    ['EU', 'NATO', 'ASEAN', 'AU']
    """
    known: dict[str, StateInfo | BodyInfo] = {state.alpha3: state for state in states()}
    for row in _file("bodies")["bodies"]:
        body = _body(row, known)
        known[body.code] = body  # a body may be a member of those after it
    return tuple(body for body in known.values() if isinstance(body, BodyInfo))


@functools.cache
def not_states() -> dict[str, str]:
    """Return names that are often taken for a state's, with what they are.

    >>> not_states()["England"]
    'it is a part of the United Kingdom'
    """
    return dict(_file("states")["not_states"])


@functools.cache
def _file(name: str) -> dict[str, Any]:
    """Read one file of the package."""
    text = resources.files("cyberdialogue.reference").joinpath(f"{name}.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


def _state(row: dict[str, Any]) -> StateInfo:
    former = [FormerName(name=name["name"], when=_when(name)) for name in row.get("former", ())]
    cow = [CowCode(**code) for code in row.get("cow", ())]
    spell = {"since": _when(row, "since"), "until": _when(row, "until")}
    fields: dict[str, Any] = {**row, **spell, "former": former, "cow": cow}
    return StateInfo(**fields)


def _body(row: dict[str, Any], known: dict[str, StateInfo | BodyInfo]) -> BodyInfo:
    memberships = [
        Membership(member=known[code], since=When(joined["since"]), until=_when(joined, "until"))
        for joined in row["memberships"]
        for code in joined["members"]
    ]
    fields: dict[str, Any] = {**row, "memberships": memberships, "since": _when(row, "since")}
    return BodyInfo(**fields)


def _when(row: dict[str, Any], field: str = "when") -> When | None:
    return When(row[field]) if field in row else None
