"""Breaches of the rules on identifiers, each with its nearest valid twin."""

from __future__ import annotations

from typing import Any

from cyberdialogue import Dataset, Event, Instrument, Organization, Person, Place, Source, State

__all__ = ["CASES"]


def source(**identifiers: str) -> Dataset:
    """A document with identifiers; a scheme is given with underscores for hyphens."""
    return Dataset(sources=[Source(id="source:s", kind="treaty", title="Treaty", identifiers=_of(identifiers))])


def participant(cls: Any = State, /, **identifiers: str) -> Dataset:
    fields: dict[str, Any] = {"kind": "company"} if cls is Organization else {}
    return Dataset(participants=[cls(id=f"{cls.type}:p", name="P", identifiers=_of(identifiers), **fields)])


def place(**identifiers: str) -> Dataset:
    where = Place(name="Beijing", identifiers=_of(identifiers))
    return Dataset(events=[Event(id="event:e", kind="talks", title="Talks", place=where)])


def instrument(**identifiers: str) -> Dataset:
    return Dataset(instruments=[Instrument(id="instrument:i", kind="treaty", name="T", identifiers=_of(identifiers))])


def _of(identifiers: dict[str, str]) -> dict[str, str]:
    return {scheme.replace("_", "-"): value for scheme, value in identifiers.items()}


def at(scheme: str, record: str = "/participants/0") -> str:
    return f"{record}/identifiers/{scheme}"


# Identifiers of the registers themselves, or those that their documentation gives as examples.
CASES = {
    "identifier.unknown-scheme": [
        (participant(wikidatas="Q148"), at("wikidatas"), participant(x_wikidatas="Q148")),
        (place(osm="1"), at("osm", "/events/0/place"), place(geonames="1816670")),
    ],
    "identifier.wikidata": [
        (participant(wikidata="148"), at("wikidata"), participant(wikidata="Q148")),
        (participant(wikidata="Q0148"), at("wikidata"), participant(wikidata="Q1")),
        (place(wikidata="P31"), at("wikidata", "/events/0/place"), place(wikidata="Q956")),
        (participant(Person, wikidata="Q148\n"), at("wikidata"), participant(Person, wikidata="Q148")),
    ],
    "identifier.iso3166-1": [
        (participant(iso3166_1="cn"), at("iso3166-1"), participant(iso3166_1="CN")),
        (participant(iso3166_1="CHI"), at("iso3166-1"), participant(iso3166_1="CHN")),
        (participant(iso3166_1="36"), at("iso3166-1"), participant(iso3166_1="036")),
        (participant(iso3166_1="YX"), at("iso3166-1"), participant(iso3166_1="YU")),
        (participant(iso3166_1="AB"), at("iso3166-1"), participant(iso3166_1="XK")),
        (participant(Organization, iso3166_1="ASEAN"), at("iso3166-1"), participant(Organization, iso3166_1="EU")),
    ],
    "identifier.cow": [
        (participant(cow="CH"), at("cow"), participant(cow="CHN")),
        (participant(cow="0710"), at("cow"), participant(cow="710")),
        (participant(cow="chn"), at("cow"), participant(cow="2")),
    ],
    "identifier.geonames": [
        (place(geonames="geonames.org/1816670"), at("geonames", "/events/0/place"), place(geonames="1816670")),
        (place(geonames="-1"), at("geonames", "/events/0/place"), place(geonames="1")),
    ],
    "identifier.lei": [
        (
            participant(Organization, lei="506700GE1G29325QX336"),
            at("lei"),
            participant(Organization, lei="506700GE1G29325QX363"),
        ),
        (
            participant(Organization, lei="506700GE1G29325QX63"),
            at("lei"),
            participant(Organization, lei="54930084UKLVMY22DS16"),
        ),
        (
            participant(Organization, lei="506700ge1g29325qx363"),
            at("lei"),
            participant(Organization, lei="506700GE1G29325QX363"),
        ),
    ],
    "identifier.ror": [
        (participant(Organization, ror="05dxps056"), at("ror"), participant(Organization, ror="05dxps055")),
        (
            participant(Organization, ror="https://ror.org/03yrm5c2"),
            at("ror"),
            participant(Organization, ror="https://ror.org/03yrm5c26"),
        ),
        (participant(Organization, ror="05dxps550"), at("ror"), participant(Organization, ror="013meh722")),
        (participant(Organization, ror="05Dxps055"), at("ror"), participant(Organization, ror="05dxps055")),
    ],
    "identifier.orcid": [
        (
            participant(Person, orcid="0000-0002-1825-0079"),
            at("orcid"),
            participant(Person, orcid="0000-0002-1825-0097"),
        ),
        (
            participant(Person, orcid="0000-0002-9079-5930"),
            at("orcid"),
            participant(Person, orcid="0000-0002-9079-593X"),
        ),
        (
            participant(Person, orcid="0000000218250097"),
            at("orcid"),
            participant(Person, orcid="https://orcid.org/0000-0002-1825-0097"),
        ),
    ],
    "identifier.doi": [
        (source(doi="doi:10.1000/182"), at("doi", "/sources/0"), source(doi="10.1000/182")),
        (source(doi="10.1000"), at("doi", "/sources/0"), source(doi="10.1000.10/123.456")),
        (source(doi="10.100/182"), at("doi", "/sources/0"), source(doi="https://doi.org/10.1000/182")),
        (source(doi="10.1000/1 82"), at("doi", "/sources/0"), source(doi="10.1000/(SICI)1097<1:AID>3.0.CO;2-X")),
    ],
    "identifier.un-symbol": [
        (source(un_symbol="UNGA 73/27"), at("un-symbol", "/sources/0"), source(un_symbol="A/RES/73/27")),
        (source(un_symbol="A-73-27"), at("un-symbol", "/sources/0"), source(un_symbol="A/C.1/73/L.27/Rev.1")),
        (instrument(un_symbol="73/27"), at("un-symbol", "/instruments/0"), instrument(un_symbol="A/RES/217(III)")),
        (source(un_symbol="A//1"), at("un-symbol", "/sources/0"), source(un_symbol="A/AC.290/2021/CRP.2")),
    ],
    "identifier.unts": [
        (source(unts="2296 UNTS 167"), at("unts", "/sources/0"), source(unts="I-40916")),
        (source(unts="I-"), at("unts", "/sources/0"), source(unts="40916")),
    ],
    "identifier.celex": [
        (source(celex="2016/1148"), at("celex", "/sources/0"), source(celex="32016L1148")),
        (source(celex="CELEX:32016L1148"), at("celex", "/sources/0"), source(celex="52013JC0001")),
        (source(celex="32016"), at("celex", "/sources/0"), source(celex="02016R0679-20160504")),
        (source(celex="32O16L1148"), at("celex", "/sources/0"), source(celex="12016E/AFI/DCL/65")),
    ],
}
