"""Names in sentences: which article a name takes, and whether it tells a country by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cyberdialogue.model.channel import Channel
from cyberdialogue.model.dialogue import Dialogue
from cyberdialogue.model.instrument import Instrument
from cyberdialogue.model.participant import Group, Office, Organization, State
from cyberdialogue.vocabulary import Anonymity, OrganizationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["article", "capitalised", "is_unnamed", "tells_country"]

_STATES: Final = re.compile(
    r"(?:United|Union of|(?:Democratic |Federal |People's )?Republic of|(?:Federated )?States? of|Kingdom of|Holy See)"
    r"(?: |$)"
    r"|.+ (?:Emirates|Federation|Islands|Republic|Union)$"
    r"|(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles|EU|UAE|UK|US|USA)$"
)
_BODIES: Final = re.compile(
    r"(?:\w+ ){0,3}(?:Academy|Administration|Agency|Assembly|Association|Authority|Board|Bureau|Cent(?:er|re)|Chamber"
    r"|Commission|Committee|Community|Council|Court|Department|Directorate|Embassy|Federation|Forum|Government|Institute"
    r"|League|Ministry|Mission|Nations|Office|Organi[sz]ation|Parliament|Secretariat|Senate|Service|Tribunal|Union)"
    r"(?: (?:against|for|of|on) |$)"
    r"|(?:Group|University) of "
)
# Names of companies and media are proper names, whatever common noun is in them.
_PROPER: Final = frozenset([OrganizationKind.COMPANY, OrganizationKind.MEDIA])


def article(record: object) -> str:
    """Return the article, with a space, that a name takes in a sentence; none where that is not clear.

    >>> [article(State(id="state:usa", name="United States")), article(State(id="state:chn", name="China"))]
    ['the ', '']
    >>> article(Group(id="group:official", name="senior US official", anonymity="unnamed_person"))
    'a '
    """
    match record:
        case State(name=name):
            return "the " if _STATES.match(name) else ""
        case Organization(name=name, kind=kind):
            # What ends in a common noun is a description.
            is_common = name.rpartition(" ")[2].islower() or _BODIES.match(name)
            return "the " if is_common and kind not in _PROPER else ""
        case Office():
            return "the "
        case Dialogue(name=name) | Channel(name=name) | Instrument(name=name):
            # What ends in a number is called by it: Resolution 55/63.
            return "" if name.startswith("The ") or name[-1:].isdigit() else "the "
        case Group():
            return _article_of_group(record)
        case _:
            return ""


_DETERMINERS: Final = re.compile(
    r"(?:an?|all|another|both|each|every|few|her|his|its|many|most|no|one|other|several|some|that|the|their|these|this"
    r"|those|three|two|unknown|\w+['’]s) ",  # noqa: RUF001 - both are printed
    re.IGNORECASE,
)
_AFTER_THE_HEAD: Final = re.compile(r" (?:at|close|familiar|for|from|in|near|of|on|to|who|with) ")
_PLURALS: Final = frozenset(["media", "people", "personnel", "police", "staff"])


def _article_of_group(group: Group) -> str:
    """One is "a", one of its kind is "the", and several take none."""
    head = _AFTER_THE_HEAD.split(group.name, maxsplit=1)[0].rpartition(" ")[2]
    is_plural = (head.endswith("s") and not head.endswith("ss")) or head in _PLURALS
    if _DETERMINERS.match(group.name) or group.anonymity is Anonymity.UNNAMED_GROUP:
        return ""
    if is_plural and group.anonymity is not Anonymity.UNNAMED_PERSON:
        return ""
    return "the " if group.anonymity is Anonymity.NAMED else _indefinite(group.name.split(" ", 1)[0])


_AS_CONSONANT: Final = re.compile("uni|us[aeu]|eu|one", re.IGNORECASE)
_LETTERS_WITH_VOWELS: Final = frozenset("AEFHILMNORSX")
_LONGEST_SPELLED: Final = 3


def _indefinite(word: str) -> str:
    """Return "a" or "an" by how a word sounds: initials are spelled unless they read like a word."""
    is_spelled = word.isupper() and (len(word) <= _LONGEST_SPELLED or word[1] not in "AEIOU")
    if is_spelled and len(word) > 1:
        return "an " if word[0] in _LETTERS_WITH_VOWELS else "a "
    return "an " if word[0].lower() in "aeiou" and not _AS_CONSONANT.match(word) else "a "


def is_unnamed(participant: object) -> bool:
    """Tell whether somebody is known by a description only.

    >>> is_unnamed(Group(id="group:site", name="news site", anonymity="unnamed_organization"))
    True
    """
    return isinstance(participant, Group) and participant.anonymity is not Anonymity.NAMED


def capitalised(name: str) -> str:
    """Return a description as it stands at the beginning of a line.

    >>> capitalised("senior US official"), capitalised("eu-LISA")
    ('Senior US official', 'eu-LISA')
    """
    first = name.split(" ", 1)[0]
    return name[:1].upper() + name[1:] if first.islower() else name


# Adjectives that do not begin as the country does.
_ADJECTIVES: Final = {
    "CHE": "Swiss",
    "DNK": "Danish",
    "ESP": "Spanish",
    "FIN": "Finnish",
    "FRA": "French",
    "GBR": "British",
    "IRL": "Irish",
    "NLD": "Dutch",
    "PHL": "Filipino",
    "POL": "Polish",
    "USA": "American",
}
_STEM: Final = 4


def tells_country(name: str, state: State) -> bool:
    """Tell whether a name or title says to which state somebody belongs.

    >>> china = State(id="state:chn", name="China", iso3="CHN")
    >>> tells_country("Chinese executives", china), tells_country("chief of police", china)
    (True, False)
    """
    return any(word in _labels(state) or _begins_alike(word, state) for word in re.findall(r"\w+", name))


def _labels(state: State) -> Iterable[str]:
    """Return the single words that stand for a state: its short names, its initials, its adjective."""
    names = [state.name, *(other.text for other in state.names)]
    initials = ("".join(word[0] for word in name.split() if word[0].isupper()) for name in names if " " in name)
    return {*names, *initials, _ADJECTIVES.get(state.iso3 or "", "")}


def _begins_alike(word: str, state: State) -> bool:
    """Tell whether a word begins as a name of a state that is one word does: Britain, British."""
    names = [state.name, *(other.text for other in state.names)]
    return any(" " not in name and len(name) >= _STEM and word.startswith(name[:_STEM]) for name in names)
