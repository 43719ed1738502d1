"""Participants: states, organizations, offices, persons and groups that take part in anything."""

from typing import ClassVar, Literal, TypeAlias

import attrs

from cyberdialogue.model.accepts import to_code, to_mapping, to_optional_ref, to_ref
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.parts import Affiliation, Count, Name, Quantity
from cyberdialogue.model.record import Record
from cyberdialogue.model.refs import BodyRef, OrganizationRef, StateRef
from cyberdialogue.model.roster import Participation
from cyberdialogue.model.shapes import Identifiers, Iso3, Text
from cyberdialogue.vocabulary import Anonymity, OrganizationKind

__all__ = ["Group", "Office", "Organization", "Participant", "Person", "State"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class State(Record):
    """A state; by convention its slug is the lower-case ISO 3166-1 alpha-3 code.

    >>> State(id="state:chn", name="China", iso3="CHN").iso3
    'CHN'
    """

    type: ClassVar[Literal["state"]] = "state"

    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme, such as ``cow`` or ``wikidata``."""
    iso3: Iso3 | None = None
    """ISO 3166-1 alpha-3 code."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Organization(Record):
    """A body with a proper name: ministry, agency, company, institute, union of states.

    >>> Organization(
    ...     id="organization:fbi", kind="police", name="Federal Bureau of Investigation", country="state:usa"
    ... ).kind
    OrganizationKind.POLICE
    """

    type: ClassVar[Literal["organization"]] = "organization"

    kind: OrganizationKind = attrs.field(converter=to_code[OrganizationKind])
    """What sort of body it is."""
    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme."""
    country: StateRef | None = attrs.field(default=None, converter=to_optional_ref["State"])
    """The state it belongs to."""
    parent: OrganizationRef | None = attrs.field(default=None, converter=to_optional_ref["Organization"])
    """The body it is part of."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Its members."""
    counts: tuple[Count, ...] = attrs.field(default=(), converter=tuple[Count, ...])
    """Reported numbers, apart from the lists they may contradict."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Office(Record):
    """A post that outlives its holders; who held it is in their affiliations.

    >>> Office(id="office:us-attorney-general", name="Attorney General", body="organization:us-doj").body
    'organization:us-doj'
    """

    type: ClassVar[Literal["office"]] = "office"

    name: Text
    """The name in common use."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme."""
    body: BodyRef = attrs.field(converter=to_ref["Organization | State"])
    """The organization or state it is an office of."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Person(Record):
    """A named human being.

    >>> Person(id="person:jeh-johnson", name="Jeh Johnson", country="state:usa").name
    'Jeh Johnson'
    """

    type: ClassVar[Literal["person"]] = "person"

    name: Text
    """The name in common use, in the order its bearer uses."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme."""
    country: StateRef | None = attrs.field(default=None, converter=to_optional_ref["State"])
    """The state whose national the person is or for which the person acts, as far as stated."""
    affiliations: tuple[Affiliation, ...] = attrs.field(default=(), converter=tuple[Affiliation, ...])
    """What the person was, where and when."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Group(Record):
    """Somebody or some people known by a description: "a senior US official", "other senior officials".

    >>> Group(
    ...     id="group:us-official-2018", name="senior US official", anonymity="unnamed_person", country="state:usa"
    ... ).anonymity
    Anonymity.UNNAMED_PERSON
    """

    type: ClassVar[Literal["group"]] = "group"

    name: Text
    """The description."""
    names: tuple[Name, ...] = attrs.field(default=(), converter=tuple[Name, ...])
    """Other names, among them those printed in the sources."""
    anonymity: Anonymity = attrs.field(converter=to_code[Anonymity])
    """Whether it is named, and whether it is one person, several, or an organization."""
    affiliation: BodyRef | None = attrs.field(default=None, converter=to_optional_ref["Organization | State"])
    """The body they belong to."""
    country: StateRef | None = attrs.field(default=None, converter=to_optional_ref["State"])
    """The state they belong to."""
    count: Quantity | None = None
    """How many they are."""
    roster: tuple[Participation, ...] = attrs.field(default=(), converter=tuple[Participation, ...])
    """Its known members."""


Participant: TypeAlias = State | Organization | Office | Person | Group
"""Whatever can take part."""
