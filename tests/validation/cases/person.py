"""Breaches of the rules on persons, each with its nearest valid twin."""

from __future__ import annotations

from cyberdialogue import Affiliation, Dataset, Office, Organization, Person, State

__all__ = ["CASES"]

CHINA, USA = State(id="state:chn", name="China"), State(id="state:usa", name="United States")
BODIES = {
    "chinese-ministry": Organization(id="organization:cm", kind="ministry", name="Ministry", country=CHINA.id),
    "us-ministry": Organization(id="organization:um", kind="ministry", name="Department", country=USA.id),
    "us-university": Organization(id="organization:uu", kind="university", name="University", country=USA.id),
    "elsewhere": Organization(id="organization:elsewhere", kind="ministry", name="Department", country=USA.id),
    "ministry": Organization(id="organization:m", kind="ministry", name="Ministry"),
}
PRESIDENT = Office(id="office:president", name="President", body=USA.id)
SECRETARY = Office(id="office:secretary", name="Secretary", body=BODIES["us-ministry"].id)


def served(*bodies: str, country: str | None = "state:chn", office: Office | None = None) -> Dataset:
    """A person of a country, who served in some bodies or in an office."""
    affiliations = [Affiliation(title="official", organization=BODIES[body].id) for body in bodies]
    if office is not None:
        affiliations.append(Affiliation(title="official", office=office.id))
    person = Person(id="person:li", name="Li", country=country, affiliations=affiliations)
    here = [body for body in BODIES.values() if body.id != "organization:elsewhere"]
    return Dataset(participants=[CHINA, USA, *here, PRESIDENT, SECRETARY, person])


PLACE = "/participants/8/affiliations/0"

CASES = {
    "person.two-countries": [
        (served("us-ministry"), PLACE, served("chinese-ministry")),
        (served("us-ministry"), PLACE, served("us-university")),
        (served("us-ministry"), PLACE, served("us-ministry", "chinese-ministry")),
        (served("us-ministry"), PLACE, served("us-ministry", country=None)),
        (served("us-ministry"), PLACE, served("ministry")),
        (served("us-ministry"), PLACE, served("elsewhere")),
        (served(office=PRESIDENT), PLACE, served(office=PRESIDENT, country="state:usa")),
        (served(office=SECRETARY), PLACE, served(office=SECRETARY, country="state:usa")),
    ],
}
