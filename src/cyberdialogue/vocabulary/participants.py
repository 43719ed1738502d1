"""Codes of participants: kinds of organizations, anonymity, kinds of names, and levels."""

from __future__ import annotations

from typing import Final

from cyberdialogue.vocabulary.codes import Code, OpenCode, term

__all__ = ["ORGANS_OF_A_STATE", "Anonymity", "Level", "NameKind", "OrganizationKind"]


class OrganizationKind(OpenCode):
    """What kind of body an organization is; the narrowest code wins."""

    GOVERNMENT = term("government", "The executive of a state as a whole, where the text tells it from the state.")
    EXECUTIVE_OFFICE = term(
        "executive_office", "The office around a head of state or government, its councils included."
    )
    MINISTRY = term("ministry", "A ministry or department headed by a member of the government.")
    AGENCY = term("agency", "A public body below or beside the ministries that has no narrower code.")
    REGULATOR = term("regulator", "A public body that licenses and supervises a market.")
    POLICE = term("police", "A police force or another service that investigates crime.")
    INTELLIGENCE_SERVICE = term("intelligence_service", "A service for intelligence or signals, civil or military.")
    MILITARY = term("military", "Armed forces, a command or a unit.")
    LEGISLATURE = term("legislature", "A parliament, a chamber or a committee of either.")
    COURT = term("court", "A court or tribunal, national or international.")
    DIPLOMATIC_MISSION = term("diplomatic_mission", "An embassy, consulate or permanent mission.")
    SUBNATIONAL = term("subnational", "The authority of a province, constituent state or city.")
    INTERGOVERNMENTAL = term("intergovernmental", "An organization of states with members from all over the world.")
    REGIONAL = term("regional", "An organization of states of one region or alliance.")
    BODY = term("body", "A council, committee or programme within an organization of states.")
    CERT = term("cert", "A computer emergency or incident response team, national or of a sector.")
    TECHNICAL_BODY = term("technical_body", "A body that runs or standardises the internet and is not made of states.")
    COMPANY = term("company", "A business, whoever owns it.")
    INDUSTRY_ASSOCIATION = term("industry_association", "A body by which companies act together.")
    UNIVERSITY = term("university", "A university or one of its schools.")
    RESEARCH_INSTITUTE = term("research_institute", "An institute for research, academies included.")
    THINK_TANK = term("think_tank", "An institute that works to inform or sway policy.")
    MEDIA = term("media", "A newspaper, news agency, broadcaster or news site.")
    NGO = term("ngo", "A non-profit body of civil society, a foundation included.")
    COMMUNITY = term(
        "community",
        "A collective of bodies known by one name, such as the agencies of an intelligence community.",
    )
    THREAT_ACTOR = term("threat_actor", "A group known by the intrusions or crimes that are laid to it.")


ORGANS_OF_A_STATE: Final[frozenset[OrganizationKind]] = frozenset(
    [
        OrganizationKind.GOVERNMENT,
        OrganizationKind.EXECUTIVE_OFFICE,
        OrganizationKind.MINISTRY,
        OrganizationKind.AGENCY,
        OrganizationKind.REGULATOR,
        OrganizationKind.POLICE,
        OrganizationKind.INTELLIGENCE_SERVICE,
        OrganizationKind.MILITARY,
        OrganizationKind.LEGISLATURE,
        OrganizationKind.COURT,
        OrganizationKind.DIPLOMATIC_MISSION,
        OrganizationKind.SUBNATIONAL,
    ]
)
"""Who works for one of these works for its state; companies, universities and unions of states employ anybody."""


class Anonymity(Code):
    """Whether the sources name a group, and if not, what stands behind the words."""

    NAMED = term("named", "The group has a name that tells it from others.")
    UNNAMED_PERSON = term("unnamed_person", "One person whom the source does not name.")
    UNNAMED_GROUP = term("unnamed_group", "Several persons or bodies whom the source does not name.")
    UNNAMED_ORGANIZATION = term("unnamed_organization", "One organization that the source does not name.")


class NameKind(Code):
    """What kind of name a further name is."""

    OFFICIAL = term("official", "The name its bearer uses in formal texts.")
    ALIAS = term("alias", "Another name in use, such as a short form, a capital for a state or a code name.")
    ABBREVIATION = term("abbreviation", "Initials or an acronym.")
    TRANSLATION = term("translation", "The name put into another language.")
    FORMER = term("former", "A name that was official once.")
    AS_PRINTED = term("as_printed", "The name as one source prints it, errors included.")


class Level(OpenCode):
    """How high somebody ranks, or talks are held; the order is from the highest down."""

    HEAD_OF_STATE = term(
        "head_of_state", "A president, monarch or other head of state, also when heading the government."
    )
    HEAD_OF_GOVERNMENT = term("head_of_government", "A prime minister, premier or chancellor.")
    MINISTER = term("minister", "A member of the government, a secretary or a commissioner of that rank.")
    DEPUTY_MINISTER = term("deputy_minister", "A vice-minister, under-secretary or state secretary below a minister.")
    SENIOR_OFFICIAL = term(
        "senior_official", "A director-general, coordinator or other official who decides for a service."
    )
    AMBASSADOR = term("ambassador", "An ambassador or other envoy, one at large for cyber affairs included.")
    WORKING_LEVEL = term("working_level", "Officials and experts who prepare or carry out what others decide.")
    NON_STATE = term("non_state", "Persons who hold no public office.")
