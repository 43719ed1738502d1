"""A dataset drawn as a timeline in SVG: a day is a dot, and a span a bar over all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from cyberdialogue.model.standing import time_of_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    import cyberdialogue as cd

__all__ = ["Bar", "draw", "groups"]

_LABELS: Final = 250
_WIDTH: Final = 860
_ROW: Final = 24
_HEAD: Final = 30
_MARGIN: Final = 12
_ORDINALS: Final = {1: "1st", 2: "2nd", 3: "3rd"}


class Bar(NamedTuple):
    """Something with a time: what it is, when, whether it still lay ahead, and what else is told of it."""

    label: str
    when: cd.When
    planned: bool
    aside: str = ""


def draw(dataset: cd.Dataset) -> str:
    """Return the picture: a row for everything that has a time, under the name of what it belongs to."""
    held = {head: bars for head, bars in groups(dataset) if bars}
    bars = [bar for found in held.values() for bar in found]
    scale = _Scale(bars)
    drawn: list[str] = []
    y = 26
    for head, found in held.items():
        y += _HEAD
        drawn.append(_text(0, y - 8, head, "head"))
        for bar in found:
            drawn += _bar(bar, y, scale)
            y += _ROW
    height = y + _MARGIN
    title = dataset.title or "A dataset"
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label={quoteattr(title)} class="timeline">'
        f"<title>{escape(title)}</title>{''.join(scale.axis(height))}{''.join(drawn)}</svg>"
    )


def groups(dataset: cd.Dataset) -> Iterator[tuple[str, list[Bar]]]:
    """Yield what is drawn, dialogue by dialogue and channel by channel, then the pledges that have a deadline."""
    for dialogue in dataset.dialogues:
        sessions = [held for held in dataset.sessions if held.dialogue == dialogue.id and held.when is not None]
        yield dialogue.name, [*_stages(dialogue, dataset), *(_session(held, dataset) for held in sessions)]
    for channel in dataset.channels:
        yield channel.name, list(_stages(channel, dataset))
    yield (
        "Pledges with a deadline",
        [Bar(pledge.text, pledge.due, planned=True) for pledge in dataset.pledges if pledge.due is not None],
    )


def _stages(record: cd.Dialogue | cd.Channel, dataset: cd.Dataset) -> Iterator[Bar]:
    for stage in record.stages:
        when = time_of_stage(stage, dataset.get)
        if when is not None:
            yield Bar(stage.stage.value.replace("_", " "), when, planned=stage.planned)


def _session(session: cd.Session, dataset: cd.Dataset) -> Bar:
    assert session.when is not None  # noqa: S101 - those without a time are not drawn
    number = _ORDINALS.get(session.ordinal or 0, str(session.ordinal or ""))
    place = f", {session.place.name}" if session.place else ""
    gone = [
        getattr(dataset.resolve(row.participant), "name", row.participant)
        for row in session.roster
        if row.status == "withdrew" and row.participant
    ]
    aside = f"withdrew: {' and '.join(gone)}" if gone else ""
    return Bar(f"{number} session{place}", session.when, planned=session.status == "planned", aside=aside)


class _Scale:
    """Where a day stands, from the quarter of the first to that of the last."""

    def __init__(self, bars: list[Bar]) -> None:
        first = min(day for bar in bars for day in _days(bar.when))
        last = max(day for bar in bars for day in _days(bar.when))
        self.first = date(first.year, (first.month - 1) // 3 * 3 + 1, 1).toordinal()
        self.last = date(last.year + 1, 1, 1).toordinal()

    def x(self, day: date, after: int = 0) -> float:
        share = (day.toordinal() + after - self.first) / (self.last - self.first)
        return round(_LABELS + share * (_WIDTH - _LABELS - _MARGIN), 1)

    def axis(self, height: int) -> Iterator[str]:
        """Yield a line for every quarter, with its month above."""
        day = date.fromordinal(self.first)
        while day.toordinal() <= self.last:
            x = self.x(day)
            kind = "year" if day.month == 1 else "quarter"
            yield f'<line x1="{x}" x2="{x}" y1="22" y2="{height - 4}" class="{kind}"/>'
            if day.toordinal() < self.last:
                yield _text(x + 4, 14, f"{day:%b %Y}" if day.month == 1 or x < _LABELS + 1 else f"{day:%b}", "axis")
            day = date(day.year + day.month // 10, (day.month + 2) % 12 + 1, 1)


def _days(when: cd.When) -> tuple[date, date]:
    """Return the first and the last day of a time that has both."""
    assert when.earliest is not None  # noqa: S101 - what has no bounds cannot be drawn
    assert when.latest is not None  # noqa: S101 - as above
    return when.earliest, when.latest


def _bar(bar: Bar, y: int, scale: _Scale) -> Iterator[str]:
    first, last = _days(bar.when)
    left, right = scale.x(first), scale.x(last, after=1)
    kind = "planned" if bar.planned else "held"
    yield _text(_MARGIN, y + 13, bar.label, "label")
    if right - left < 8:
        left = right = (left + right) / 2
        yield f'<circle cx="{left}" cy="{y + 9}" r="5" class="{kind}"/>'
        right += 5
    else:
        yield f'<rect x="{left}" y="{y + 3}" width="{round(right - left, 1)}" height="12" rx="6" class="{kind}"/>'
    told = bar.when.describe() + (f" · {bar.aside}" if bar.aside else "")
    width = round(5.6 * len(told), 1)
    fits = right + 6 + width < _WIDTH
    clear = right + 4 if fits else left - 6 - width  # no line of the axis runs through the words
    yield f'<path d="M{round(clear, 1)} {y + 2}h{width}v14h-{width}z" class="clear"/>'
    yield _text(right + 6 if fits else left - 8, y + 13, told, "when" if fits else "when before")


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(words)}</text>'
