"""What a pledge shares with the pledges it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.model.pledge import Pledge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

__all__ = ["inherited"]

_SHARED: Final = ("roster", "made_on", "made_at", "dialogue", "instrument")


def inherited(pledge: Pledge, find: Callable[[str], object], known: MutableMapping[str, Mapping[str, Any]]) -> Pledge:
    """Return a pledge with what it shares; `known` keeps what others hand down, so that long chains are walked once.

    >>> whole = Pledge(id="pledge:all", text="act", action="cooperate", made_on="2016-06-14")
    >>> part = Pledge(id="pledge:part", text="act here", action="cooperate", part_of=whole)
    >>> inherited(part, {whole.id: whole}.get, {}).made_on
    When('2016-06-14')
    """
    chain: dict[str, Pledge] = {pledge.id: pledge}
    key = pledge.part_of
    while key is not None and key not in known and key not in chain:
        above = find(key)
        if not isinstance(above, Pledge):
            break
        chain[key] = above
        key = above.part_of
    is_circle = key in chain
    shared: Mapping[str, Any] = {} if key is None else known.get(key, {})
    for name, step in reversed(list(chain.items())[1:]):
        shared = {field: getattr(step, field) or shared.get(field) for field in _SHARED}
        if not is_circle:
            known[name] = shared
    gaps = {field: shared[field] for field in _SHARED if not getattr(pledge, field) and shared.get(field)}
    return attrs.evolve(pledge, **gaps) if gaps else pledge
