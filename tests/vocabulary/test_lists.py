"""What the lists hold."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from cyberdialogue import vocabulary
from cyberdialogue.vocabulary import (
    Act,
    AssessmentStatus,
    Code,
    Counted,
    IdentifierScheme,
    Level,
    OpenCode,
    Relation,
    Role,
    StageCode,
    Track,
    codes,
    lists,
)

CLOSED = {
    "anonymity": "named unnamed_person unnamed_group unnamed_organization",
    "assessment_status": "not_assessed not_started in_progress stalled fulfilled partially_fulfilled not_fulfilled "
    "contradicted superseded withdrawn lapsed",
    "attendance": "expected attended withdrew absent substituted",
    "basis": "stated inferred external",
    "binding": "legally politically voluntary",
    "cadence_basis": "calendar rolling even",
    "form": "direct indirect mixed fragment",
    "link_basis": "stated implied inferred external",
    "mode": "in_person virtual hybrid",
    "name_kind": "official alias abbreviation translation former as_printed",
    "session_status": "planned held postponed cancelled not_held",
    "track": "1 1.5 2",
}
"""The closed enumerations, whole: validation depends on each of these words."""

NEEDED = {
    "source_kind": "news_article press_release joint_statement communique readout fact_sheet transcript speech treaty "
    "decision report standard annex chairs_statement terms_of_reference",
    "credit_role": "outlet origin syndicator author photo",
    "segment_kind": "headline section dateline caption promotion navigation",
    "identifier_scheme": "wikidata iso3166-1 cow geonames doi un-symbol",
    "organization_kind": "government ministry agency police legislature court military intergovernmental regional "
    "company university research_institute think_tank media ngo cert community",
    "level": "head_of_state head_of_government minister deputy_minister senior_official ambassador working_level "
    "non_state",
    "role": "party chair co_chair head_of_delegation delegate participating_body host co_host observer convener "
    "secretariat keynote pledgor addressee beneficiary endorser signatory proposer member visitor accompanying actor "
    "subject target affected investigator detainee implicated proponent decider voted_for voted_against abstained "
    "not_voting",
    "pledge_action": "cooperate prioritise clamp_down enhance_contact establish_channel trial refrain "
    "share_information assist fund build_capacity legislate negotiate report meet",
    "act": "refuse_to_comment propose appeal accuse criticise defend praise confirm deny expectation forecast position "
    "report opinion",
    "manner": "said confirmed told reported on_condition_of_anonymity",
    "event_kind": "state_visit official_visit talks press_conference remarks cyber_incident attack mass_shooting "
    "investigation criminal_case detention lobbying commercial_decision policy_option policy_review funding adoption "
    "vote exercise",
    "stage_code": "proposed agreed terms_agreed established trial operational suspended resumed cancelled ended "
    "succeeded renamed under_consideration debated decision ongoing drafted opened adopted in_force invited approved "
    "signed ratified joined declined ordered_to_leave left rejoined dissociated",
    "relation": "follows causes responds_to confirms qualifies contradicts restates reaffirms amends supersedes "
    "derives_from implements succeeds carries_over parallel_to version_of same_as modelled_on",
    "topic": "cybersecurity cybercrime intellectual_property child_protection terrorism fraud firearms "
    "judicial_assistance espionage commercial_espionage telecommunications economic_security critical_infrastructure "
    "malware hacking service_disruption privacy internet_governance cyber_defence norms confidence_building "
    "capacity_building incident_response trade bribery",
    "channel_kind": "hotline points_of_contact cert_link",
    "instrument_kind": "joint_statement treaty norms code_of_practice terms_of_reference annex "
    "confidence_building_measures",
    "dialogue_kind": "dialogue working_group expert_group open_ended_working_group",
    "counted": "parties members signatories endorsers sessions",
}
"""Of each open list, the codes that the coding manual and the encoded cases need."""

every_list = pytest.mark.parametrize(("name", "members"), lists().items(), ids=lists())


def values(name: str) -> list[str]:
    return [member.value for member in lists()[name]]


def test_the_closed_enumerations_are_exactly_these() -> None:
    closed = {name: sorted(values(name)) for name, members in lists().items() if not issubclass(members, OpenCode)}
    assert closed == {name: sorted(words.split()) for name, words in CLOSED.items()}


def test_the_open_lists_are_exactly_these() -> None:
    assert {name for name, members in lists().items() if issubclass(members, OpenCode)} == set(NEEDED)


@pytest.mark.parametrize("name", NEEDED)
def test_the_codes_of_the_coding_manual_are_known(name: str) -> None:
    assert set(NEEDED[name].split()) <= set(values(name))


@every_list
def test_every_code_has_one_sentence_of_its_own(name: str, members: type[Code]) -> None:
    assert name
    for member in members:
        assert re.fullmatch(r"(?!.*(?:[.!?] |  ))[A-Z].*[^.\s]\.", member.doc), repr(member)
        assert member.doc.count(".") <= 2, repr(member)
        assert len(member.doc) <= 120, repr(member)
    assert len({member.doc for member in members}) == len(members)


@every_list
def test_a_code_is_written_in_snake_case_and_named_alike(name: str, members: type[Code]) -> None:
    assert name
    if members is Track:
        return
    joints = "[-_]" if members is IdentifierScheme else "_"
    for member in members:
        assert re.fullmatch(rf"[a-z][a-z0-9]*({joints}[a-z0-9]+)*", member.value)
        assert member.name == member.value.upper().replace("-", "_")


@every_list
def test_no_two_codes_of_a_list_are_spellings_of_one(name: str, members: type[Code]) -> None:
    assert name
    assert len(members.__members__) == len(members)
    assert len({codes._fold(member.value) for member in members}) == len(members)


@every_list
def test_a_list_says_what_it_is_for(name: str, members: type[Code]) -> None:
    assert members.__doc__ is not None
    assert members.__doc__ != OpenCode.__doc__ != Code.__doc__
    assert name == re.sub("([A-Z])", r"_\1", members.__name__).lower().removeprefix("_")


def test_a_list_of_roles_or_stages_says_for_which_records_each_code_is() -> None:
    records = {"dialogue", "session", "pledge", "channel", "instrument", "event"}
    assert {holder for role in Role for holder in role.holders} == records | {"organization", "group"}
    assert {holder for stage in StageCode for holder in stage.holders} == records | {"participation"}
    for member in (*Role, *StageCode):
        assert member.holders
        assert len(set(member.holders)) == len(member.holders)


def test_only_roles_and_stages_differ_by_record() -> None:
    assert {name for name, members in lists().items() if any(member.holders for member in members)} == {
        "role",
        "stage_code",
    }


@pytest.mark.parametrize(
    ("holder", "roles"),
    [
        ("dialogue", "party co_chair participating_body"),
        ("session", "chair delegate host observer"),
        ("pledge", "pledgor addressee beneficiary endorser"),
        ("instrument", "signatory adopter"),
        ("organization", "member chair"),
        ("group", "member"),
    ],
)
def test_a_record_has_the_roles_of_the_coding_manual(holder: str, roles: str) -> None:
    assert set(roles.split()) <= set(Role.for_holder(holder))


def test_acts_stand_in_the_order_of_decision() -> None:
    asked = NEEDED["act"].split()
    assert [act.value for act in Act if act.value in asked] == asked


def test_levels_stand_from_the_highest_down() -> None:
    assert [level.value for level in Level] == NEEDED["level"].split()


def test_assessments_stand_in_the_order_of_a_pledges_life() -> None:
    assert [status.value for status in AssessmentStatus] == CLOSED["assessment_status"].split()


def test_a_relation_reads_from_the_holder_to_the_object() -> None:
    for relation in Relation:
        assert re.match(r"The holder .*\bobject\b", relation.doc), repr(relation)


def test_a_count_says_which_rows_are_its_list() -> None:
    assert Counted.SIGNATORIES.roles == (Role.SIGNATORY,)
    assert Counted.VOTES_FOR.roles == (Role.VOTED_FOR,)
    assert Counted.STATES.roles == ()
    assert Counted("x-servers").roles == ()


def test_two_counts_never_share_a_role() -> None:
    roles = [role for counted in Counted for role in counted.roles]
    assert len(set(roles)) == len(roles)


def test_the_lists_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lists()["topic"] = Track  # type: ignore[index] # pyright: ignore[reportIndexIssue] # must be refused


def test_the_package_exports_what_it_names_and_every_list() -> None:
    public = {
        name
        for name, value in vars(vocabulary).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public - {"annotations"} == set(vocabulary.__all__)
    assert {members.__name__ for members in lists().values()} == {
        name
        for name in vocabulary.__all__
        if isinstance(value := getattr(vocabulary, name), type) and issubclass(value, Code)
    } - {"Code", "OpenCode"}
