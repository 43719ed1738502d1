"""Words for codes, fields, numbers and titles, and how a value is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.vocabulary import Basis

if TYPE_CHECKING:
    from cyberdialogue.model.event import Event
    from cyberdialogue.model.evidence import Evidence
    from cyberdialogue.model.parts import Quantity

__all__ = [
    "MARKS",
    "basis_of",
    "code_words",
    "event_words",
    "field_words",
    "key_words",
    "ordinal",
    "quantity_words",
    "quoted",
    "shortened",
    "with_article",
]

MARKS: Final = {Basis.INFERRED: "~", Basis.EXTERNAL: "^"}
"""What stands behind a value that its source does not state."""

_FIELDS: Final = {
    "made_on": "day it was made",
    "made_at": "occasion",
    "due": "deadline",
    "due_within": "deadline",
    "said_on": "date",
    "said_at": "occasion",
    "published": "publication date",
    "updated": "date of the last update",
    "when": "date",
    "roster": "participants",
    "counts": "numbers",
}
_LONGEST_NAME: Final = 90
_LONG_NUMBER: Final = re.compile(r"(?<![0-9.])[0-9]{5,}")
_THOUSANDS: Final = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")


def code_words(code: str) -> str:
    """Return a code as words.

    >>> code_words("head_of_state"), code_words("x-cyber-attache")
    ('head of state', 'cyber attache')
    """
    return (
        code.removeprefix("x-").replace("_", " ").replace("-", " ") if code.startswith("x-") else code.replace("_", " ")
    )


def field_words(name: str) -> str:
    """Return what the name of a field means to a reader.

    >>> field_words("said_on"), field_words("place")
    ('date', 'place')
    """
    return _FIELDS.get(name, name.replace("_", " "))


def ordinal(number: int) -> str:
    """Return a number as one counts.

    >>> ", ".join(ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113))
    '1st, 2nd, 3rd, 4th, 11th, 22nd, 113th'
    """
    suffix = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def quoted(words: str) -> str:
    """Put words that are printed in a source between quotation marks; those inside become single ones.

    >>> quoted("before September"), quoted('He said "yes"')
    ('“before September”', '“He said ‘yes’”')
    """  # noqa: RUF002 - the quotation marks are meant
    inner = words.strip()
    if inner[:1] == "“" and inner.find("”") in {-1, len(inner) - 1}:
        inner = inner[1:]
    if inner[-1:] == "”" and "“" not in inner:
        inner = inner[:-1]
    return f"“{_OPENING.sub('“', inner).translate(_SINGLE)}”"


_OPENING: Final = re.compile(r"""(?<![^\s(\[\u2013\u2014-])"(?=\S)""")
_SINGLE: Final = str.maketrans({"“": "‘", "”": "’", '"': "’"})  # noqa: RUF001 - the quotation marks are meant


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity in words, long numbers with commas.

    >>> quantity_words(Quantity(minimum=600_000_000, unit="GBP"))
    'at least 600,000,000 GBP'
    """
    return _LONG_NUMBER.sub(lambda digits: _THOUSANDS.sub(",", digits[0]), str(quantity))


def shortened(text: str, limit: int = _LONGEST_NAME) -> str:
    """Cut a text after a word, so that it can stand for a name.

    >>> shortened("Act firmly against four kinds of crime", 20)
    'Act firmly against…'
    """
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0].rstrip(',;:.')}…"


def basis_of(holder: Any, field: str) -> Basis | None:
    """Return how a field of a record or part is known: on the best of its evidence, None when there is none.

    Evidence that names the field counts before evidence of the whole.

    >>> proof = Evidence(source="source:s", fields=["when"], basis="inferred")
    >>> basis_of(Event(id="event:e", kind="talks", title="Talks", when="2016", evidence=[proof]), "when")
    Basis.INFERRED
    """
    agreeing: list[Evidence] = [proof for proof in holder.evidence if proof.value is ABSENT]
    proofs = [proof for proof in agreeing if field in proof.fields] or [proof for proof in agreeing if not proof.fields]
    found = {proof.basis for proof in proofs}
    return next((basis for basis in Basis if basis in found), None)


def event_words(event: Event) -> str:
    """Return the title of an event as it stands in a sentence.

    It is a common noun when it begins with what the event is, and a name when its words have capital letters; what
    else it may be, its first letter does not tell.

    >>> event_words(Event(id="event:e", kind="state_visit", title="State visit of the king"))
    'the state visit of the king'
    >>> event_words(Event(id="event:e", kind="conference", title="Harbour Week"))
    'Harbour Week'
    >>> event_words(Event(id="event:e", kind="x-flood", title="High water in the port"))
    '‘High water in the port’'
    """  # noqa: RUF002 - the quotation marks are meant
    title = shortened(event.title)
    kind = code_words(event.kind)
    if title.casefold().startswith(f"{kind} "):
        return f"the {kind}{title[len(kind) :]}"
    is_name = all(not word[:1].islower() for word in title.split() if len(word) > _FEW_LETTERS)
    return title if is_name else f"‘{title}’"  # noqa: RUF001 - the quotation marks are meant


_FEW_LETTERS: Final = 3
_WITH_ARTICLE: Final = re.compile(
    r"(?:\w+ ){0,2}(?:Academy|Agency|Bureau|Cent(?:er|re)|Commission|Committee|Council|Department|Directorate|Embassy"
    r"|Government|Institute|Ministry|Office|Secretariat|University) (?:for|of|on) "
    r"|United (?:Arab Emirates|Kingdom|Nations|States)\b|European (?:Commission|Council|Parliament|Union)\b"
    r"|(?:Bahamas|Czech Republic|Dominican Republic|Maldives|Netherlands|Philippines|Russian Federation)$"
)


def with_article(name: str) -> str:
    """Return the name of a state or body as it stands in a sentence; where that is not clear, without an article.

    >>> with_article("Ministry of Public Security"), with_article("United States"), with_article("China")
    ('the Ministry of Public Security', 'the United States', 'China')
    """
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def key_words(text: str) -> set[str]:
    """Return the words that carry the meaning of a title or name.

    >>> sorted(key_words("Minister of Public Security"))
    ['minister', 'public', 'security']
    """
    return {word for word in text.casefold().replace(",", " ").split() if len(word) > _FEW_LETTERS}
