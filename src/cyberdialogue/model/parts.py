"""Small parts that many records share: names, places, quantities, counts, links, affiliations."""

from typing import TYPE_CHECKING

import attrs

from cyberdialogue.model.accepts import (
    to_code,
    to_mapping,
    to_number_or_none,
    to_optional_ref,
    to_ref,
    to_when_or_none,
)
from cyberdialogue.model.evidence import Evidence
from cyberdialogue.model.fields import declare
from cyberdialogue.model.json_values import EMPTY
from cyberdialogue.model.refs import AnyRef, OfficeRef, OrganizationRef, StateRef
from cyberdialogue.model.shapes import Identifiers, Language, Latitude, Longitude, Number, Text
from cyberdialogue.model.structured import Structured
from cyberdialogue.temporal import When
from cyberdialogue.vocabulary import Counted, LinkBasis, NameKind, Relation

if TYPE_CHECKING:
    from cyberdialogue.model.participant import Office, Organization, State
    from cyberdialogue.model.record import Record

__all__ = ["Affiliation", "Count", "Link", "Name", "Place", "Quantity"]


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Name(Structured):
    """One more name of something, as it is used or printed.

    >>> Name(text="MPS", kind="abbreviation", language="en").text
    'MPS'
    """

    text: Text
    """The name itself."""
    language: Language | None = None
    """Language of the name (BCP 47)."""
    kind: NameKind = attrs.field(default=NameKind.ALIAS, converter=to_code[NameKind])
    """What sort of name it is."""
    when: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When it was in use."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where the name stands."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Place(Structured):
    """Where something took place.

    >>> Place(name="Beijing", country="state:chn").country
    'state:chn'
    """

    name: Text
    """The name of the place."""
    country: StateRef | None = attrs.field(default=None, converter=to_optional_ref["State"])
    """The state it lies in."""
    identifiers: Identifiers = attrs.field(default=EMPTY, converter=to_mapping)
    """Identifiers by scheme, such as ``geonames``."""
    latitude: Latitude | None = attrs.field(default=None, converter=to_number_or_none)
    """Degrees north of the equator (WGS 84), from -90 to 90."""
    longitude: Longitude | None = attrs.field(default=None, converter=to_number_or_none)
    """Degrees east of Greenwich (WGS 84), from -180 to 180."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Quantity(Structured):
    """A number as reported: exact when both ends are equal, else a bound or a range.

    >>> (
    ...     str(Quantity(minimum=120)),
    ...     str(Quantity(minimum=600_000_000, maximum=600_000_000, approximate=True, unit="GBP")),
    ... )
    ('at least 120', 'about 600000000 GBP')
    """

    minimum: Number | None = attrs.field(default=None, converter=to_number_or_none)
    """The least it can be."""
    maximum: Number | None = attrs.field(default=None, converter=to_number_or_none)
    """The most it can be."""
    approximate: bool = False
    """True for "around", "some", "nearly"."""
    unit: Text | None = None
    """What is counted in: a word, or an ISO 4217 code for money."""

    def __str__(self) -> str:
        if self.minimum is None and self.maximum is None:
            number = "an unknown number"
        elif self.minimum == self.maximum:
            number = f"{self.minimum}"
        elif self.maximum is None:
            number = f"at least {self.minimum}"
        elif self.minimum is None:
            number = f"at most {self.maximum}"
        else:
            number = f"{self.minimum} to {self.maximum}"
        return f"{'about ' if self.approximate else ''}{number}{f' {self.unit}' if self.unit else ''}"


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Count(Structured):
    """How many there are of something, kept apart from the list of them, which it may contradict.

    >>> count = Count(of="delegations", quantity=Quantity(minimum=30, maximum=30))
    >>> str(count.quantity)
    '30'
    """

    of: Counted = attrs.field(converter=to_code[Counted])
    """What is counted."""
    quantity: Quantity
    """How many."""
    as_of: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When that was the number."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where the number stands."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Link(Structured):
    """A typed relation from the record that holds it to another record.

    >>> link = Link(relation="follows", object="event:orlando-shooting")
    >>> link.relation.doc != ""
    True
    """

    relation: Relation = attrs.field(converter=to_code[Relation])
    """How the holder stands to the object."""
    object: AnyRef = attrs.field(converter=to_ref["Record"])
    """The other record."""
    basis: LinkBasis = attrs.field(default=LinkBasis.STATED, converter=to_code[LinkBasis])
    """Whether the relation is stated, implied, inferred or external."""
    description: Text | None = None
    """The relation in our own words."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where the relation stands."""


@attrs.frozen(kw_only=True, weakref_slot=False, eq=False, repr=False, field_transformer=declare)
class Affiliation(Structured):
    """What a person was, where and when: the title as worded, and the body or office behind it.

    >>> Affiliation(title="undersecretary", organization="organization:us-dhs", when="2016-06").acting
    False
    """

    title: Text
    """The title as worded, without the article."""
    organization: OrganizationRef | None = attrs.field(default=None, converter=to_optional_ref["Organization"])
    """The body."""
    office: OfficeRef | None = attrs.field(default=None, converter=to_optional_ref["Office"])
    """The office held."""
    acting: bool = False
    """True for an acting or interim holder."""
    when: When | None = attrs.field(default=None, converter=to_when_or_none)
    """When the person held it."""
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=tuple[Evidence, ...])
    """Where it stands."""
