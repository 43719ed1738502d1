"""Breaches of the rules on relays, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Credit, Dataset, Event, Evidence, Organization, Relay, Source, State, Statement

__all__ = ["CASES"]

STATE = State(id="state:usa", name="United States", iso3="USA")
AGENCY = Organization(id="organization:agency", kind="media", name="Agency")
DAILY = Organization(id="organization:daily", kind="media", name="Daily")
OUTLET = Credit(name="Daily", role="outlet", participant="organization:daily")
ORIGIN = Credit(name="Agency", role="origin", participant="organization:agency")
ARTICLE = Source(
    id="source:article", kind="news_article", title="Article", published="2016-06-15", credits=[OUTLET, ORIGIN]
)
RELEASE = Source(id="source:release", kind="press_release", title="Release", published="2016-06-14")
SOON = Source(id="source:soon", kind="press_release", title="Release", published="2016-06-16")
LATER = Source(id="source:later", kind="press_release", title="Release", published="2016-06-17")

UNDATED = Source(id="source:undated", kind="web_page", title="Page")
REVISED = Source(id="source:revised", kind="web_page", title="Page", published="2016-06-15", updated="2016-07")


def hop(participant: str | None = None, source: str | None = None, manner: str = "said") -> Relay:
    return Relay(
        participant=f"organization:{participant}" if participant else None,
        source=f"source:{source}" if source else None,
        manner=manner,
    )


def relayed(*via: Relay, speakers: tuple[str, ...] = ("state:usa",), source: str = "article") -> Dataset:
    evidence = Evidence(source=f"source:{source}", spans=[(0, 9)], via=via)
    known: dict[str, Any] = {"act": "report", "form": "indirect", "content": "It went well.", "evidence": [evidence]}
    return Dataset(
        external=["source:elsewhere"],
        sources=[ARTICLE, RELEASE, SOON, LATER, UNDATED, REVISED],
        participants=[STATE, AGENCY, DAILY],
        statements=[Statement(id="statement:s", speakers=speakers, **known)],
    )


def reported(*via: Relay) -> Dataset:
    evidence = Evidence(source="source:article", spans=[(0, 9)], via=via)
    event = Event(id="event:e", kind="talks", title="Talks", evidence=[evidence])
    return Dataset(sources=[ARTICLE], participants=[AGENCY, DAILY], events=[event])


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


VIA = "/statements/0/evidence/0/via"
SAYS = ("organization:agency",)

CASES = {
    "relay.nobody": each(
        relayed(hop("agency"), hop(manner="reported")),
        f"{VIA}/1",
        relayed(hop("agency")),
        relayed(hop(source="release")),
    ),
    "relay.both": each(
        relayed(hop("agency", "release")),
        f"{VIA}/0",
        relayed(hop("agency"), hop(source="release")),
    ),
    "relay.repeated": [
        *each(
            relayed(hop("agency"), hop("agency", manner="reported")),
            f"{VIA}/1",
            relayed(hop("agency"), hop(source="release"), hop("agency")),
            relayed(hop("agency"), hop("daily", manner="reported"), source="release"),
        ),
        *each(relayed(hop(source="release"), hop(source="release")), f"{VIA}/1", relayed(hop(source="release"))),
    ],
    "relay.speaker": each(
        relayed(hop("daily"), speakers=("organization:daily",)),
        f"{VIA}/0",
        relayed(speakers=("organization:daily",)),
    )
    + each(
        relayed(hop("agency"), speakers=SAYS),
        f"{VIA}/0",
        relayed(hop("agency")),
        relayed(hop("agency"), speakers=(*SAYS, "state:usa")),
        relayed(hop(source="release"), speakers=(*SAYS, "state:usa")),
        reported(hop("agency")),
    ),
    "relay.outlet": [
        (relayed(hop("daily"), speakers=("organization:agency",)), f"{VIA}/0", relayed(hop("agency"))),
        *each(
            relayed(hop("agency"), hop("daily")),
            f"{VIA}/1",
            relayed(hop("agency")),
            relayed(hop("daily"), source="release"),
            relayed(hop("agency"), source="later"),
        ),
        *each(relayed(hop(source="article")), f"{VIA}/0", relayed(hop(source="release"))),
    ],
    "relay.later-source": [
        *each(
            relayed(hop(source="later")),
            f"{VIA}/0/source",
            relayed(hop(source="soon")),
            relayed(hop(source="release")),
            relayed(hop(source="undated")),
            relayed(hop(source="elsewhere")),
            relayed(hop(source="later"), source="undated"),
            relayed(hop(source="later"), source="elsewhere"),
            relayed(hop(source="later"), source="revised"),
        ),
    ],
}
