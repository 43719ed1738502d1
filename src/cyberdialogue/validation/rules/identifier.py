"""Rules on identifiers: each reads as its scheme says, as far as that can be told from the identifier alone."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import did_you_mean
from cyberdialogue.model.parts import Place
from cyberdialogue.model.record import Record
from cyberdialogue.model.typed import is_a
from cyberdialogue.validation.rule import Finding, Placed, Rule, rule
from cyberdialogue.vocabulary import IdentifierScheme, suggest
from cyberdialogue.vocabulary.iso3166 import is_country_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cyberdialogue.model.json_values import FrozenDict
    from cyberdialogue.validation.world import World

__all__ = ["RULES"]


def _identifiers(subject: Any) -> FrozenDict:
    """Return the identifiers of a record or of a place."""
    held: FrozenDict = subject.part.identifiers if is_a(subject, Placed) else subject.identifiers
    return held


@rule("identifier.unknown-scheme", of=(Record, Place), where="identifiers", severity="warning")
def unknown_scheme(subject: Any) -> Iterator[Finding]:
    """The scheme of an identifier is one that the library knows and checks, or your own (``x-...``).

    `cyberdialogue.vocabulary.IdentifierScheme` lists the known ones.

    Example: ``{"iso-3166": "CN"}``; the scheme is ``iso3166-1``.
    """
    for scheme in _identifiers(subject):
        if scheme not in _SCHEMES and not scheme.startswith("x-"):
            hint = did_you_mean(suggest(scheme, IdentifierScheme)) or "a scheme of your own starts with 'x-'"
            message = f"no such scheme of identifiers: {scheme!r}"
            yield Finding(message, at=("identifiers", scheme), value=scheme, hint=hint)


_SCHEMES: Final = frozenset(scheme.value for scheme in IdentifierScheme)


def _by_scheme(world: World) -> Mapping[str, Sequence[Any]]:
    """Return what has an identifier of a scheme, by the scheme."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for subject in world.subjects((Record, Place), "identifiers"):
        for scheme in _identifiers(subject):
            found[scheme].append(subject)
    return found


def _of(scheme: IdentifierScheme) -> Callable[[Callable[[str], bool]], Rule]:
    """Make a rule of a function that tells whether a text is an identifier of a scheme."""

    def make(reads_well: Callable[[str], bool]) -> Rule:
        def check(subject: Any) -> Iterator[Finding]:
            value = str(_identifiers(subject).get(scheme.value, ""))
            if value and not reads_well(value):
                yield Finding(f"not an identifier of {scheme}", at=("identifiers", scheme.value), value=value)

        def suspects(world: World) -> Sequence[Any]:
            return world.once(_by_scheme).get(scheme.value, ())

        check.__doc__ = reads_well.__doc__
        return rule(f"identifier.{scheme}", of=(Record, Place), where="identifiers", suspects=suspects)(check)

    return make


@_of(IdentifierScheme.WIKIDATA)
def wikidata(value: str) -> bool:
    """The identifier of an item of Wikidata is ``Q`` and a number.

    Example: ``{"wikidata": "148"}`` instead of ``Q148``.
    """
    return _WIKIDATA(value) is not None


_WIKIDATA: Final = re.compile(r"Q[1-9][0-9]*").fullmatch


@_of(IdentifierScheme.ISO3166_1)
def iso3166_1(value: str) -> bool:
    """A country code is one of ISO 3166-1: two or three capital letters, or three digits.

    Codes that were in use once, reserved ones and those left to users are fine.

    Example: ``{"iso3166-1": "cn"}`` instead of ``CN``.
    """
    return is_country_code(value)


@_of(IdentifierScheme.COW)
def cow(value: str) -> bool:
    """A state of the Correlates of War project has a number of up to three digits or an abbreviation of three letters.

    Both are in the project's list of State System Membership (version 2016).

    Example: ``{"cow": "CH"}`` instead of ``CHN`` or ``710``.
    """
    return _COW(value) is not None


_COW: Final = re.compile(r"[1-9][0-9]{0,2}|[A-Z]{3}").fullmatch


@_of(IdentifierScheme.GEONAMES)
def geonames(value: str) -> bool:
    """A place of the GeoNames database has a number.

    Example: ``{"geonames": "geonames.org/1816670"}`` instead of ``1816670``.
    """
    return _GEONAMES(value) is not None


_GEONAMES: Final = re.compile(r"[1-9][0-9]{0,11}").fullmatch


@_of(IdentifierScheme.LEI)
def lei(value: str) -> bool:
    """A Legal Entity Identifier has 18 capital letters and digits and two check digits.

    ISO 17442; the check digits follow ISO/IEC 7064 MOD 97-10.

    Example: a LEI in which two digits were swapped.
    """
    return _LEI(value) is not None and int("".join(str(int(sign, 36)) for sign in value)) % 97 == 1


_LEI: Final = re.compile(r"[A-Z0-9]{18}[0-9]{2}").fullmatch


@_of(IdentifierScheme.ROR)
def ror(value: str) -> bool:
    """An entry of the Research Organization Registry is ``0``, six letters or digits and two check digits.

    It may stand as address, after ``https://ror.org/``. The letters are those of Crockford's base 32, and the check
    digits follow ISO/IEC 7064 MOD 97-10.

    Example: an identifier in which a digit was lost.
    """
    found = _ROR(value)
    if found is None:
        return False
    number = 0
    for sign in found["number"]:
        number = number * len(_BASE_32) + _BASE_32.index(sign)
    return int(found["check"]) == 98 - number * 100 % 97


_BASE_32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR: Final = re.compile(rf"(?:https://ror\.org/)?0(?P<number>[{_BASE_32}]{{6}})(?P<check>[0-9]{{2}})").fullmatch


@_of(IdentifierScheme.ORCID)
def orcid(value: str) -> bool:
    """An ORCID iD has 16 digits in groups of four, the last a check digit or ``X`` (ISO/IEC 7064 MOD 11-2).

    It may stand as address, after ``https://orcid.org/``.

    Example: an iD in which two digits were swapped.
    """
    if _ORCID(value) is None:
        return False
    signs = value[-len("0000-0000-0000-0000") :].replace("-", "")
    total = 0
    for digit in signs[:-1]:
        total = (total + int(digit)) * 2
    return signs[-1] == "0123456789X"[(12 - total) % 11]


_ORCID: Final = re.compile(r"(?:https://orcid\.org/)?(?:[0-9]{4}-){3}[0-9]{3}[0-9X]").fullmatch


@_of(IdentifierScheme.DOI)
def doi(value: str) -> bool:
    """A Digital Object Identifier is ``10.``, the registrant's number, a slash and a name (ISO 26324).

    It may stand as address, after ``https://doi.org/``.

    Example: ``{"doi": "doi:10.1000/182"}`` instead of ``10.1000/182``.
    """
    return _DOI(value) is not None


_DOI: Final = re.compile(r"(?:https://doi\.org/)?10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+").fullmatch


@_of(IdentifierScheme.UN_SYMBOL)
def un_symbol(value: str) -> bool:
    """A document symbol of the United Nations begins with the organ and has parts joined by slashes, without spaces.

    Example: ``{"un-symbol": "UNGA 73/27"}`` instead of ``A/RES/73/27``.
    """
    return _UN_SYMBOL(value) is not None


_UN_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9.]*(?:/[A-Za-z0-9.()\[\]*&,+-]+)+").fullmatch


@_of(IdentifierScheme.UNTS)
def unts(value: str) -> bool:
    """A registration number of the United Nations Treaty Series is a number, often after ``I-``, ``II-`` or ``A-``.

    Example: ``{"unts": "2296 UNTS 167"}``, which is a volume and a page, instead of ``I-40916``.
    """
    return _UNTS(value) is not None


_UNTS: Final = re.compile(r"(?:(?:I|II|A)-)?[1-9][0-9]{0,5}").fullmatch


@_of(IdentifierScheme.CELEX)
def celex(value: str) -> bool:
    """A CELEX number has the sector, the year, one to three letters for the kind and a number (EUR-Lex).

    Example: ``{"celex": "2016/1148"}`` instead of ``32016L1148``.
    """
    return _CELEX(value) is not None


_CELEX: Final = re.compile(r"[0-9CE][12][0-9]{3}[A-Z]{1,3}[A-Z0-9()/_-]*").fullmatch


RULES: Final[tuple[Rule, ...]] = (
    unknown_scheme,
    wikidata,
    iso3166_1,
    cow,
    geonames,
    lei,
    ror,
    orcid,
    doi,
    un_symbol,
    unts,
    celex,
)
