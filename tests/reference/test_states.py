"""The table of states: whole, consistent, and right where it is awkward."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from cyberdialogue import Dataset, Verdict, When, reference, validate
from cyberdialogue.reference import state, states
from cyberdialogue.vocabulary import iso3166

__all__: list[str] = []

OF_TODAY = [info for info in states() if info.status != "historic"]
OF_THE_PAST = [info for info in states() if info.status == "historic"]


def _assigned() -> dict[str, tuple[str, str]]:
    """Return the forms of every code that ISO has assigned, by alpha-3."""
    lines = f"{iso3166._IN_USE} {iso3166._FORMER}".split()
    return {parts[0]: (parts[1], parts[2]) for parts in (line.split("-") for line in lines) if len(parts) == 3}


# ------------------------------------------------------------------------------------------------------------- as whole


def test_the_members_and_observers_of_the_united_nations_are_all_there() -> None:
    counted = Counter(info.status for info in states())
    assert counted["member"] == 193
    assert [info.alpha3 for info in states() if info.status == "observer"] == ["PSE", "VAT"]


def test_what_is_neither_is_named() -> None:
    assert [info.alpha3 for info in states() if info.status == "other"] == ["COK", "ESH", "NIU", "TWN", "XKX"]
    assert [info.alpha3 for info in OF_THE_PAST] == ["CSK", "DDR", "SCG", "SUN", "YMD", "YUG"]


def test_the_codes_of_a_state_are_those_that_iso_assigned() -> None:
    for info in states():
        if info.alpha3 == "XKX":
            assert (info.alpha2, info.numeric) == ("XK", None)  # left to users
        else:
            assert (info.alpha2, info.numeric) == _assigned()[info.alpha3]


def test_former_codes_are_codes_that_iso_once_assigned() -> None:
    for info in states():
        assert all(iso3166.is_country_code(code) for code in info.former_codes)


def test_no_two_states_share_a_code_or_a_name() -> None:
    assert len(states()) == len({info.id for info in states()})
    assert len(states()) == len({info.name for info in states()}) == len({info.official for info in states()})
    assert len(OF_TODAY) == len({info.alpha2 for info in OF_TODAY})


def test_a_number_of_correlates_of_war_is_shared_only_by_states_that_came_after_each_other() -> None:
    counted = Counter(code.number for info in states() for code in info.cow)
    assert {number for number, count in counted.items() if count > 1} == {345, 365}
    assert {info.alpha3 for info in states() if info.cow and info.cow[0].number == 345} == {"YUG", "SCG", "SRB"}
    assert {info.alpha3 for info in states() if info.cow and info.cow[0].number == 365} == {"SUN", "RUS"}


def test_every_member_of_the_state_system_of_2016_has_its_number() -> None:
    # As many as the list of version 2016 has at its last day, with the number it had then.
    assert len({info.cow[0].number for info in OF_TODAY if info.cow}) == 195
    assert [info.alpha3 for info in OF_TODAY if info.status == "member" and not info.cow] == []


def test_successors_exist_on_the_day_after_their_predecessor() -> None:
    for info in states():
        assert bool(info.successors) == bool(info.until)
        if info.until is not None:
            assert info.until.latest is not None
            day_after = When.from_date(info.until.latest + timedelta(days=1))
            assert info.existed(day_after) is Verdict.NO
            assert all(state(code).existed(day_after) is not Verdict.NO for code in info.successors)


def test_the_record_of_a_state_breaks_no_rule() -> None:
    for info in states():
        report = validate(Dataset(schema_version="1.0", participants=[info.record()]))
        assert list(report.problems) == []


def test_texts_are_tidy() -> None:
    for info in states():
        names = [info.name, info.official, *info.abbreviations, *info.aliases, *info.spellings, *info.seats]
        names += [former.name for former in info.former]
        assert [name for name in names if name != " ".join(name.split()) or not name.isprintable()] == []
        assert max(Counter(names).values()) <= 1 + (info.name == info.official)
        assert info.note is None or info.note.endswith(".")


# ------------------------------------------------------------------------------------------------------ awkward ones


def test_kosovo_has_the_code_that_is_left_to_users_and_a_note_on_its_status() -> None:
    kosovo = state("XKX")
    assert (kosovo.status, kosovo.id, str(kosovo.since)) == ("other", "state:xkx", "2008-02-17")
    assert kosovo.note is not None
    assert "Serbia" in kosovo.note


def test_taiwan_is_no_member_and_has_the_names_it_goes_by() -> None:
    taiwan = state("TWN")
    assert (taiwan.name, taiwan.status, taiwan.cow[0].number) == ("Taiwan", "other", 713)
    assert "Chinese Taipei" in taiwan.aliases
    assert taiwan.note is not None
    assert "People's Republic of China" in taiwan.note


def test_palestine_is_an_observer() -> None:
    assert state("PSE").status == "observer"


def test_the_soviet_union_ended_in_1991_and_russia_is_one_of_its_successors() -> None:
    union = state("SUN")
    assert union.existed("1991-12-26") is Verdict.YES
    assert union.existed("1991-12-27") is Verdict.NO
    assert union.existed("1917") is Verdict.NO
    assert "RUS" in union.successors
    assert "EST" not in union.successors


def test_yugoslavia_is_two_states_that_had_the_name_in_turn() -> None:
    first, second = state("YUG"), state("SCG")
    assert first.existed("1992-04-26") is second.existed("1992-04-27") is Verdict.YES
    assert first.existed("1992-04-27") is second.existed("1992-04-26") is Verdict.NO
    assert "YUG" in second.former_codes


def test_germany_is_one_state_before_and_after_1990_beside_the_eastern_one() -> None:
    assert [code.number for code in state("DEU").cow] == [255, 260]
    assert state("DDR").successors == ("DEU",)
    assert state("DEU").existed("1980") is Verdict.YES


def test_a_state_that_the_table_gives_no_beginning_is_taken_to_exist_at_any_time() -> None:
    assert state("FRA").existed("1648") is Verdict.YES


def test_a_record_has_the_number_of_today_and_the_names_with_their_kinds() -> None:
    record = state("COD").record()
    assert record.id == "state:cod"
    assert dict(record.identifiers) == {"cow": "490"}
    assert [(name.text, name.kind.value, name.when and str(name.when)) for name in record.names] == [
        ("DRC", "abbreviation", None),
        ("DR Congo", "alias", None),
        ("Congo-Kinshasa", "alias", None),
        ("Zaire", "former", "1971-10-27/1997-05-17"),
    ]


def test_spellings_are_read_and_are_no_names_of_the_record() -> None:
    texts = {name.text for name in state("TWN").record().names}
    assert reference.find("Taiwan, Province of China") == state("TWN")
    assert "Taiwan Province of China" not in texts


def test_a_state_without_a_number_of_correlates_of_war_has_no_identifier() -> None:
    assert dict(state("HKG").record().identifiers) == {}
