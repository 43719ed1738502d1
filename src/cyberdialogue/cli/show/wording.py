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
    """Put words that are printed in a source between quotation marks.

    >>> quoted("before September")
    '“before September”'
    """
    return f"“{words.strip('“”')}”"


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
    """Return the title of an event as it stands in a sentence: as a common noun when it begins with what the event is.

    >>> event_words(Event(id="event:e", kind="state_visit", title="State visit of the king"))
    'the state visit of the king'
    """
    title = shortened(event.title)
    kind = code_words(event.kind)
    return f"the {kind}{title[len(kind) :]}" if title.casefold().startswith(f"{kind} ") else title


_FEW_LETTERS: Final = 3


def key_words(text: str) -> set[str]:
    """Return the words that carry the meaning of a title or name.

    >>> sorted(key_words("Minister of Public Security"))
    ['minister', 'public', 'security']
    """
    return {word for word in text.casefold().replace(",", " ").split() if len(word) > _FEW_LETTERS}
