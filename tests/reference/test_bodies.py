"""Organizations of states and their members over time."""

from __future__ import annotations

import pytest

from cyberdialogue import Dataset, Organization, TimeError, Verdict, When, reference, validate
from cyberdialogue.reference import AS_OF, BodyInfo, bodies, body, state
from cyberdialogue.reference.tables import _file

__all__: list[str] = []

of_every_body = pytest.mark.parametrize("info", bodies(), ids=lambda info: info.code)

# As many members as each body itself counts.
COUNTS = {
    ("EU", "2025-10-31"): 27,
    ("EU", "2016-06-14"): 28,
    ("EU", "2003"): 15,
    ("EU", "1957"): 0,
    ("EU", "1958"): 6,
    ("NATO", "2025-10-31"): 32,
    ("NATO", "2016"): 28,
    ("ASEAN", "2016"): 10,
    ("ASEAN", "2025-10-31"): 11,
    ("AU", "2016"): 54,
    ("AU", "2018"): 55,
    ("ECOWAS", "2016"): 15,
    ("ECOWAS", "2025-02"): 12,
    ("OSCE", "2016"): 57,
    ("OSCE", "1975-08-01"): 35,
    ("COE", "2016"): 47,
    ("COE", "2023"): 46,
    ("OAS", "2016"): 35,
    ("OAS", "2024"): 34,
    ("SCO", "2016"): 6,
    ("SCO", "2024-08"): 10,
    ("GCC", "2016"): 6,
    ("LAS", "2016"): 22,
    ("PIF", "2017"): 18,
    ("G7", "2016"): 7,
    ("G20", "2016"): 20,
    ("G20", "2024"): 21,
    ("BRICS", "2010-11"): 4,
    ("BRICS", "2016"): 5,
    ("BRICS", "2025-10-31"): 10,
    ("FVEY", "2016"): 5,
}


@pytest.mark.parametrize(("code", "on"), COUNTS)
def test_a_body_had_as_many_members_as_it_counted(code: str, on: str) -> None:
    assert len(body(code).members(on=on)) == COUNTS[code, on]


@of_every_body
def test_the_members_without_a_time_are_those_on_the_day_of_the_table(info: BodyInfo) -> None:
    assert info.members() == info.members(on=AS_OF)


def test_the_day_of_the_tables_is_the_one_their_files_give() -> None:
    assert {_file(name)["as_of"] for name in ("states", "bodies")} == {str(AS_OF)}


@of_every_body
def test_nobody_joins_before_there_is_a_member_to_join_or_leaves_before_joining(info: BodyInfo) -> None:
    for held in info.memberships:
        assert held.until is None or held.since.after(held.until) is not Verdict.YES
        assert held.since.after(AS_OF) is not Verdict.YES
        assert not isinstance(held.member, BodyInfo) or held.member is not info


@of_every_body
def test_two_spells_of_one_member_do_not_overlap(info: BodyInfo) -> None:
    for number, held in enumerate(info.memberships):
        for later in info.memberships[number + 1 :]:
            if later.member == held.member:
                assert held.until is not None
                assert held.until.before(later.since) is Verdict.YES


@of_every_body
def test_a_member_of_the_past_was_a_state_all_the_while(info: BodyInfo) -> None:
    for held in info.memberships:
        if not isinstance(held.member, BodyInfo):
            assert held.member.existed(held.since) is not Verdict.NO
            if held.member.until is not None:
                assert held.until is not None


@of_every_body
def test_the_record_of_a_body_breaks_no_rule(info: BodyInfo) -> None:
    record = info.record()
    assert isinstance(record, Organization)
    report = validate(Dataset(schema_version="1.0", participants=[record]))
    assert list(report.problems) == []


def test_the_united_kingdom_was_a_member_of_the_european_union_until_the_last_day_of_january_2020() -> None:
    union, uk = body("EU"), state("GBR")
    assert union.membership(uk, on="2016-06-14") is Verdict.YES
    assert union.membership(uk, on="2020-01-31") is Verdict.YES
    assert union.membership(uk, on="2020-02-01") is Verdict.NO
    assert union.membership(uk, on="2020") is Verdict.MAYBE
    assert union.membership(uk, on=When("1972")) is Verdict.NO


def test_a_date_of_joining_that_is_not_known_to_the_year_leaves_the_question_open() -> None:
    verde = state("CPV")
    assert body("ECOWAS").membership(verde, on="1976") is Verdict.MAYBE
    assert verde not in body("ECOWAS").members(on="1976")
    assert verde in body("ECOWAS").members(on="1980")


def test_who_left_and_came_back_is_no_member_in_between() -> None:
    kiribati = state("KIR")
    held = [body("PIF").membership(kiribati, on=on) for on in ("2022-06", "2022-10", "2024")]
    assert held == [Verdict.YES, Verdict.NO, Verdict.YES]


def test_a_union_can_be_a_member() -> None:
    assert body("EU") in body("G20").members(on="2008")
    assert body("AU") not in body("G20").members(on="2022")
    assert body("AU") in body("G20").members(on="2024")


def test_a_stranger_was_never_a_member() -> None:
    assert body("G7").membership(state("RUS"), on="2010") is Verdict.NO


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(TimeError):
        body("EU").members(on="in 2016")


def test_bodies_are_found_by_name_abbreviation_and_older_name() -> None:
    found = {text: reference.find_body(text) for text in ("the European Union", "arab league", "CSCE", "G-20", "Mars")}
    assert {text: info and info.code for text, info in found.items()} == {
        "the European Union": "EU",
        "arab league": "LAS",
        "CSCE": "OSCE",
        "G-20": "G20",
        "Mars": None,
    }


def test_a_body_is_its_code_or_its_id() -> None:
    assert body("organization:african-union") is body("AU")
