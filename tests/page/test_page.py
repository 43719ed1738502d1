"""The page: what it tells, what it leaves out, and that no text of a dataset is anything but text."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from benchmarks.generate import document
from hypothesis import given

import cyberdialogue as cd
from cyberdialogue import Dataset, When
from cyberdialogue.narration.dialogues import dialogue_rows
from cyberdialogue.narration.narrator import Narrator
from cyberdialogue.narration.others import channel_rows, event_rows, instrument_rows, source_rows
from cyberdialogue.narration.pledges import pledge_rows
from cyberdialogue.narration.statements import statement_rows
from cyberdialogue.page import LIMIT, html, left_out
from cyberdialogue.page.page import _template
from cyberdialogue.testing import datasets, whens

from .conftest import HOSTILE, UNRULY, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cyberdialogue.narration.styled import Row

    from .conftest import Retold

__all__: list[str] = []

DAY = "2016-09-15"


def plain(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------------- what it tells


@pytest.mark.parametrize("name", cd.examples.names())
@pytest.mark.parametrize(
    "rows", [dialogue_rows, channel_rows, instrument_rows, statement_rows, event_rows, source_rows]
)
def test_it_says_what_show_says_in_the_same_words(name: str, rows: Callable[..., Iterator[Row]]) -> None:
    dataset = cd.examples.load(name)
    text = Tree(re.sub(r"<details.*?</details>", "", html(dataset, as_of=DAY))).text
    for row in rows(Narrator(dataset, When.parse(DAY)), {}):
        for words in (row.body, *(cell for cell, _ in row.cells)):
            assert plain(words.plain) in text


def test_it_says_of_every_pledge_what_show_says(harbour: Dataset) -> None:
    text = Tree(re.sub(r"<details.*?</details>", "", html(harbour, as_of="2019-09-01"))).text
    told = " ".join(plain(row.body.plain) for row in pledge_rows(Narrator(harbour, When.parse("2019-09-01")), {}))
    for words in ("deadline passed 3 June 2019, no fulfilment recorded", "due within 90 days of the 3rd session"):
        assert words in told
        assert words in text
    assert all(pledge.text in text for pledge in harbour.pledges)


def test_every_record_is_on_it_and_every_link_leads_to_one() -> None:
    dataset = cd.examples.load_all()
    tree = Tree(html(dataset, as_of=DAY))
    ids = tree.having("id")
    assert len(ids) == len(set(ids))
    assert {record.id for record in dataset} <= set(ids)
    links = {link.removeprefix("#") for link in tree.having("href") if link.startswith("#")}
    assert links <= set(ids)
    assert "state:chn" in links


def test_evidence_says_for_what_from_where_and_in_which_words() -> None:
    proof = cd.Evidence(source="source:s", spans=[(4, 14), (18, 22)], fields=["when"], basis="inferred")
    told = cd.Evidence(source="source:s", via=[cd.Relay(participant="person:p", manner="said")])
    dataset = Dataset(
        sources=[cd.Source(id="source:s", kind="news_article", title="Harbour news")],
        participants=[cd.Person(id="person:p", name="Kari Berg")],
        events=[cd.Event(id="event:e", kind="talks", title="Talks", when="1998-05", evidence=[proof, told])],
    )
    page = html(dataset, as_of=DAY, texts={"source:s": "The ships\n met in May, as all said."})
    card = re.search(r'<article class="entry" id="event:e".*?<div class="card">(.*?)</details>', page, re.DOTALL)
    assert card
    said = Tree(card[1]).text
    assert "“ships met” … “May,”" in said
    assert "date inferred from [1] Harbour news" in said
    assert "according to Kari Berg" in said
    assert "<q>" not in html(dataset, as_of=DAY)


def test_what_another_source_says_is_no_evidence_of_the_value() -> None:
    differs = cd.Evidence(source="source:s", fields=["when"], value="1999", wording="last year")
    dataset = Dataset(
        sources=[cd.Source(id="source:s", kind="news_article", title="Harbour news")],
        events=[cd.Event(id="event:e", kind="talks", title="Talks", when="1998", evidence=[differs])],
    )
    page = html(dataset, as_of=DAY)
    assert "<details" not in page
    assert "date according to [1]: 1999" in Tree(page).text


def test_a_statement_has_the_chain_through_which_it_is_known() -> None:
    text = Tree(html(cd.examples.load("uk-china-2013"), as_of=DAY)).text
    assert "Li Keqiang → UK Government sources → UK seeking cyber-security dialogue with China [1]" in text


def test_statements_of_one_speaker_known_through_other_chains_have_their_own() -> None:
    said = cd.Statement(id="statement:one", act="report", form="indirect", content="So it is.", speakers=["person:p"])
    sources = [cd.Source(id=f"source:s{number}", kind="news_article", title=f"News {number}") for number in (1, 2)]
    statements = [
        attrs.evolve(said, id=f"statement:s{number}", evidence=[cd.Evidence(source=source)])
        for number, source in enumerate(sources)
    ]
    person = cd.Person(id="person:p", name="Kari Berg")
    dataset = Dataset(sources=sources, participants=[person], statements=statements)
    text = Tree(html(dataset, as_of=DAY)).text
    assert text.count("Kari Berg → News") == 2
    one_chain = attrs.evolve(
        dataset, statements=[attrs.evolve(one, evidence=statements[0].evidence) for one in statements]
    )
    assert Tree(html(one_chain, as_of=DAY)).text.count("Kari Berg → News 1 [1]") == 1


def test_a_part_without_evidence_is_told_by_that_of_its_record() -> None:
    whole = cd.Evidence(source="source:s", wording="they met")
    row = cd.Participation(participant="state:nor", role="delegate")
    dataset = Dataset(
        sources=[cd.Source(id="source:s", kind="news_article", title="Harbour news")],
        participants=[cd.State(id="state:nor", name="Norway")],
        events=[cd.Event(id="event:e", kind="talks", title="Talks", roster=[row], evidence=[whole])],
    )
    page = html(dataset, as_of=DAY)
    assert re.search(r"<dt>.*?delegate.*?</dt>.*?they met.*?</dd>", page)


def test_at_a_glance_it_says_who_met_who_stayed_away_what_is_late_and_who_spoke() -> None:
    page = html(cd.examples.load("us-china-2016"), as_of=DAY)
    glance = re.search(r'<section class="glance".*?</section>', page, re.DOTALL)
    assert glance
    text = Tree(glance[0]).text
    for words in (
        "2 held, 1 planned",
        "held 14 June 2016 ~ (“on June 14”), Beijing, China, attended by China and the United States",
        "2 withdrew",
        "Jeh Johnson (United States) US Secretary of Homeland Security; upon the mass shooting in Orlando; 2nd session",
        "10 pledges, 1 past the deadline",
        "Try out the cybercrime hotline deadline passed 31 August 2016, no fulfilment recorded",
        "4 statements Tao Wenzhao 4 statements",
    ):
        assert words in text


def test_at_a_glance_what_is_late_comes_first() -> None:
    pledge = cd.Pledge(id="pledge:next", text="Meet again", action="meet", due="2016-10")
    late = attrs.evolve(pledge, id="pledge:late", text="Report by May", due="2016-05")
    later = attrs.evolve(pledge, id="pledge:later", text="Report by August", due="2016-08")
    text = Tree(html(Dataset(pledges=[pledge, later, late]), as_of=DAY)).text
    assert text.index("Report by May") < text.index("Report by August") < text.index("Meet again")


def test_what_does_not_fit_at_a_glance_is_counted(harbour: Dataset) -> None:
    sessions = [attrs.evolve(harbour.sessions[0], id=f"session:s{number}", status="held") for number in range(9)]
    text = Tree(html(attrs.evolve(harbour, sessions=sessions), as_of=DAY)).text
    assert "9 held" in text
    assert "and 5 more" in text


def test_a_date_and_text_mean_the_same_day() -> None:
    dataset = cd.examples.load("us-china-2016")
    day = When.parse(DAY)
    assert day.earliest
    assert html(dataset, as_of=DAY) == html(dataset, as_of=day) == html(dataset, as_of=day.earliest)


def test_where_pledges_stand_changes_with_the_day() -> None:
    dataset = cd.examples.load("us-china-2016")
    late = "deadline passed 31 August 2016, no fulfilment recorded"
    assert late in html(dataset, as_of="2016-09-15")
    assert late not in html(dataset, as_of="2016-08-15")


def test_it_is_narrowed_to_participants() -> None:
    dataset = cd.examples.load_all()
    page = html(dataset, as_of=DAY, participants=["person:tao-wenzhao"])
    assert 'id="statement:' in page
    assert 'id="pledge:' not in page
    assert "Only what Tao Wenzhao takes part in is on this page." in Tree(page).text


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("state:chm", r"nobody is called 'state:chm' \(did you mean 'state:chn'\?\)"),
        ("China", r"'China' is a name, not an id \(did you mean 'state:chn'\?\)"),
        ("session:china-us-cybercrime-2", "session:china-us-cybercrime-2 is no participant"),
        ("state:", "nobody is called 'state:'"),
        ("", "nobody is called ''"),
    ],
)
def test_who_is_wanted_has_to_be_somebody(wanted: str, words: str) -> None:
    dataset = cd.examples.load("us-china-2016")
    with pytest.raises(cd.UnknownRecord, match=words):
        html(dataset, as_of=DAY, participants=["state:usa", wanted])
    with pytest.raises(cd.UnknownRecord, match=words):
        left_out(dataset, participants=[wanted])


def test_who_lives_in_another_dataset_can_be_wanted() -> None:
    row = cd.Participation(participant="state:nor", role="host")
    talks = cd.Event(id="event:e", kind="talks", title="Talks in Oslo", roster=[row])
    dataset = Dataset(events=[talks], external=["state:nor"])
    assert "Talks in Oslo" in html(dataset, as_of=DAY, participants=["state:nor"])


def test_no_link_stands_in_a_link(harbour: Dataset) -> None:
    page = html(harbour, as_of=DAY)
    assert "<a " in page
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", page, re.DOTALL)


def test_what_has_no_date_is_named_where_it_is_not_drawn(harbour: Dataset) -> None:
    page = html(harbour, as_of=DAY)
    told = page.partition("Not drawn, since they have no date:")[2].partition("</div>")[0]
    places = re.findall(r'<a href="#([^"]+)"', told)
    assert {"session:harbour-2", "statement:silence", "event:closure"} <= {*places}
    assert all(f'id="{place}"' in page for place in places)
    assert ">Closure of the ports</a>" in told


def test_nothing_is_a_page_too() -> None:
    assert "0 records" in Tree(html(Dataset(), as_of=DAY)).text


@given(datasets(), whens())
def test_every_dataset_has_a_page(dataset: Dataset, day: When) -> None:
    texts = {source.id: source.title * 9 for source in dataset.sources}
    tree = Tree(html(dataset, as_of=day, texts=texts))
    assert tree.unclosed == []
    assert {record.id for record in dataset} <= set(tree.having("id"))


# ----------------------------------------------------------------------------------------------------------- its safety


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_never_markup(harbour_saying: Retold, text: str) -> None:
    def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(element.tag, tuple(name for name, _ in element.attributes)) for element in Tree(page).elements]

    telling, harmless = (
        html(dataset, as_of="2019-09-01", texts=dict.fromkeys((source.id for source in dataset.sources), words * 9))
        for words in (text, re.sub(r"[^\w ]", "-", text))
        for dataset in [harbour_saying(words)]
    )
    assert shape(telling) == shape(harmless)


def test_a_text_is_shown_as_it_is(harbour_saying: Retold) -> None:
    for text in HOSTILE:
        assert plain(text) in Tree(html(harbour_saying(text), as_of="2019")).text


def test_what_could_reorder_a_line_is_replaced(harbour_saying: Retold) -> None:
    page = html(harbour_saying(UNRULY), as_of="2019")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b\u2028]", page)


def test_text_from_right_to_left_moves_nothing_beside_it() -> None:
    state = cd.State(id="state:isr", name="ישראל")
    row = cd.Participation(participant=state, role="host")
    talks = cd.Event(id="event:e", kind="talks", title="شرم الشيخ", roster=[row])
    page = html(Dataset(participants=[state], events=[talks]), as_of=DAY)
    assert '<a href="#state:isr"><bdi dir="ltr">ישראל</bdi></a>' in page
    assert '<bdi dir="ltr">شرم الشيخ</bdi>' in page
    assert "<bdi" not in html(cd.examples.load_all(), as_of=DAY)


def test_its_only_program_holds_nothing_of_the_dataset(harbour: Dataset) -> None:
    one, other = (Tree(html(dataset, as_of="2019")) for dataset in (harbour, Dataset()))
    assert one.inside == other.inside
    assert [element.tag for element in one.elements].count("script") == 1


def test_its_policy_admits_its_own_style_and_program_and_nothing_else(harbour: Dataset) -> None:
    tree = Tree(html(harbour, as_of="2019"))
    hashes = {
        name: "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for name, text in tree.inside.items()
    }
    policy = next(value for value in tree.having("content") if "default-src" in value)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": hashes["style"],
        "script-src": hashes["script"],
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_it_has_no_handlers_styles_or_addresses_of_its_own(harbour: Dataset) -> None:
    tree = Tree(html(harbour, as_of="2019"))
    names = {name for element in tree.elements for name, _ in element.attributes}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src", "srcdoc", "action"}]
    outward = [link for link in tree.having("href") if not link.startswith("#")]
    assert outward == [source.url for source in harbour.sources if source.url]
    assert "url(" not in tree.inside["style"]
    assert "@import" not in tree.inside["style"]


@pytest.mark.parametrize(
    "url", ["javascript:window.pwned=1", " javascript:0", "data:text/html,x", "file:///etc/x", "x"]
)
def test_only_an_address_of_the_web_is_a_link(url: str) -> None:
    dataset = Dataset(sources=[cd.Source(id="source:s", kind="news_article", title="News", url=url)])
    tree = Tree(html(dataset, as_of=DAY))
    assert not [link for link in tree.having("href") if not link.startswith("#")]
    assert url.strip() in tree.text


# -------------------------------------------------------------------------------------------------- what is left out


def test_what_is_left_out_is_said() -> None:
    states = [cd.State(id=f"state:s{number}", name=f"State {number}") for number in range(12)]
    dataset = Dataset(participants=states)
    tree = Tree(html(dataset, as_of=DAY, limit=10))
    assert "The first 10 of 12 participants are on this page." in tree.text
    assert "state:s9" in tree.having("id")
    assert "state:s10" not in tree.having("id")
    assert left_out(dataset, limit=10) == {"participants": (10, 12)}
    assert left_out(dataset) == {}
    assert "are on this page" not in Tree(html(dataset, as_of=DAY, limit=12)).text


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_an_error(limit: int) -> None:
    for make in (functools.partial(html, as_of=DAY), left_out):
        with pytest.raises(ValueError, match="expected a limit of 1 or more"):
            make(Dataset(), limit=limit)


def test_one_text_is_no_list_of_participants() -> None:
    for make in (functools.partial(html, as_of=DAY), left_out):
        with pytest.raises(TypeError, match=r"in a list, got 'state:chn'"):
            make(Dataset(), participants="state:chn")


def test_a_big_dataset_has_a_page_of_bounded_size() -> None:
    small, big = (html(cd.loads(document(count)), as_of="2020", limit=20) for count in (800, 3200))
    assert len(big) < 1.5 * len(small)
    assert "The first 20 of" in big
    assert not [link for link in _missing(big) if link]


def _missing(page: str) -> set[str]:
    tree = Tree(page)
    return {link[1:] for link in tree.having("href") if link.startswith("#")} - set(tree.having("id"))


def test_a_part_of_a_pledge_comes_with_the_whole() -> None:
    whole = cd.Pledge(id="pledge:all", text="All", action="cooperate")
    others = [cd.Pledge(id=f"pledge:other-{n}", text="Other", action="cooperate") for n in range(3)]
    part = attrs.evolve(whole, id="pledge:part", part_of="pledge:all")
    tree = Tree(html(Dataset(pledges=[whole, *others, part]), as_of=DAY, limit=2))
    assert [key for key in tree.having("id") if key.startswith("pledge:")] == ["pledge:all", "pledge:part"]


def test_the_same_dataset_has_the_same_page(harbour: Dataset) -> None:
    assert html(harbour, as_of="2019") == html(cd.loads(cd.dumps(harbour)), as_of="2019", limit=LIMIT)


# ------------------------------------------------------------------------------------------------------------ the extra


def test_the_error_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    _template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(cd.MissingExtra, match=r"cyberdialogue\[report\]"):
        html(Dataset(), as_of=DAY)


@pytest.mark.parametrize("day", ["yesterday", "", None, 2016])
def test_a_day_that_is_none_is_an_error(day: Any) -> None:
    with pytest.raises(cd.TimeError):
        html(Dataset(), as_of=day)
