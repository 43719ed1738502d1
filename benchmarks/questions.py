"""The questions a run asks, each answered by a section of the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from benchmarks.defects import OF_ONE_RECORD
from benchmarks.peers import OURS, OURS_RUNNING, Peer
from benchmarks.plan import FEWEST
from benchmarks.table import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.measure import Bench, Figure

__all__ = ["QUESTIONS"]


def load(bench: Bench) -> Section:
    """How long does a whole document take to read?"""
    data, peers = bench.data(bench.settings.records), _of_our_content(bench)
    stock = bench.times("load", data, peers)
    paused = bench.times("load", data, peers, collector=False)
    return Section(
        "Load",
        f"{_size(data, bench.settings.records)}, canonical and compact, from bytes in memory to objects. As they "
        "come, the peers leave Python's garbage collector running, and the library pauses it; its second row is "
        "without that. What the collector has to catch up with afterwards counts. Then the same with the collector off "
        "in the whole process. The reference always has it running.",
        ["", "as it comes", "ratio", "collector off", "ratio"],
        _rows(peers, stock, paused),
        [*_losses("loads", stock, peers), *_losses("loads", paused, peers, "the collector off")],
    )


def dense(bench: Bench) -> Section:
    """How long, when most optional fields are there?"""
    records, peers = max(FEWEST, bench.settings.records // 4), _of_our_content(bench)
    data = bench.data(records, dense=True)
    stock = bench.times("load", data, peers)
    return Section(
        "Load, dense records",
        f"{_size(data, records)}, with nearly every optional field.",
        ["", "as it comes", "ratio"],
        _rows(peers, stock),
        _losses("loads dense records", stock, peers),
    )


def dump(bench: Bench) -> Section:
    """How long does it take to write?"""
    data, peers = bench.data(bench.settings.records), _of_our_content(bench, without=(OURS_RUNNING,))
    figures = bench.times("dump", data, peers)
    return Section(
        "Dump",
        "The same content from objects to compact bytes in memory, defaults left out.",
        ["", "time", "ratio"],
        _rows(peers, figures),
        _losses("dumps", figures, peers),
    )


def readable(bench: Bench) -> Section:
    """And in the readable form?"""
    peers = [peer for peer in _of_our_content(bench) if hasattr(peer.load(), "dump_readable")]
    figures = bench.times("dump_readable", bench.data(bench.settings.records), peers)
    return Section(
        "Dump, readable",
        "Indented by two spaces, as `cyberdialogue.dump` writes unless told otherwise. Only the library puts what is "
        "short on one line; the others give every value a line of its own.",
        ["", "time", "ratio"],
        _rows(peers, figures),
        _losses("writes the readable form", figures, peers),
    )


def validate(bench: Bench) -> Section:
    """How long do the rules on what is plausible take?"""
    data, count = bench.data(bench.settings.records), bench.settings.records
    figure = bench.times("validate", data, [OURS])[OURS.name]
    return Section(
        "Validate",
        "`cyberdialogue.validate` of the same bytes: what a load checks, and then every rule. No peer has such rules.",
        ["", "time", "ratio", "microseconds a record"],
        [[OURS.name, _time(figure), _ratio(figure), _each(figure, count)]],
    )


def errors(bench: Bench) -> Section:
    """How long does it take to find everything that is wrong?"""
    peers = [
        peer
        for peer in _of_our_content(bench, without=(OURS_RUNNING,))
        if peer.checks and hasattr(peer.load(), "errors")
    ]
    data, places = bench.bad_data()
    figures = bench.times("errors", data, peers)
    return Section(
        "Errors",
        f"{len(places):,} bad records among {bench.settings.records:,}, each with one of these: "
        f"{', '.join(OF_ONE_RECORD)}. Every one is found, with its JSON pointer. msgspec stops at the first.",
        ["", "time", "ratio"],
        _rows(peers, figures),
        _losses("finds all errors", figures, peers),
    )


def like_size(bench: Bench) -> Section:
    """How long do other libraries of the field take for objects of like size?"""
    count = bench.settings.records
    ours = bench.times("load", bench.data(count), [OURS])[OURS.name]
    rows = [[OURS.name, _bytes_each(bench.data(count), count), _each(ours, count), "1"]]
    for peer in bench.peers:
        if peer.content != OURS.content:
            data = bench.data(count, peer.content)
            figure = bench.times("load", data, [peer])[peer.name]
            rows.append(
                [peer.name, _bytes_each(data, count), _each(figure, count), f"{figure.median / ours.median:.1f}"]
            )
    return Section(
        "Other libraries of the field",
        f"{count:,} objects of like size, the same texts, dates and references as Notes, Events or Items of theirs, "
        "read as their documentation shows. None of them resolves references or checks that ids are unique, and pystac "
        "validates nothing here.",
        ["", "bytes an object", "microseconds an object", "times ours"],
        rows,
    )


def memory(bench: Bench) -> Section:
    """How much memory does a loaded document take?"""
    data = bench.data(bench.settings.records)
    peers = _of_our_content(bench, without=(OURS_RUNNING,))
    weights = {peer.name: bench.memory(peer, data) for peer in peers}
    least = min((live, name) for name, (live, _) in weights.items())
    equal = {peer.name: weights[peer.name][0] for peer in peers if peer.checks}
    lighter = [name for name, live in equal.items() if live < equal[OURS.name]]
    return Section(
        "Memory",
        "What a load leaves behind, and the most it takes on the way, in times of the size of the JSON text (which is "
        f"not counted). The least here is {least[1]}.",
        ["", "live", "peak"],
        [[name, f"{live:.2f}", f"{peak:.2f}"] for name, (live, peak) in weights.items()],
        [f"{name} holds the same content in less memory." for name in lighter],
    )


def imports(bench: Bench) -> Section:
    """How long does the import take?"""
    figures = bench.imports()
    return Section(
        "Import",
        "In a fresh interpreter with bytecode at hand, less what an empty one takes.",
        ["", "time"],
        [[name, _time(figure)] for name, figure in figures.items()],
    )


def growth(bench: Bench) -> Section:
    """Does twice as much take twice as long?"""
    wanted = ("pydantic models", "orjson, parsing only")
    peers = [OURS, *(peer for peer in bench.peers if peer.name in wanted)]
    rows: dict[str, list[str]] = {peer.name: [peer.name] for peer in peers}
    for records in bench.settings.growth:
        figures = bench.times("load", bench.data(records), peers, collector=False)
        for peer in peers:
            rows[peer.name].append(_each(figures[peer.name], records))
    return Section(
        "Growth",
        "Microseconds a record for documents of growing length, the collector off.",
        ["", *(f"{records:,}" for records in bench.settings.growth)],
        list(rows.values()),
    )


def json_lines(bench: Bench) -> Section:
    """What do JSON Lines of any length take?"""
    rows: list[list[str]] = []
    peers = [peer for peer in _of_our_content(bench) if hasattr(peer.load(), "lines")]
    for records in (bench.settings.lines // 10, bench.settings.lines):
        path = bench.lines_data(records, seed=0)
        for peer in peers:
            answer = bench.lines(peer, path)
            each = answer["seconds"] / answer["records"] * 1e6
            rows.append([peer.name, f"{records:,}", f"{each:.1f}", f"{answer['peak'] / 1e6:.0f} MB"])
    one, two = bench.processes()
    return Section(
        "JSON Lines",
        "Records read one by one and not kept, references checked at the end; memory grows by the ids alone. "
        f"Two files of {bench.settings.lines // 2:,} records took {one:.1f} s one after the other and {two:.1f} s in "
        f"two processes at once: {one / two:.2f} times as fast.",
        ["", "records", "microseconds a record", "memory"],
        rows,
    )


QUESTIONS: Mapping[str, Callable[[Bench], Section]] = {
    function.__name__: function
    for function in (load, dense, dump, readable, errors, validate, like_size, memory, imports, growth, json_lines)
}
"""The questions by name, in the order of the page."""


def _of_our_content(bench: Bench, *, without: Sequence[Peer] = ()) -> list[Peer]:
    return [peer for peer in bench.peers if peer.content == OURS.content and peer not in without]


def _rows(peers: Sequence[Peer], *several: Mapping[str, Figure]) -> list[list[str]]:
    """Return a row for each competitor, with its time and its ratio in one or several measurements."""
    return [
        [peer.name, *(cell for figures in several for cell in (_time(figures[peer.name]), _ratio(figures[peer.name])))]
        for peer in peers
    ]


def _losses(does: str, figures: Mapping[str, Figure], peers: Sequence[Peer], when: str = "") -> list[str]:
    """Say which competitors that do equal work are faster."""
    ours = figures[OURS.name].median
    found: Iterator[tuple[str, float]] = (
        (peer.name, ours / figures[peer.name].median)
        for peer in peers
        if peer.checks and peer not in {OURS, OURS_RUNNING}
    )
    under = f" with {when}" if when else ""
    return [f"{name} {does} {factor:.1f} times as fast{under}." for name, factor in found if factor > _NOTICEABLE]


_NOTICEABLE: Final = 1.05
"""Smaller factors are noise."""


def _time(figure: Figure) -> str:
    least, median, most = (
        f"{seconds * 1000:.{max(0, 1 - int(math.log10(max(seconds * 1000, 1))))}f}"
        for seconds in (min(figure.seconds), figure.median, max(figure.seconds))
    )
    return f"{median} ms ({least}-{most})"


def _ratio(figure: Figure) -> str:
    return f"{figure.ratio:.2f} ({min(figure.ratios):.2f}-{max(figure.ratios):.2f})"


def _each(figure: Figure, count: int) -> str:
    return f"{figure.median / count * 1e6:.1f}"


def _bytes_each(data: Path, count: int) -> str:
    return f"{data.stat().st_size / count:.0f}"


def _size(data: Path, records: int) -> str:
    return f"{records:,} records, {data.stat().st_size / 1e6:.1f} MB"
