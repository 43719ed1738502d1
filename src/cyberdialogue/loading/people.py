"""People as they are written in a cell: a name, and the title that stands with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from cyberdialogue.loading.refusal import Refused, reading
from cyberdialogue.loading.texts import LONGEST, squeezed
from cyberdialogue.reference.finding import find

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["PersonCell", "read_person"]

_EXPECTED: Final = "one person, such as 'Kari Lie (Minister of Justice)'"

_Comma: TypeAlias = Literal["title", "surname"]

# Said before a name and no part of it. Nothing is concluded from them, a gender least of all.
_HONORIFIC: Final = re.compile(
    r"(?:(?:prof|dr|mr|mrs|ms|mx)\.?|professor|doctor|miss|sir|dame|lord|lady|baroness|h\.?e\.?|(?:his|her) excellency"
    r"|the (?:rt\.? )?hon(?:ou?rable|\.)?)(?: |$)",
    re.IGNORECASE,
)
# Words of which titles are made; where one begins a cell, nothing tells where the title ends and the name begins.
_TITLE_WORDS: Final = (
    "minister deputy vice secretary undersecretary under-secretary attorney general director director-general head "
    "president premier chancellor ambassador envoy chief chair chairman chairwoman chairperson co-chair commissioner "
    "spokesman spokeswoman spokesperson senator governor mayor coordinator adviser advisor counsellor counselor "
    "commander admiral colonel major captain lieutenant foreign prime assistant acting former officer representative "
    "professor researcher fellow analyst expert executive ceo founder"
)
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_SUFFIXES: Final = re.compile(r"(?P<name>.+), (?P<suffix>Jr\.?|Sr\.?|II|III|IV)(?P<rest>,.*)?", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()]+) \((?P<title>[^()]+)\)")
_ARTICLES: Final = frozenset({"the", "a", "an", "some", "other"})
_SEVERAL: Final = re.compile(r";|/|&| and | with ", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class PersonCell:
    """What a cell says about a person, for a `Person` and the `title` of a roster row or an affiliation.

    >>> read_person("Dr. Jane Q. Public, Minister of Defence")
    PersonCell(name='Jane Q. Public', title='Minister of Defence', honorific='Dr.')
    """

    name: str
    """The name as it is written, without title and honorific."""
    title: str | None = None
    """The title as worded, without the article."""
    honorific: str | None = None
    """What stands before the name and is no part of it, such as "Dr." or "Sir"."""


def read_person(text: str, *, titles: Collection[str] = (), comma: _Comma | None = None) -> PersonCell:
    """Read the name of one person, with a title in brackets or after a comma.

    - After a comma stands a title where one of its words is a word of titles ("Minister", "Director" ...). Otherwise
      it may be a given name; `comma` says what the column has: ``title``, or ``surname`` before the comma.
    - A title before the name is read where `titles` has it, since nothing else tells where it ends.
    - Several people, descriptions without a name, and states in brackets are refused.

    >>> read_person("Minister of Justice Kari Lie", titles=["Minister of Justice"]).name
    'Kari Lie'
    >>> read_person("Lie, Kari", comma="surname").name
    'Kari Lie'
    >>> read_person("Lie, Kari")
    Traceback (most recent call last):
    cyberdialogue.loading.refusal.CellError: expected one person...: 'Kari' may be a given name or a title (...)

    Raises:
        CellError: It is no single person, or name and title cannot be told apart.
    """
    with reading(text, _EXPECTED):
        words = squeezed(text)
        if len(words) > LONGEST:
            raise Refused(f"it has more than {LONGEST} characters")
        name, title = _parted(words, titles, comma)
        honorifics, name = _without_honorifics(name)
        _check_name(name)
        without_article = re.sub("^the ", "", title, flags=re.IGNORECASE) if title else None
        return PersonCell(name=name, title=without_article, honorific=honorifics or None)


def _parted(words: str, titles: Collection[str], comma: _Comma | None) -> tuple[str, str | None]:
    """Part the name from the title."""
    match = _IN_BRACKETS.fullmatch(words)
    if match:
        return match["name"], _bracketed(match["title"])
    known = next((title for title in _longest_first(titles) if words.lower().startswith(f"{title.lower()} ")), None)
    if known is not None:
        return words[len(known) + 1 :], words[: len(known)]
    match = _SUFFIXES.fullmatch(words)
    if match:
        name, title = _parted(f"{match['name']}{match['rest'] or ''}", titles, comma)
        return f"{name}, {match['suffix']}", title
    before, mark, after = (part.strip() for part in words.partition(","))
    if not mark:
        return words, None
    if not after:
        raise Refused("nothing follows the comma")
    if not before:
        raise Refused("nothing stands before the comma")
    if comma == "surname":
        if "," in after:
            raise Refused("it has more than one comma")
        return f"{after} {before}", None
    if comma is None and _TITLES.isdisjoint(re.split("[ ,]+", after.lower())):
        raise Refused(f"{after!r} may be a given name or a title", "comma = 'surname' or comma = 'title' says which")
    return before, after


def _longest_first(titles: Collection[str]) -> list[str]:
    return sorted((" ".join(title.split()) for title in titles if title.strip()), key=len, reverse=True)


def _bracketed(title: str) -> str:
    """Take what stands in brackets for a title, unless it is something else that often stands there."""
    if find(title) is not None:
        raise Refused(f"in brackets is a state, {title!r}, and no title")
    if re.search("[0-9]", title):
        raise Refused(f"in brackets is no title: {title!r}")
    return title


def _without_honorifics(name: str) -> tuple[str, str]:
    """Part what stands before a name from it."""
    rest = name
    while match := _HONORIFIC.match(rest):
        rest = rest[match.end() :]
    return name[: len(name) - len(rest)].strip(), rest


def _check_name(name: str) -> None:
    """Refuse what is no name of one person."""
    if _SEVERAL.search(name):
        raise Refused("it names more than one person", "one person in a cell, or split the cell first")
    if not re.search(r"[^\W\d_]", name) or re.search("[0-9]", name):
        raise Refused("a name has letters and no figures")
    if not name.isprintable():
        raise Refused("it holds a control character")
    words = name.split()
    if not _TITLES.isdisjoint(re.split("[,-]", words[0].lower())[:1]):
        raise Refused("a title stands before the name, and nothing tells where it ends", "`titles` lists such titles")
    if words[0].lower() in _ARTICLES or words[-1][0].islower():
        raise Refused("it is a description and no name", "an unnamed participant is a Group (coding manual, P9)")
