"""The page as a whole: what is on it, what is left out, and how it is kept safe."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from datetime import date
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue import __version__
from cyberdialogue.errors import MissingExtra, shorten
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.narration.pledges import in_order
from cyberdialogue.narration.selection import records_with, refuse_unknown
from cyberdialogue.narration.styled import Style, printable
from cyberdialogue.page.filtering import filter_of
from cyberdialogue.page.glance import glance
from cyberdialogue.page.sections import Teller
from cyberdialogue.page.speaking import Known, Named, PageNarrator
from cyberdialogue.page.timeline import MOST_TRACKS, timeline
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from jinja2 import Template
    from markupsafe import Markup

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.narration.styled import Styled

__all__ = ["LIMIT", "html", "left_out"]

LIMIT: Final = 500
"""How many records of each collection are on a page unless it is told otherwise."""


def html(
    dataset: Dataset,
    *,
    as_of: When | date | str,
    texts: Mapping[str, str] | None = None,
    participants: Collection[str] = (),
    limit: int = LIMIT,
) -> str:
    """Return a dataset as a page in HTML, complete in itself: it loads nothing, and works from a file.

    `as_of` is the day as of which it is told where pledges stand. With `texts`, by the id of their source, it cites the
    words of each evidence. `participants` are the ids of those whose records are wanted. Of each collection the first
    `limit` records are on the page; what is left out is said there.

    Whatever a field holds appears as text: markup in it is escaped, and a content security policy
    (https://www.w3.org/TR/CSP3/) admits no program but the page's own.

    Raises:
        MissingExtra: Jinja2 is not installed; the extra `report` brings it.
        TimeError: the day is not EDTF.
        TypeError: the participants are one text.
        UnknownRecord: nobody has the id of a participant.
        ValueError: the limit is less than 1.

    >>> talks = Event(id="event:e", kind="talks", title="Talks <in> Bonn", when="1998")
    >>> page = cyberdialogue.page.html(Dataset(title="Talks", events=[talks]), as_of="2000")
    >>> page.startswith("<!doctype html>"), "Talks &lt;in&gt; Bonn" in page, "<in>" in page
    (True, True, False)
    """
    template = _template()
    day = as_of if isinstance(as_of, When) else When.from_date(as_of) if isinstance(as_of, date) else When.parse(as_of)
    _check_limit(limit)
    shown = _shown(dataset, participants)
    records = {name: those[:limit] for name, those in shown.items()}
    there = frozenset(one.id for those in records.values() for one in those)
    narrator = PageNarrator(dataset, day, there=there)
    style, script = (_read(name) for name in ("page.css", "page.js"))
    return template.render(
        dataset=dataset,
        title=printable(dataset.title or "A dataset without a title"),
        day=day.describe(),
        style=style,
        script=script,
        policy=_policy(style, script),
        glance=glance(narrator, shown),
        timeline=timeline(narrator, records),
        tell=Teller(narrator, texts or {}),
        filter=filter_of(narrator, records),
        records=records,
        totals={name: len(those) for name, those in shown.items()},
        total=sum(map(len, shown.values())),
        wanted=[narrator.the(key) for key in participants],
        has_texts=bool(texts),
        menu=_MENU,
        others=_OTHERS,
        version=__version__,
        most_tracks=MOST_TRACKS,
    )


def left_out(dataset: Dataset, *, participants: Collection[str] = (), limit: int = LIMIT) -> dict[str, tuple[int, int]]:
    """Return the collections that are not whole on a page: how many records are on it, and how many there are.

    Raises:
        TypeError: the participants are one text.
        UnknownRecord: nobody has the id of a participant.
        ValueError: the limit is less than 1.

    >>> states = [State(id=f"state:s{number}", name=f"State {number}") for number in range(3)]
    >>> left_out(Dataset(participants=states), limit=2)
    {'participants': (2, 3)}
    """
    _check_limit(limit)
    totals = {name: len(those) for name, those in _shown(dataset, participants).items()}
    return {name: (limit, total) for name, total in totals.items() if total > limit}


def _check_limit(limit: int) -> None:
    """Refuse a limit below 1, which would count from the end."""
    if limit < 1:
        raise ValueError(f"expected a limit of 1 or more, got {limit}")


def _shown(dataset: Dataset, participants: Collection[str]) -> dict[str, list[Any]]:
    """Return the records that are wanted, by collection."""
    if isinstance(participants, str):  # a text is a collection of texts, too: its characters, which nobody means
        raise TypeError(f"expected the ids of participants in a list, got {shorten(participants)}")
    refuse_unknown(dataset, participants)
    chosen = records_with(dataset, participants) if participants else None
    shown: dict[str, list[Any]] = {
        name: [one for one in getattr(dataset, name) if chosen is None or one.id in chosen] for name in COLLECTIONS
    }
    # A pledge and its parts stay together.
    shown["pledges"] = [pledge for pledge, _ in in_order(shown["pledges"])]
    return shown


_OTHERS: Final = (
    ("channels", "channels", "Channels"),
    ("instruments", "instruments", "Instruments"),
    ("events", "events", "Other events"),
)
_MENU: Final = (
    ("dialogues", "dialogues", "Dialogues"),
    ("pledges", "pledges", "Pledges"),
    ("statements", "statements", "Statements"),
    *_OTHERS,
    ("participants", "participants", "Who is who"),
    ("sources", "sources", "Sources"),
)


@functools.cache
def _template() -> Template:
    """Return the template of the page.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - the extra brings it
    except ImportError as error:
        raise MissingExtra("a page needs jinja2: pip install 'cyberdialogue[report]'") from error
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, loader=FunctionLoader(_read)
    )
    filters: dict[str, Callable[..., Any]] = environment.filters
    filters.update(spoken=_spoken, web=_is_web, number=_number, plain=printable)
    return environment.get_template("page.html")


def _read(name: str) -> str:
    """Return a file that belongs to the page."""
    return (files("cyberdialogue.page") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing is loaded, and only this style and this program count."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _number(count: int) -> str:
    return f"{count:,}"


def _is_web(url: str) -> bool:
    """Tell whether an address is one of the web, which a link may lead to."""
    return url.lower().startswith(("https://", "http://"))


# ------------------------------------------------------------------------------------------------------------- words

# Hebrew, Arabic and the other scripts of that direction, by the blocks that Unicode keeps for them.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MEANINGS: Final = {"~": "inferred from the source", "^": "known from outside the sources"}


def _spoken(text: Styled) -> Markup:
    """Return styled text as markup, its words escaped."""
    from markupsafe import Markup  # noqa: PLC0415 - it comes with Jinja2

    return Markup("".join(_runs(text)))  # noqa: S704 - each run is escaped


def _runs(text: Styled) -> Iterator[str]:
    for run, style in text.runs:
        if not run:
            continue
        words = escape(run)
        if _RIGHT_TO_LEFT.search(run):  # or a number that follows would stand before it
            words = f'<bdi dir="ltr">{words}</bdi>'
        if isinstance(run, Known) or style is Style.MARK:
            yield f'<abbr title="{_MEANINGS.get(run.strip(), "")}">{words}</abbr>'
            continue
        if isinstance(run, Named):
            words = f'<a href="#{escape(run.key)}">{words}</a>'
        if style is Style.STRONG:
            words = f"<strong>{words}</strong>"
        elif style is not Style.PLAIN:
            words = f'<span class="{style.value}">{words}</span>'
        yield words
