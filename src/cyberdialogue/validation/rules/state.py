"""Rules on states: their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import State
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary.iso3166 import is_alpha3

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES"]


@rule("state.iso3", of=State, where="iso3")
def iso3(state: State) -> Iterator[Finding]:
    """The code of a state is one of ISO 3166-1 alpha-3, so that data of other collections can be joined to it.

    Codes that were in use once (ISO 3166-3, such as ``SUN``), reserved ones and those left to users (such as ``XKX``)
    are fine.

    Example: ``"iso3": "GER"`` for Germany, whose code is ``DEU``.
    """
    if state.iso3 is not None and not is_alpha3(state.iso3):
        yield Finding(f"{state.iso3} is no code of ISO 3166-1 alpha-3", at="iso3", value=state.iso3)


@rule("state.slug", of=State, where="iso3", severity="warning")
def slug(state: State) -> Iterator[Finding]:
    """The slug of a state, when it is a code of ISO 3166-1 alpha-3, is its own code and not that of another state.

    Example: ``state:aus`` with the code ``AUT``.
    """
    code = state.id.partition(":")[2].upper()
    if state.iso3 is not None and code != state.iso3 and is_alpha3(code) and is_alpha3(state.iso3):
        message = f"the slug is the code of another state: {state.iso3} is the code of this one"
        yield Finding(message, at="id", value=state.id, hint=f"state:{state.iso3.lower()}, or the code {code}?")


RULES: Final[tuple[Rule, ...]] = (iso3, slug)
