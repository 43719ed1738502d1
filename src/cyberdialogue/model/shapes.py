"""The shapes of single values: what a field's annotation says beyond its Python type.

Every reader, the constructors and the JSON Schema take these markers from the annotations, so a shape is written once.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

import attrs

from cyberdialogue.model.json_values import FrozenDict
from cyberdialogue.temporal.patterns import DURATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from cyberdialogue.model.json_values import Absent, Json

__all__ = [
    "MAX_ID_LENGTH",
    "MAX_INTEGER",
    "SLUG",
    "Duration",
    "Extra",
    "FieldName",
    "Id",
    "Identifiers",
    "IntegerShape",
    "Iso3",
    "JsonShape",
    "Language",
    "Latitude",
    "Length",
    "Longitude",
    "MappingShape",
    "Number",
    "NumberShape",
    "Ordinal",
    "RefTo",
    "SchemaVersion",
    "Sha256",
    "Span",
    "SpanShape",
    "Text",
    "TextShape",
    "Value",
]

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer that every JSON reader takes exactly (RFC 7493, section 2.2)."""
MAX_ID_LENGTH: Final = 200
SLUG: Final = r"[a-z0-9]+(?:[-._][a-z0-9]+)*"
"""What follows the type in an id, as a regular expression that Python and ECMA-262 read alike."""


@functools.cache
def _matcher(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.ASCII).fullmatch


@attrs.frozen(eq=False, repr=False)
class TextShape:
    """Text that is not empty and, with a pattern, matches it as a whole."""

    what: str = "text"
    pattern: str | None = None

    def admits(self, text: str) -> bool:
        """Tell whether a text has this shape."""
        return bool(text) and (self.pattern is None or _matcher(self.pattern)(text) is not None)


@attrs.frozen(eq=False, repr=False)
class RefTo:
    """The id of a record of one of these types, or, when `own`, of the record itself, whose class gives the type."""

    types: tuple[str, ...] = ()
    own: bool = False

    @functools.cached_property
    def pattern(self) -> str:
        """The regular expression of such an id."""
        return f"(?:{'|'.join(self.types)}):{SLUG}"

    def admits(self, text: str) -> bool:
        """Tell whether a text is such an id."""
        return len(text) <= MAX_ID_LENGTH and _matcher(self.pattern)(text) is not None


@attrs.frozen(eq=False, repr=False)
class IntegerShape:
    """A whole number within bounds, both included."""

    minimum: int = 0
    maximum: int = MAX_INTEGER


@attrs.frozen(eq=False, repr=False)
class NumberShape:
    """An exact decimal number, with bounds within them, both included."""

    minimum: int | None = None
    maximum: int | None = None


@attrs.frozen(eq=False, repr=False)
class SpanShape:
    """A half-open range ``[start, end)`` of two whole numbers."""


@attrs.frozen(eq=False, repr=False)
class JsonShape:
    """Any JSON value."""


@attrs.frozen(eq=False, repr=False)
class MappingShape:
    """An object whose keys match a pattern; with `texts`, its values are texts."""

    what: str
    keys: str
    texts: bool = False


if TYPE_CHECKING:
    Value: TypeAlias = Annotated[Json | Absent, JsonShape()]
else:
    Value = Annotated[Any, JsonShape()]  # msgspec would look up the names inside
Text: TypeAlias = Annotated[str, TextShape()]
Id: TypeAlias = Annotated[str, RefTo(own=True)]
FieldName: TypeAlias = Annotated[str, TextShape("the name of a field", r"[a-z][a-z0-9_]*")]
Language: TypeAlias = Annotated[
    str, TextShape("a language tag (BCP 47) such as 'en' or 'zh-Hans'", r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
]
Duration: TypeAlias = Annotated[str, TextShape("an ISO 8601 duration such as 'P1Y' or 'P3D'", DURATION)]
Iso3: TypeAlias = Annotated[str, TextShape("an ISO 3166-1 alpha-3 code such as 'CHN'", r"[A-Z]{3}")]
Sha256: TypeAlias = Annotated[str, TextShape("64 lower-case hexadecimal digits", r"[0-9a-f]{64}")]
SchemaVersion: TypeAlias = Annotated[str, TextShape("a version such as '1.0'", r"[0-9]{1,4}\.[0-9]{1,4}")]
Length: TypeAlias = Annotated[int, IntegerShape()]
Ordinal: TypeAlias = Annotated[int, IntegerShape(1)]
Number: TypeAlias = Annotated[Decimal, NumberShape()]
Latitude: TypeAlias = Annotated[Decimal, NumberShape(-90, 90)]
Longitude: TypeAlias = Annotated[Decimal, NumberShape(-180, 180)]
Span: TypeAlias = Annotated[tuple[int, int], SpanShape()]
"""A half-open range ``[start, end)`` of a source's text, in code points."""
Extra: TypeAlias = Annotated[
    FrozenDict, MappingShape("a key with a namespace such as 'icews:event_id'", r"[^:]+:[\s\S]+")
]
Identifiers: TypeAlias = Annotated[
    FrozenDict, MappingShape("a scheme such as 'wikidata' or 'x-mine'", r"[a-z0-9]+(?:-[a-z0-9]+)*", texts=True)
]
