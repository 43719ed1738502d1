"""Draw a timeline: an exact day is a dot, any other date is the span of days it may be.

With a file, of that dataset: python plot_timeline.py talks.json. Needs the extra `plot`.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import shorten

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import dates, lines, patches

import cyberdialogue as cd

mpl.use("agg")  # draws files, without a window
mpl.rcParams |= {"svg.fonttype": "none", "text.parse_math": False, "svg.hashsalt": "t"}  # text stays text, $ stays $
BLUE, ORANGE = "#0b5394", "#b45f06"
dataset = cd.load(sys.argv[1]) if len(sys.argv) > 1 else cd.examples.load("us-china-2016")


def dated() -> Iterator[tuple[str, cd.When | None, bool]]:
    """Yield what has a date, with whether it was still ahead."""
    for session in dataset.sessions:
        label = f"Session {session.ordinal}" if session.ordinal else session.label or "Session"
        yield label, session.when, session.status == "planned"
    for event in dataset.events:
        yield event.title, event.when, False
    lasting: list[cd.Dialogue | cd.Channel] = [*dataset.dialogues, *dataset.channels]
    for holder in lasting:
        for stage in holder.stages:
            yield f"{stage.stage.replace('_', ' ').capitalize()}: {holder.name}", stage.when, stage.planned
    for pledge in dataset.pledges:
        yield f"Due: {pledge.text}", pledge.due, True


def x(day: date) -> float:
    return float(dates.date2num(day))


rows = [(label, when, ahead) for label, when, ahead in dated() if when and (when.earliest or when.latest)]
if not rows:
    sys.exit("nothing in it has a date")
rows.sort(key=lambda row: (row[1].sort_key, row[0]))
days = [day for _, when, _ in rows for day in (when.earliest, when.latest) if day]
earliest, latest = min(days), max(days)
margin = max((latest - earliest) / 20, timedelta(days=3))
left = earliest - min(margin, earliest - date.min)  # no further than the calendar goes
right = latest + min(margin, date.max - latest)

figure, axes = plt.subplots(figsize=(10, 1.4 + 0.42 * len(rows)), layout="constrained")
for place, (label, when, ahead) in enumerate(rows):
    first, last = when.earliest or left, when.latest or right  # an open end runs out of the picture
    colour = ORANGE if ahead else BLUE
    about = when.is_uncertain or when.is_approximate
    if first == last:
        axes.plot(x(first), place, "o", color=colour, fillstyle="none" if about else "full")
    else:
        # What lasts is filled; what happened once, some day in that span, is only framed.
        fill, line = colour if when.kind == "interval" else f"{colour}33", "--" if about else "-"
        axes.barh(place, x(last) + 1 - x(first), 0.5, x(first), color=fill, edgecolor=colour, linestyle=line)
    print(f"{label}: {when.describe()}{', ahead' if ahead else ''}")

axes.set_yticks(range(len(rows)), [f"{shorten(label, 60)}\n{when.describe()}" for label, when, _ in rows])
axes.set(axisbelow=True, frame_on=False, xlim=(x(left), x(right)), ylim=(len(rows) - 0.5, -0.5))
ticks = dates.AutoDateLocator(maxticks=9)
axes.xaxis.set_major_locator(ticks)
axes.xaxis.set_major_formatter(dates.AutoDateFormatter(ticks))
axes.tick_params(axis="y", length=0, labelsize="small")
axes.grid(axis="x", color="#e5e5e5")
figure.suptitle(dataset.title or "")
legend = [
    lines.Line2D([], [], marker="o", linestyle="none", color=BLUE, label="that day"),
    patches.Patch(facecolor=f"{BLUE}33", edgecolor=BLUE, label="some day in that span"),
    patches.Patch(facecolor=BLUE, label="all that time"),
    patches.Patch(facecolor=f"{ORANGE}33", edgecolor=ORANGE, label="ahead at the time"),
]
figure.legend(handles=legend, loc="outside lower center", ncols=4, frameon=False)
figure.savefig("timeline.svg", metadata={"Date": None})
figure.savefig("timeline.png", dpi=150, metadata={"Software": None})
