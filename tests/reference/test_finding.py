"""Finding a state by what people call it, and saying why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import UnknownRecord
from cyberdialogue.reference import body, find, find_body, look_up, state, states
from cyberdialogue.reference.finding import Codes, _by_code, _by_name, _by_seat

__all__: list[str] = []

FOUND = {
    # codes
    "GBR": "GBR",
    "GB": "GBR",
    "SUN": "SUN",
    "ZAR": "COD",
    "BUR": "MMR",
    # names in use
    "United Kingdom": "GBR",
    "UK": "GBR",
    "U.K.": "GBR",
    "u.k.": "GBR",
    "Great Britain": "GBR",
    "America": "USA",
    "US": "USA",
    "usa": "USA",
    "U. S. A.": "USA",
    "the United States of America": "USA",
    "PRC": "CHN",
    "China": "CHN",
    "Republic of China": "TWN",
    "Russia": "RUS",
    "the Russian Federation": "RUS",
    "USSR": "SUN",
    "DPRK": "PRK",
    "Burma": "MMR",
    "S. Korea": "KOR",
    "N. Korea": "PRK",
    "Ivory Coast": "CIV",
    "Cote d'Ivoire": "CIV",
    "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire": "CIV",
    "Cote D\N{ACUTE ACCENT}Ivoire": "CIV",
    "Turkey": "TUR",
    "TÜRKİYE": "TUR",
    "Holland": "NLD",
    "the Netherlands": "NLD",
    "Swaziland": "SWZ",
    "Zaire": "COD",
    "Vatican": "VAT",
    "Kosovo": "XKX",
    "Chinese Taipei": "TWN",
    "East Germany": "DDR",
    "West Germany": "DEU",
    # names that hold others
    "Guinea": "GIN",
    "Guinea Bissau": "GNB",
    "Equatorial Guinea": "GNQ",
    "Papua New Guinea": "PNG",
    "Niger": "NER",
    "Nigeria": "NGA",
    "Dominica": "DMA",
    "Dominican Republic": "DOM",
    "Sudan": "SDN",
    "South Sudan": "SSD",
    "Samoa": "WSM",
    "Ireland": "IRL",
    "Congo-Brazzaville": "COG",
    "DR Congo": "COD",
    # names as registers turn them round
    "Korea, Republic of": "KOR",
    "Korea, Rep.": "KOR",
    "Korea (South)": "KOR",
    "Korea, Democratic People's Republic of": "PRK",
    "Congo, the Democratic Republic of the": "COD",
    "Congo, Dem. Rep.": "COD",
    "Iran (Islamic Republic of)": "IRN",
    "Bahamas, The": "BHS",
    "Taiwan, Province of China": "TWN",
    "Micronesia, Federated States of": "FSM",
    "St. Lucia": "LCA",
    "Trinidad & Tobago": "TTO",
    "Bosnia-Hercegovina": "BIH",
    "Hong Kong, China": "HKG",
    "Myanmar (Burma)": "MMR",
    "Myanmar/Burma": "MMR",
}

REFUSED = {
    "Congo": "it may be Democratic Republic of the Congo (COD) or Republic of the Congo (COG)",
    "Korea": "it may be South Korea (KOR) or North Korea (PRK)",
    "Yugoslavia": "it may be Serbia and Montenegro (SCG) or Yugoslavia (YUG)",
    "CS": "it may be Czechoslovakia (CSK) or Serbia and Montenegro (SCG)",
    "Beijing": "it is a city, a seat of the government of China",
    "Washington": "it is a city, a seat of the government of United States",
    "Brussels": "it stands for Belgium, European Union and North Atlantic Treaty Organization",
    "EU": "it is an organization (European Union), no state",
    "American Samoa": "it is a territory of the United States, and no state",
    "Scotland": "it is a part of the United Kingdom, and no state",
    "Europe": "it is a continent, and no state",
    "us": "codes and initials stand in capitals",
    "uk": "codes and initials stand in capitals",
    "in": "codes and initials stand in capitals",
    "gbr": "codes and initials stand in capitals",
    "710": "a number may be of ISO 3166-1 or of Correlates of War",
    "China; Japan": "it names China and Japan",
    "China and the US": "it names China and United States",
    "Russia/Ukraine": "it names Russia and Ukraine",
    "Kazahkstan": "no state of the table has that name",
    "Atlantis": "no state of the table has that name",
    "": "it is empty",
    " \t": "it is empty",
    "x" * 201: "it is too long for a name",
}

HINTS = {
    "Congo": "use the code or the full name",
    "Yugoslavia": "say on=, the time that is meant",
    "Beijing": "with capitals = true a city is read as the state",
    "uk": "did you mean 'UK'?",
    "710": "say codes='iso' or codes='cow'",
    "China; Japan": "look up one state at a time",
    "Kazahkstan": "did you mean 'Kazakhstan'?",
    "Argentine": "did you mean 'Argentina'?",
    "Atlantis": None,
}

AT_A_TIME = {
    ("Yugoslavia", "1985"): "YUG",
    ("Yugoslavia", "1999-06-24"): "SCG",
    ("YUG", "1999"): "SCG",
    ("Yugoslavia", "1992"): None,  # one until April, the other from then on
    ("Soviet Union", "1991"): "SUN",
    ("Russia", "1985"): None,
    ("Russia", "1995"): "RUS",
    ("South Sudan", "2005"): None,
    ("Czechoslovakia", "1992"): "CSK",
    ("Czechoslovakia", "1993"): None,
    ("Congo", "1999"): None,
    ("Yemen", "1980"): "YEM",
}

OF_COW = {
    "710": "CHN",
    "200": "GBR",
    "2": "USA",
    "365": "RUS",
    "345": "SRB",
    "260": "DEU",
    "AUS": "AUT",
    "AUL": "AUS",
    "SWZ": "CHE",
    "CZE": "CSK",
    "UKG": "GBR",
    "Austria": "AUT",
}


@pytest.mark.parametrize("text", FOUND)
def test_a_state_is_found_by_any_name_or_code_in_use(text: str) -> None:
    assert find(text) == state(FOUND[text])


@pytest.mark.parametrize("text", REFUSED)
def test_what_names_no_state_or_may_name_several_is_refused_with_a_reason(text: str) -> None:
    looked_up = look_up(text)
    assert (looked_up.state, looked_up.reason) == (None, REFUSED[text])


@pytest.mark.parametrize("text", HINTS)
def test_a_refusal_says_what_may_help(text: str) -> None:
    assert look_up(text).hint == HINTS[text]


@pytest.mark.parametrize(("text", "on"), AT_A_TIME)
def test_at_a_time_only_a_state_that_may_have_existed_then_is_found(text: str, on: str) -> None:
    found = find(text, on=on)
    assert (found and found.alpha3) == AT_A_TIME[text, on]


def test_a_state_that_did_not_exist_is_refused_with_its_years() -> None:
    assert look_up("South Sudan", on="2005").reason == "it did not exist then: South Sudan since 9 July 2011"
    ended = "it did not exist then: Czechoslovakia from 28 October 1918 to 31 December 1992"
    assert look_up("Czechoslovakia", on="2005").reason == ended


@pytest.mark.parametrize("text", OF_COW)
def test_codes_of_correlates_of_war_are_read_where_they_are_asked_for(text: str) -> None:
    assert look_up(text, codes="cow").state == state(OF_COW[text])


def test_a_number_of_correlates_of_war_goes_by_the_time() -> None:
    found = [look_up("345", codes="cow", on=on).state for on in ("1985", "1999", "2016")]
    assert [info and info.alpha3 for info in found] == ["YUG", "SCG", "SRB"]


def test_a_number_of_iso_may_have_lost_its_zeros() -> None:
    assert look_up("36", codes="iso").state == look_up("036", codes="iso").state == state("AUS")


def test_a_city_is_its_state_only_where_that_is_asked_for() -> None:
    cities = {"Beijing": "CHN", "the Hague": "NLD", "Kiev": "UKR", "Brasilia": "BRA", "Moscow": "RUS", "Prague": "CZE"}
    assert {city: find(city) for city in cities} == dict.fromkeys(cities)
    found = {city: find(city, capitals=True) for city in cities}
    assert {city: info and info.alpha3 for city, info in found.items()} == cities


def test_a_city_goes_by_the_time() -> None:
    assert find("Moscow", capitals=True, on="1985") == state("SUN")


def test_brussels_stands_for_no_single_party() -> None:
    assert find("Brussels", capitals=True) is None
    assert find_body("Brussels") is None


def test_a_state_of_the_past_is_found_by_a_name_that_no_state_of_today_has() -> None:
    assert find("Soviet Union") == state("SUN")
    assert find("GDR") == state("DDR")


def test_a_state_is_its_code_or_its_id() -> None:
    assert state("gbr") is state("state:gbr") is state("GBR")


@pytest.mark.parametrize(("code", "hint"), {"UK": "'GBR'", "ZAR": "'COD'", "Burma": "'MMR'", "ENG": ""}.items())
def test_an_unknown_code_of_a_state_is_refused_with_the_right_one(code: str, hint: str) -> None:
    with pytest.raises(UnknownRecord, match=f"no state has the alpha-3 code '{code}'.*{hint}"):
        state(code)


def test_an_unknown_body_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownRecord, match=r"did you mean 'LAS'\?"):
        body("Arab League")
    with pytest.raises(UnknownRecord, match="there are EU, NATO, ASEAN"):
        body("Warsaw Pact")


# -------------------------------------------------------------------------------------------------- the table as whole


def test_every_state_of_today_is_found_by_its_codes_and_name() -> None:
    for info in states():
        if info.until is None:
            assert find(info.alpha3) == find(info.alpha2) == find(info.name) == find(info.official) == info


def test_every_name_of_a_state_finds_it_or_is_refused_as_ambiguous() -> None:
    for info in states():
        for name in (*info.abbreviations, *info.aliases, *info.spellings, *(former.name for former in info.former)):
            assert info in look_up(name).candidates, name


def test_names_that_several_states_share_are_few_and_known() -> None:
    shared = {name: {info.alpha3 for info in found} for name, found in _by_name().items() if len(found) > 1}
    assert shared == {"congo": {"COD", "COG"}, "korea": {"KOR", "PRK"}, "yugoslavia": {"SCG", "YUG"}}


def test_initials_are_nobody_elses_code() -> None:
    codes = _by_code("iso")
    for info in states():
        for initials in info.abbreviations:
            assert codes.get(initials, (info,)) == (info,), initials


def test_no_two_states_of_today_share_a_seat() -> None:
    for city, found in _by_seat().items():
        assert len([info for info in found if info.until is None]) <= 1, city


@given(st.text(max_size=40), st.booleans(), st.sampled_from([None, "iso", "cow"]))
def test_any_text_is_looked_up_without_an_error_and_refused_with_a_reason(
    text: str,
    capitals: bool,  # noqa: FBT001 - hypothesis gives it
    codes: Codes | None,
) -> None:
    looked_up = look_up(text, capitals=capitals, codes=codes)
    assert (looked_up.state is None) == bool(looked_up.reason)
