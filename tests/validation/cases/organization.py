"""Breaches of the rules on organizations, each with its nearest valid twin."""

from __future__ import annotations

from cyberdialogue import Dataset, Organization, Participation, Stage

__all__ = ["CASES"]


def nested(**parents: str | None) -> Dataset:
    """Organizations with their parents."""
    return Dataset(
        participants=[
            Organization(
                id=f"organization:{slug}", kind="agency", name=slug, parent=parent and f"organization:{parent}"
            )
            for slug, parent in parents.items()
        ]
    )


def union(slug: str, *members: str, role: str = "member", stages: tuple[Stage, ...] = ()) -> Organization:
    rows = [Participation(participant=member, role=role, stages=stages) for member in members]
    return Organization(id=f"organization:{slug}", kind="regional", name=slug, roster=rows)


def unions(*bodies: Organization) -> Dataset:
    return Dataset(participants=bodies)


A = union("a", "state:chl", "organization:b")

CASES = {
    "organization.parent-cycle": [
        (nested(a="b", b="a"), "/participants/0/parent", nested(a="b", b=None)),
        (nested(a="a"), "/participants/0/parent", nested(a="elsewhere")),
        (
            nested(outside="a", a="b", b="c", c="a"),
            "/participants/1/parent",
            nested(outside="a", a="b", b="c", c=None),
        ),
    ],
    "organization.membership-cycle": [
        (
            unions(A, union("b", "organization:a")),
            "/participants/1/roster/0/participant",
            unions(A, union("b", "organization:c"), union("c")),
        ),
        (
            unions(union("a", "organization:a")),
            "/participants/0/roster/0/participant",
            unions(union("a", "organization:b")),
        ),
        (
            unions(union("a", "organization:a")),
            "/participants/0/roster/0/participant",
            unions(union("a", "organization:a", role="secretariat")),
        ),
        # Two that observe each other, and one that has left.
        (
            unions(A, union("b", "organization:a")),
            "/participants/1/roster/0/participant",
            unions(A, union("b", "organization:a", role="observer")),
        ),
        (
            unions(A, union("b", "organization:a", stages=(Stage(stage="joined"),))),
            "/participants/1/roster/0/participant",
            unions(A, union("b", "organization:a", stages=(Stage(stage="joined"), Stage(stage="left")))),
        ),
        (
            unions(A, union("b", "organization:a", stages=(Stage(stage="joined"),))),
            "/participants/1/roster/0/participant",
            unions(A, union("b", "organization:a", stages=(Stage(stage="joined", planned=True),))),
        ),
    ],
}
