"""Rules on groups: how many they are, whom they have as members, and what tells unnamed ones apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.model.participant import Group
from cyberdialogue.validation.facts.quantities import can_be
from cyberdialogue.validation.remarks import is_member_of_itself
from cyberdialogue.validation.rule import Finding, Rule, rule
from cyberdialogue.vocabulary import Anonymity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


@rule("group.count", of=Group, where="count")
def count(group: Group) -> Iterator[Finding]:
    """An unnamed person is one, and an unnamed group is more than one.

    A group that is only known to be at least one ("other officials") is fine. Silent about approximate numbers.

    Example: a group with the anonymity ``unnamed_person`` and the count ``{"minimum": 3}``.
    """
    if group.count is None:
        return
    if group.anonymity is Anonymity.UNNAMED_PERSON and not can_be(group.count, 1):
        message = f"an unnamed person is one, not {group.count}"
        yield Finding(message, at="count", value=str(group.count), hint=f"anonymity {Anonymity.UNNAMED_GROUP}?")
    most = group.count.maximum
    is_one = most is not None and most < _SEVERAL and not can_be(group.count, _SEVERAL)
    if group.anonymity is Anonymity.UNNAMED_GROUP and is_one:
        hint = f"anonymity {Anonymity.UNNAMED_PERSON} or {Anonymity.UNNAMED_ORGANIZATION}?"
        yield Finding(f"a group is several, not {group.count}", at="count", value=str(group.count), hint=hint)


_SEVERAL: Final = 2


@rule("group.membership-cycle", of=Group, where="roster")
def membership_cycle(group: Group, world: World) -> Iterator[Finding]:
    """A group is not its own member, neither directly nor by way of other groups and organizations.

    A cycle is reported once. Silent about members whose stages do not show that they belong to it still.

    Example: ``group:a`` with the member ``group:b``, which has the member ``group:a``.
    """
    yield from is_member_of_itself(group, world)


@rule("group.slug", of=Group, where="evidence", severity="info")
def slug(group: Group) -> Iterator[Finding]:
    """The slug of an unnamed participant ends with that of its source, so that the "officials" of two texts stay two.

    Silent about groups without evidence.

    Example: ``group:us-officials``, known only from ``source:china-daily-2016-06-16``; better
    ``group:us-officials-china-daily-2016-06-16``.
    """
    slugs = [one.source.partition(":")[2] for one in group.evidence if one.source is not None]
    if group.anonymity is not Anonymity.NAMED and slugs and not group.id.endswith(tuple(slugs)):
        hint = f"such as '{group.id}-{slugs[0]}'"
        yield Finding("the id of an unnamed group does not say whence it is known", at="id", value=group.id, hint=hint)


RULES: Final[tuple[Rule, ...]] = (count, membership_cycle, slug)
