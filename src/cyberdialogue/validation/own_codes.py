"""The codes of a project's own: whether those in a dataset are the ones it has agreed on."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import closest, did_you_mean, shorten
from cyberdialogue.model.fields import FieldType, fields_of
from cyberdialogue.model.typed import cached, is_a
from cyberdialogue.validation.facts.columns import Column
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.validation.shelves import all_classes
from cyberdialogue.vocabulary import OpenCode, lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.validation.shelves import Shelf
    from cyberdialogue.validation.world import World

__all__ = ["OPEN_LISTS", "agreed"]

OPEN_LISTS: Final = {codes: name for name, codes in lists().items() if issubclass(codes, OpenCode)}
"""The lists that take codes of a user's own, with their names."""


def agreed(codes: Mapping[str, Collection[str]]) -> tuple[Rule, ...]:
    """Return the rules that hold a dataset against the codes a project has agreed on, a rule for each class."""
    return tuple(_rule_for(cls, codes) for cls in all_classes() if _code_fields(cls)) if codes else ()


def _rule_for(cls: type[Any], agreed_on: Mapping[str, Collection[str]]) -> Rule:
    def suspects(world: World) -> Sequence[Any]:
        return world.pick(cls, _with_own_codes)

    @rule("code.not-agreed", of=cls, suspects=suspects, severity="warning")
    def not_agreed(subject: Any) -> Iterator[Finding]:
        """A code of your own is among those your profile names."""
        held = subject.part if is_a(subject, Placed) else subject
        for name, kind in _code_fields(cls):
            value = getattr(held, name)
            for place, code in enumerate(value if kind.many else (value,)):
                known = agreed_on.get(OPEN_LISTS[kind.base], ())
                if code is not None and code.is_extension and code.value not in known:
                    yield Finding(
                        f"{shorten(code.value)} is not among the codes of the profile for {OPEN_LISTS[kind.base]!r}",
                        at=(name, place) if kind.many else name,
                        value=code.value,
                        hint=did_you_mean(closest(code.value, known)),
                    )

    return not_agreed


def _with_own_codes(shelf: Shelf) -> Iterable[bool]:
    """Tell of all on a shelf that they may have codes of a user's own, when any has."""
    columns = (Column(shelf, name, kind.many) for name, kind in _code_fields(shelf.cls))
    has_any = any(code.is_extension for column in columns for code in set(column.values))
    return repeat(has_any, len(shelf.held))


@cached
def _code_fields(cls: type[Any]) -> tuple[tuple[str, FieldType], ...]:
    return tuple(
        (name, kind) for name, kind in fields_of(cls).items() if kind.is_code and issubclass(kind.base, OpenCode)
    )
