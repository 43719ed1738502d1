"""Rules on persons: the state they are from, and those they served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Office, Organization, Person, State
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary.participants import ORGANS_OF_A_STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.parts import Affiliation
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("person.two-countries", of=Person, where="affiliations", severity="warning")
def two_countries(person: Person, world: World) -> Iterator[Finding]:
    """A person who holds office in a state has that state as country, since few serve another state than their own.

    Only offices and bodies of a state count: companies, universities and unions of states employ people of any country.
    Silent when the person also served the own state, and when the state of a body is not known.

    Example: a person with the country ``state:chn``, a minister in an organization with the country ``state:usa``.
    """
    if person.country is None:
        return
    served = [_state_of(one, world) for one in person.affiliations]
    if person.country in served:
        return
    for number, state in enumerate(served):
        if state is not None:
            message = f"{person.id} has the country {person.country} and holds office in {state}"
            yield Finding(message, at=("affiliations", number), value=state)


def _state_of(affiliation: Affiliation, world: World) -> str | None:
    """Return the state that somebody serves in an office or body, None when it is not certain."""
    body = world.get(affiliation.organization)
    office = world.get(affiliation.office)
    if isinstance(office, Office):
        body = world.get(office.body)
    if isinstance(body, State):
        return body.id
    return body.country if isinstance(body, Organization) and body.kind in ORGANS_OF_A_STATE else None


RULES: Final[tuple[Rule, ...]] = (two_countries,)
