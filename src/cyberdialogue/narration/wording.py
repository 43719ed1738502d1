"""Words for codes, fields, numbers and titles, and how a value is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.temporal.words import NUMBER_WORDS
from cyberdialogue.vocabulary import Basis, EventKind

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
    "level_words",
    "ordinal",
    "quantity_words",
    "quoted",
    "says_the_same",
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


def level_words(level: str) -> str:
    """Return a level as one speaks of it.

    >>> level_words("head_of_state"), level_words("working_level")
    ('head-of-state level', 'working level')
    """
    words = code_words(level).removesuffix(" level").replace(" ", "-")
    return f"{words} level"


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


def says_the_same(printed: str, quantity: Quantity) -> bool:
    """Tell whether what is printed for a quantity is that number and no more, in figures or as a word.

    >>> says_the_same("four", Quantity(minimum=4, maximum=4)), says_the_same("some four", Quantity(minimum=4))
    (True, False)
    """
    number = quantity.minimum
    if number is None or number != quantity.maximum or quantity.approximate:
        return False
    words = printed.strip("“”").replace(",", "").casefold()
    return words == str(number) or (number in range(len(NUMBER_WORDS)) and words == NUMBER_WORDS[int(number)])


def shortened(text: str, limit: int = _LONGEST_NAME) -> str:
    """Cut a text after a word, so that it can stand for a name.

    >>> shortened("Act firmly against four kinds of crime", 20)
    'Act firmly against…'
    """
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0].rstrip(',;:.')}…"


def basis_of(holder: Any, field: str) -> Basis | None:
    """Return how a field of a record or part is known: on the best of its evidence, None when there is none.

    Evidence that names the field counts before evidence of the whole. Of a list of several items the worst counts,
    since it may be all there is for one of them.

    >>> proof = Evidence(source="source:s", fields=["when"], basis="inferred")
    >>> basis_of(Event(id="event:e", kind="talks", title="Talks", when="2016", evidence=[proof]), "when")
    Basis.INFERRED
    """
    agreeing: list[Evidence] = [proof for proof in holder.evidence if proof.value is ABSENT]
    proofs = [proof for proof in agreeing if field in proof.fields] or [proof for proof in agreeing if not proof.fields]
    found = {proof.basis for proof in proofs}
    held = getattr(holder, field, None)
    is_list = isinstance(held, tuple) and len(cast("tuple[object, ...]", held)) > 1
    return next((basis for basis in (reversed(Basis) if is_list else Basis) if basis in found), None)


def event_words(event: Event, by: str = "") -> str:
    """Return the title of an event as it stands in a sentence; the speaker `by` is left out of it.

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
    if by and event.kind is EventKind.REMARKS and title.startswith(f"Remarks of {by} "):
        return f"remarks{title.removeprefix(f'Remarks of {by}')}"
    if by:
        title = title.replace(f" of {by} ", " ", 1)
    kinds = "|".join([re.escape(code_words(event.kind)), *_SYNONYMS.get(event.kind, ())])
    noun = re.match(rf"(?:(?:{_ADJECTIVES}) )?(?:{kinds})\b", title, re.IGNORECASE)
    if noun:
        return f"the {noun[0].lower()}{title[noun.end() :]}"
    is_name = all(not word[:1].islower() for word in title.split() if len(word) > _FEW_LETTERS)
    return title if is_name else f"‘{title}’"  # noqa: RUF001 - the quotation marks are meant


_ADJECTIVES: Final = "annual|bilateral|daily|informal|joint|monthly|official|regular|weekly"
_SYNONYMS: Final = {
    EventKind.CALL: ["telephone call", "telephone talk"],
    EventKind.CRIMINAL_CASE: ["bribery case", "case", "trial"],
    EventKind.CYBER_INCIDENT: ["attack", "breach", "incident", "intrusion", "outbreak"],
    EventKind.DETENTION: ["arrest"],
    EventKind.OFFICIAL_VISIT: ["visit"],
    EventKind.POLICY_REVIEW: ["review"],
    EventKind.PRESS_CONFERENCE: ["news briefing", "news conference", "press briefing"],
    EventKind.REMARKS: ["interview", "speech", "statement"],
    EventKind.TALKS: ["meeting", "negotiations"],
}
_FEW_LETTERS: Final = 3


def key_words(text: str) -> set[str]:
    """Return the words that carry the meaning of a title or name.

    >>> sorted(key_words("Minister of Public Security"))
    ['minister', 'public', 'security']
    """
    return {word for word in text.casefold().replace(",", " ").split() if len(word) > _FEW_LETTERS}
