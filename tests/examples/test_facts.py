"""Facts that a reader of the three articles must find in their encodings, and in all of them together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

import attrs
import pytest

from cyberdialogue import (
    Dataset,
    Dialogue,
    Event,
    Group,
    Organization,
    Quantity,
    Record,
    Session,
    Source,
    Statement,
    When,
    examples,
    validate,
)
from cyberdialogue.model.typed import class_of
from cyberdialogue.model.walk import parts_in

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__: list[str] = []

R = TypeVar("R", bound=Record)


def the(dataset: Dataset, kind: type[R], key: str) -> R:
    """The record with an id, of a class that a type checker knows."""
    record = dataset[key]
    assert isinstance(record, kind)
    return record


def links_of(record: Record) -> list[tuple[str, str, str]]:
    return [(link.relation.value, link.object, link.basis.value) for link in record.links]


def said_by(dataset: Dataset, speaker: str) -> Sequence[Statement]:
    return [statement for statement in dataset.statements if speaker in statement.speakers]


# ---------------------------------------------------------------------------------------------- China and the US, 2016


@pytest.fixture(name="talks")
def us_china_2016() -> Dataset:
    return examples.load("us-china-2016")


def test_the_14th_15th_and_16th_of_june_are_three_different_things(talks: Dataset) -> None:
    session = the(talks, Session, "session:china-us-cybercrime-2")
    readout = the(talks, Source, "source:chn-ministry-of-public-security-2016-06-15")
    article_ = the(talks, Source, "source:china-daily-2016-06-16")
    dates = [str(session.when), str(readout.published), str(article_.updated)]
    assert dates == ["2016-06-14", "2016-06-15", "2016-06-16"]
    assert article_.published is None
    assert "published" in article_.not_stated


def test_one_september_is_2015_and_the_other_2016(talks: Dataset) -> None:
    (hotline,) = talks.channels
    stages = {stage.stage.value: str(stage.when) for stage in hotline.stages}
    assert stages == {"agreed": "2015-09", "terms_agreed": "2016-06-14", "trial": "[2016-06-16..2016-08-31]"}


def test_both_hotline_pledges_are_about_the_channel(talks: Dataset) -> None:
    (hotline,) = talks.channels
    about = [pledge.action.value for pledge in talks.pledges if hotline.id in pledge.about]
    assert about == ["trial", "establish_channel"]


def test_the_ministrys_rationale_is_the_reason_of_the_pledge(talks: Dataset) -> None:
    reasons = [pledge.action.value for pledge in talks.pledges if pledge.reason]
    assert reasons == ["enhance_contact"]


def test_the_clamp_down_has_four_parts_and_there_is_one_priority(talks: Dataset) -> None:
    parts = [pledge for pledge in talks.pledges if pledge.part_of == "pledge:china-us-2016-clamp-down"]
    assert len(parts) == len(["child pornography", "terrorism", "scams", "firearms"])
    assert len([pledge for pledge in talks.pledges if pledge.action == "prioritise"]) == 1


def test_only_the_expert_makes_statements(talks: Dataset) -> None:
    assert {speaker for statement in talks.statements for speaker in statement.speakers} == {"person:tao-wenzhao"}


# ---------------------------------------------------------------------------------------------- China and the US, 2018

JITTERS = "st-china-responds-to-us-jitters"
OPTION = "event:usa-5g-network-2018"
REPORT = f"source:news-site-report-{JITTERS}"


@pytest.fixture(name="jitters")
def china_us_2018() -> Dataset:
    return examples.load("china-us-2018")


def test_nobody_met_and_nothing_was_pledged(jitters: Dataset) -> None:
    assert (jitters.dialogues, jitters.sessions, jitters.pledges, jitters.channels, jitters.instruments) == ((),) * 5


def test_an_unnamed_official_confirms_in_substance_and_limits(jitters: Dataset) -> None:
    said = said_by(jitters, f"group:senior-us-official-{JITTERS}")
    assert [statement.act.value for statement in said] == ["report", "confirm", "report", "forecast"]
    assert {str(statement.said_on) for statement in said} == {"2018-01-28"}
    assert [links_of(statement) for statement in said] == [
        [],
        [("confirms", REPORT, "stated")],
        [("qualifies", REPORT, "implied")],
        [("qualifies", REPORT, "implied")],
    ]


def test_the_news_site_has_no_name_and_no_text(jitters: Dataset) -> None:
    report = the(jitters, Source, REPORT)
    (outlet,) = report.credits
    assert outlet.participant
    assert the(jitters, Group, outlet.participant).anonymity == "unnamed_organization"
    assert (report.sha256, report.published, report.not_stated) == (None, None, ("published",))


def test_the_option_is_debated_and_may_reach_the_president_after_six_to_eight_months(jitters: Dataset) -> None:
    debated, ahead = the(jitters, Event, OPTION).stages
    assert (debated.stage, debated.planned, debated.level, debated.when) == ("debated", False, "working_level", None)
    assert (ahead.stage, ahead.planned, ahead.level) == ("under_consideration", True, "head_of_state")
    assert (ahead.by, str(ahead.when)) == (("office:usa-president",), "[2018-07..2018-09]")


def test_the_handset_plan_was_dropped_after_lobbying_which_is_no_stated_cause(jitters: Dataset) -> None:
    dropped = the(jitters, Event, "event:att-drops-huawei-handsets-2018")
    pressed = the(jitters, Event, "event:lobbying-against-huawei-handsets")
    assert str(dropped.when) == "[2018-01-01..2018-01-29]"
    assert [stage.stage.value for stage in dropped.stages] == ["cancelled"]
    assert links_of(dropped) == [("follows", pressed.id, "stated")]
    assert links_of(pressed) == [("causes", dropped.id, "implied")]
    assert [(row.participant, row.role.value) for row in pressed.roster] == [
        (f"group:members-of-congress-{JITTERS}", "actor"),
        (f"group:federal-regulators-{JITTERS}", "target"),
    ]


def test_the_inquiry_of_2012_has_two_questions_and_accuses_nobody(jitters: Dataset) -> None:
    inquiry = the(jitters, Event, "event:usa-investigation-huawei-zte-2012")
    assert (str(inquiry.when), len(inquiry.purposes)) == ("2012", len(["espionage", "infrastructure"]))
    assert [record.id for record in jitters.referrers(inquiry)] == []
    assert "accuse" not in {statement.act for statement in jitters.statements}


def test_the_outbreak_is_held_to_show_a_threat_and_to_make_a_race_likelier(jitters: Dataset) -> None:
    outbreak = the(jitters, Event, "event:wannacry-outbreak-2017")
    about = [statement for statement in jitters.statements if outbreak.id in statement.about]
    assert str(outbreak.when) == "2017-05"
    assert [(one.act.value, one.hedge) for one in about] == [("opinion", None), ("forecast", "probably")]


def test_the_caption_is_more_evidence_of_what_the_body_says(jitters: Dataset) -> None:
    (article,) = (source for source in jitters.sources if source.sha256)
    (start, end), *_ = (segment.span for segment in article.segments if segment.kind == "caption")
    restated = {
        record.id
        for record, placed in jitters.evidence()
        if record.type == "statement" and any(start <= first < end for first, _ in placed.evidence.spans)
    }
    assert len(restated) == len(["the stance", "the ban"])
    assert len(said_by(jitters, "person:hua-chunying")) == len(["appeal", "stance", "ban", "threat", "race"])
    assert "restates" not in {link.relation for _, link in jitters.links()}


def test_the_spokesperson_answers_the_official_for_china(jitters: Dataset) -> None:
    appeal, *_ = said_by(jitters, "person:hua-chunying")
    assert (appeal.act, appeal.form, appeal.on_behalf_of) == ("appeal", "direct", ("state:chn",))
    assert links_of(appeal) == [("responds_to", "statement:senior-us-official-2018-network-considered", "stated")]
    assert {statement.said_at for statement in said_by(jitters, "person:hua-chunying")} == {
        "event:chn-foreign-ministry-news-conference-2018-01-29"
    }


def test_one_calls_a_slogan_what_others_see_as_a_threat(jitters: Dataset) -> None:
    contradicted = [(record.id, link.object) for record, link in jitters.links() if link.relation == "contradicts"]
    assert contradicted == [("statement:wang-yiwei-protectionism", "statement:officials-china-threat")]


# --------------------------------------------------------------------------------------------- The UK and China, 2013

ASKED = "uk-seeking-cyber-security-dialogue-with"
CASE = "event:glaxosmithkline-bribery-case-china"


@pytest.fixture(name="asked")
def uk_china_2013() -> Dataset:
    return examples.load("uk-china-2013")


def test_a_text_without_a_date_gives_none(asked: Dataset) -> None:
    held = [part for record in asked for _, part in parts_in(record)]
    values = [getattr(part, field.name) for part in held for field in attrs.fields(class_of(part))]
    assert [value for value in values if isinstance(value, When)] == []


def test_the_dialogue_is_proposed_and_has_never_met(asked: Dataset) -> None:
    dialogue = the(asked, Dialogue, "dialogue:uk-china-cyber-security")
    proposed, ahead = dialogue.stages
    assert asked.sessions == ()
    assert [(row.participant, row.role.value) for row in dialogue.roster] == [
        ("state:gbr", "proposer"),
        ("state:chn", "addressee"),
    ]
    assert (proposed.stage, proposed.by, proposed.to) == ("proposed", ("person:david-cameron",), ("person:li-keqiang",))
    assert (ahead.stage, ahead.planned, ahead.by) == ("under_consideration", True, (f"group:diplomats-{ASKED}",))
    assert [topic.value for topic in dialogue.topics][1:] == [
        "hacking",
        "service_disruption",
        "commercial_espionage",
        "privacy",
    ]
    assert (dialogue.formal, dialogue.not_exhaustive, dialogue.not_stated) == (True, ("topics",), ("level", "cadence"))


def test_the_addressee_reacts_through_the_proposers_sources(asked: Dataset) -> None:
    (reaction,) = said_by(asked, "person:li-keqiang")
    (chain,) = reaction.chains()
    assert chain == ("person:li-keqiang", f"group:uk-government-sources-{ASKED}", f"source:{ASKED}")
    assert (reaction.act, reaction.verb) == ("accept", "indicated")
    assert links_of(reaction) == [("responds_to", "statement:david-cameron-proposal", "implied")]


def test_the_words_on_readiness_are_those_of_the_sources(asked: Dataset) -> None:
    (readiness,) = (statement for statement in asked.statements if statement.quote == "readiness to engage")
    assert (readiness.form, readiness.quote_by) == ("fragment", None)
    assert readiness.speakers == (f"group:uk-government-sources-{ASKED}",)
    assert readiness.about == ("person:li-keqiang",)


def test_a_refusal_to_comment_is_followed_by_comment(asked: Dataset) -> None:
    said = said_by(asked, "person:david-cameron")
    acts = [statement.act.value for statement in said]
    refused = acts.index("refuse_to_comment")
    assert set(acts[refused + 1 :]) == {"defend"}
    assert links_of(said[refused + 1]) == [("qualifies", said[refused].id, "stated")]


def test_what_was_asked_is_told_again_to_reporters(asked: Dataset) -> None:
    (told,) = ((record, link) for record, link in asked.links() if link.relation == "restates")
    record, link = told
    assert (link.object, link.basis) == ("statement:david-cameron-proposal", "inferred")
    assert getattr(record, "audience") == (f"group:reporters-{ASKED}",)  # noqa: B009 - a union of records


def test_an_allegation_without_an_accuser_has_no_speaker(asked: Dataset) -> None:
    (alleged,) = (statement for statement in asked.statements if not statement.speakers)
    assert (alleged.act, alleged.targets, alleged.not_stated) == ("accuse", ("state:chn",), ("speakers",))


def test_a_printed_misspelling_is_kept_beside_the_name(asked: Dataset) -> None:
    company = the(asked, Organization, "organization:glaxosmithkline")
    assert company.name == "GlaxoSmithKline"
    assert [name.text for name in company.names] == ["GlaxoSmithKIine", "GSK"]


def test_numbers_are_no_more_exact_than_they_were_told(asked: Dataset) -> None:
    (money,) = (statement.quantity for statement in asked.statements if statement.quantity)
    companies = the(asked, Group, f"group:british-companies-{ASKED}")
    executives = the(asked, Group, f"group:chinese-executives-{ASKED}")
    assert money == Quantity(minimum=600_000_000, maximum=600_000_000, approximate=True, unit="GBP")
    assert companies.count == Quantity(minimum=121)
    assert executives.count == Quantity(minimum=4, maximum=4)
    assert the(asked, Event, "event:david-cameron-visit-china").duration == "P3D"


def test_one_is_still_held_and_of_four_nothing_is_said(asked: Dataset) -> None:
    of_four = the(asked, Event, "event:chinese-executives-detention")
    of_one = the(asked, Event, "event:peter-humphrey-detention")
    assert ([stage.stage.value for stage in of_one.stages], of_four.stages) == (["ongoing"], ())
    assert links_of(the(asked, Event, CASE)) == [("causes", of_four.id, "stated")]


# ------------------------------------------------------------------------------------------------------- all together


@pytest.fixture(name="together", scope="module")
def all_examples() -> Dataset:
    return examples.load_all()


@pytest.mark.parametrize(
    ("key", "articles"), [("state:chn", 3), ("state:usa", 2), ("state:gbr", 1), ("organization:china-daily", 2)]
)
def test_a_shared_participant_is_one_record_with_evidence_of_each_article(
    together: Dataset, key: str, articles: int
) -> None:
    record = the(together, Record, key)
    assert [one.id for one in together].count(key) == 1
    assert len({evidence.source for evidence in record.evidence}) == articles


def test_the_examples_contradict_each_other_in_nothing(together: Dataset) -> None:
    assert list(together.conflicts()) == []
    assert validate(together).problems == ()


def test_only_what_the_articles_share_is_merged(together: Dataset) -> None:
    apart = Counter(record.id for name in examples.names() for record in examples.load(name))
    assert set(apart) == {record.id for record in together}
    assert {key: times for key, times in apart.items() if times > 1} == {
        "state:chn": 3,
        "state:usa": 2,
        "organization:china-daily": 2,
    }


def test_china_takes_part_in_one_dialogue_and_is_asked_for_another(together: Dataset) -> None:
    found = {
        dialogue.name: (row.role.value, together.progress(dialogue, as_of="2018-01-29").latest)
        for dialogue in together.dialogues
        for row in dialogue.roster
        if row.participant == "state:chn"
    }
    assert {name: (role, stage.stage.value if stage else None) for name, (role, stage) in found.items()} == {
        "UK-China dialogue on cyber-security": ("addressee", "proposed"),
        "High-Level Joint Dialogue on Cybercrime and Related Issues": ("party", "established"),
    }
