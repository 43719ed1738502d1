"""Breaches of the rules on statements, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Evidence, Person, Source, State, Statement

__all__ = ["CASES"]

CHINA = State(id="state:chn", name="China", iso3="CHN")
US = State(id="state:usa", name="United States", iso3="USA")
LYNCH = Person(id="person:lynch", name="Loretta Lynch", country="state:usa")
RELEASE = Source(id="source:release", kind="press_release", title="Release", published="2018-01-29")
REVISED = Source(id="source:revised", kind="web_page", title="Page", published="2018-01-29", updated="2018-03")
UNDATED = Source(id="source:undated", kind="web_page", title="Page")
NEWS = Source(id="source:news", kind="news_article", title="News", published="2018-02-01")
TALKS = Event(id="event:talks", kind="talks", title="Talks", when="2018-01-31")
UNDATED_TALKS = Event(id="event:talks", kind="talks", title="Talks")
LONG_TALKS = Event(id="event:talks", kind="talks", title="Talks", when="2018-01-31", duration="P3D")


def said(talks: Event = TALKS, **fields: Any) -> Dataset:
    known: dict[str, Any] = {"act": "report", "form": "indirect", "content": "It went well."}
    speakers = fields.pop("speakers", ["person:lynch"])
    statement = Statement(id="statement:s", speakers=speakers, **(known | fields))
    return Dataset(
        sources=[RELEASE, REVISED, UNDATED, NEWS],
        participants=[CHINA, US, LYNCH],
        statements=[statement],
        events=[talks],
    )


def sourced(*names: str, **fields: Any) -> Dataset:
    return said(evidence=[Evidence(source=f"source:{name}", spans=[(0, 9)]) for name in names], **fields)


def quoted(quote: str, **fields: Any) -> Dataset:
    return said(quote=quote, form=fields.pop("form", "direct"), **fields)


def each(bad: Dataset, at: str, *valid: Dataset) -> list[tuple[Dataset, str, Dataset]]:
    return [(bad, at, good) for good in valid]


LONG = "I will not go into that today. But nobody has done more for open networks than we have."

CASES = {
    "statement.said-after-published": [
        *each(
            sourced("release", said_on="2018-01-31"),
            "/statements/0/said_on",
            sourced("release", said_on="2018-01-30"),
            sourced("release", said_on="2018-01"),
            sourced("release", "news", said_on="2018-01-31"),
            sourced("release", "undated", said_on="2018-01-31"),
            sourced("revised", said_on="2018-01-31"),
            said(evidence=[Evidence(source="source:release", basis="external")], said_on="2018-01-31"),
            said(evidence=[Evidence(basis="external", fields=["said_on"])], said_on="2018-01-31"),
            said(said_on="2018-01-31"),
        ),
        # Knowledge of the world reports nothing, wherever it stands in the list.
        *each(
            said(
                evidence=[
                    Evidence(source="source:news", basis="external"),
                    Evidence(basis="external", fields=["said_on"]),
                    Evidence(source="source:release", spans=[(0, 9)]),
                ],
                said_on="2018-01-31",
            ),
            "/statements/0/said_on",
            said(
                evidence=[
                    Evidence(source="source:news", basis="external"),
                    Evidence(source="source:news", spans=[(0, 9)]),
                    Evidence(source="source:release", spans=[(0, 9)]),
                ],
                said_on="2018-01-31",
            ),
        ),
        *each(
            sourced("release", said_at="event:talks"),
            "/statements/0/said_at",
            sourced("news", said_at="event:talks"),
        ),
    ],
    "statement.outside-meeting": each(
        said(said_on="2018-02-02", said_at="event:talks"),
        "/statements/0/said_on",
        said(said_on="2018-01-31", said_at="event:talks"),
        said(said_on="2018", said_at="event:talks"),
        said(said_on="2018-02-02", said_at="event:talks", talks=UNDATED_TALKS),
        said(said_on="2018-02-02", said_at="event:talks", talks=LONG_TALKS),
        said(said_at="event:talks"),
    ),
    "statement.quote-in-indirect": each(
        quoted("It went well.", form="indirect"),
        "/statements/0/quote",
        quoted("It went well."),
        quoted("well", form="fragment"),
        quoted("It went well.", form="mixed"),
    ),
    "statement.no-quote": [
        *each(
            said(form="direct"),
            "/statements/0/quote",
            said(form="direct", not_stated=["quote"]),
            said(form="indirect"),
        ),
        *each(said(form="fragment"), "/statements/0/quote", quoted("well", form="fragment")),
    ],
    "statement.quote-by-without-quote": each(
        said(form="fragment", quote_by="state:chn"),
        "/statements/0/quote_by",
        quoted("well", form="fragment", quote_by="state:chn"),
        said(form="fragment", quote_by="state:chn", not_stated=["quote"]),
    ),
    "statement.quote-by-speaker": each(
        quoted("It went well.", quote_by="person:lynch"),
        "/statements/0/quote_by",
        quoted("It went well.", quote_by="state:usa"),
        quoted("It went well.", quote_by="person:lynch", speakers=["person:lynch", "state:chn"]),
    ),
    "statement.refusal-with-substance": [
        *each(
            quoted(LONG, act="refuse_to_comment"),
            "/statements/0/quote",
            quoted("I will not go into that today.", act="refuse_to_comment"),
            quoted(LONG, act="opinion"),
        ),
        *each(
            quoted("我们不评论这一案件但是我们认为网络空间应当开放合作并且安全可靠", act="refuse_to_comment"),
            "/statements/0/quote",
            quoted("我们不评论这一案件", act="refuse_to_comment"),
        ),
        *each(
            quoted("long" * 30 + "!", act="refuse_to_comment"),
            "/statements/0/quote",
            quoted("long" * 30, act="refuse_to_comment"),
            quoted("word " * 11 + "word", act="refuse_to_comment"),
        ),
    ],
    "statement.no-speaker": each(
        said(speakers=[]),
        "/statements/0/speakers",
        said(speakers=[], not_stated=["speakers"]),
        said(),
    ),
    "statement.own-hearer": [
        *each(
            said(about=["state:chn", "person:lynch"]),
            "/statements/0/about/1",
            said(about=["state:chn", "state:usa"]),
        ),
        *each(said(audience=["person:lynch"]), "/statements/0/audience/0", said(audience=["state:chn"])),
        *each(
            said(act="appeal", speakers=["state:usa"], targets=["state:usa"]),
            "/statements/0/targets/0",
            said(act="appeal", speakers=["state:usa"], targets=["state:usa", "state:chn"]),
        ),
    ],
    "statement.on-behalf-of-self": each(
        said(on_behalf_of=["person:lynch"]),
        "/statements/0/on_behalf_of/0",
        said(on_behalf_of=["state:usa"]),
    ),
    "statement.no-target": [
        *each(
            said(act="accuse"),
            "/statements/0/targets",
            said(act="accuse", targets=["state:chn"]),
            said(act="accuse", not_stated=["targets"]),
            said(act="criticise"),
        ),
        *each(
            said(act="accuse", audience=["state:chn"]),
            "/statements/0/targets",
            said(act="propose", audience=["state:chn"]),
        ),
        *each(said(act="propose"), "/statements/0/targets", said(act="propose", targets=["state:chn"])),
        *each(said(act="threaten"), "/statements/0/targets", said(act="threaten", targets=["state:chn"])),
    ],
}
