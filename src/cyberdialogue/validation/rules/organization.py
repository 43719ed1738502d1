"""Rules on organizations: what they are part of, and whom they have as members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Organization
from cyberdialogue.validation.remarks import goes_in_a_circle, is_member_of_itself
from cyberdialogue.validation.rule import Finding, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("organization.parent-cycle", of=Organization, where="parent")
def parent_cycle(organization: Organization, world: World) -> Iterator[Finding]:
    """An organization is not its own parent, neither directly nor by way of other organizations.

    A cycle is reported once, at one of its organizations.

    Example: ``organization:a`` with the parent ``organization:b``, which has the parent ``organization:a``.
    """
    yield from goes_in_a_circle(organization, "parent", world)


@rule("organization.membership-cycle", of=Organization, where="roster")
def membership_cycle(organization: Organization, world: World) -> Iterator[Finding]:
    """An organization is not its own member, neither directly nor by way of other organizations and groups.

    A cycle is reported once. Silent about other roles than ``member`` (two bodies may observe each other), and about
    members whose stages do not show that they belong to it still.

    Example: ``organization:a`` with the member ``organization:b``, which has the member ``organization:a``.
    """
    yield from is_member_of_itself(organization, world)


RULES: Final[tuple[Rule, ...]] = (parent_cycle, membership_cycle)
