"""Breaches of the rules on groups, each with its nearest valid twin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyberdialogue import Dataset, Evidence, Group, Organization, Participation, Quantity, Source

if TYPE_CHECKING:
    from cyberdialogue import Participant

__all__ = ["CASES"]


def group(slug: str = "officials", anonymity: str = "unnamed_group", **more: Any) -> Group:
    return Group(id=f"group:{slug}", name="officials", anonymity=anonymity, **more)


def counted(anonymity: str, **quantity: Any) -> Dataset:
    return Dataset(participants=[group(anonymity=anonymity, count=Quantity(**quantity))])


def members(**members: tuple[str, ...]) -> Dataset:
    """Groups with their members."""
    return Dataset(
        participants=[
            group(slug, roster=[Participation(participant=f"group:{member}", role="member") for member in of])
            for slug, of in members.items()
        ]
    )


UNION = Organization(
    id="organization:union",
    kind="regional",
    name="Union",
    roster=[Participation(participant="group:friends", role="member")],
)
FRIENDS = group("friends", "named", roster=[Participation(participant=UNION.id, role="member")])


def with_union(group: Participant) -> Dataset:
    return Dataset(participants=[group, UNION])


def known_from(*slugs: str, of: str, anonymity: str = "unnamed_group") -> Dataset:
    """A group that is known from some sources."""
    return Dataset(
        sources=[Source(id=f"source:{slug}", kind="news_article", title=slug) for slug in slugs],
        participants=[group(of, anonymity, evidence=[Evidence(source=f"source:{slug}") for slug in slugs])],
    )


CASES = {
    "group.count": [
        (
            counted("unnamed_person", minimum=2),
            "/participants/0/count",
            counted("unnamed_person", minimum=1, maximum=1),
        ),
        (counted("unnamed_person", maximum=0), "/participants/0/count", counted("unnamed_person", minimum=1)),
        (counted("unnamed_group", minimum=1, maximum=1), "/participants/0/count", counted("unnamed_group", minimum=1)),
        (counted("unnamed_group", maximum=1), "/participants/0/count", counted("unnamed_group", maximum=2)),
        (
            counted("unnamed_group", maximum=1),
            "/participants/0/count",
            counted("unnamed_group", maximum=1, approximate=True),
        ),
        (counted("unnamed_group", maximum=1), "/participants/0/count", counted("unnamed_group", minimum=3, maximum=5)),
        (counted("unnamed_person", minimum=3), "/participants/0/count", counted("unnamed_organization", minimum=3)),
    ],
    "group.membership-cycle": [
        (members(a=("b",), b=("a",)), "/participants/1/roster/0/participant", members(a=("b",), b=("c",))),
        # By way of an organization.
        (with_union(FRIENDS), "/participants/0/roster/0/participant", with_union(group("friends", "named"))),
        (members(a=("b", "a"), b=()), "/participants/0/roster/1/participant", members(a=("b",), b=())),
    ],
    "group.slug": [
        (known_from("post", of="officials"), "/participants/0/id", known_from("post", of="officials-post")),
        (
            known_from("post", "times", of="officials-elsewhere"),
            "/participants/0/id",
            known_from("post", "times", of="officials-times"),
        ),
        (
            known_from("post", of="officials"),
            "/participants/0/id",
            known_from("post", of="lazarus", anonymity="named"),
        ),
        (known_from("post", of="officials"), "/participants/0/id", known_from(of="officials")),
        (
            known_from("post", of="officials"),
            "/participants/0/id",
            Dataset(participants=[group(evidence=[Evidence(basis="external")])]),
        ),
    ],
}
