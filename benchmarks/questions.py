"""The questions a run asks, each answered by a section of the page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from benchmarks.cells import bytes_each, each_of, losses, of_our_content, ratio_of, rows_of, size_of, time_of
from benchmarks.defects import OF_ONE_RECORD
from benchmarks.peers import OURS, OURS_RUNNING
from benchmarks.plan import FEWEST
from benchmarks.table import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.measure import Bench

__all__ = ["QUESTIONS"]


def load(bench: Bench) -> Section:
    """How long does a whole document take to read?"""
    data, peers = bench.data(bench.settings.records), of_our_content(bench)
    stock = bench.times("load", data, peers)
    paused = bench.times("load", data, peers, collector=False)
    return Section(
        "Load",
        f"{size_of(data, bench.settings.records)}, canonical and compact, from bytes in memory to objects. As they "
        "come, the peers leave Python's garbage collector running, and the library pauses it; its second row is "
        "without that. What the collector has to catch up with afterwards counts. Then the same with the collector off "
        "in the whole process. The reference always has it running.",
        ["", "as it comes", "ratio", "collector off", "ratio"],
        rows_of(peers, stock, paused),
        [*losses("loads", stock, peers), *losses("loads", paused, peers, "the collector off")],
    )


def dense(bench: Bench) -> Section:
    """How long, when most optional fields are there?"""
    records, peers = max(FEWEST, bench.settings.records // 4), of_our_content(bench)
    data = bench.data(records, dense=True)
    stock = bench.times("load", data, peers)
    paused = bench.times("load", data, peers[:2], collector=False)
    return Section(
        "Load, dense records",
        f"{size_of(data, records)}, with nearly every optional field.",
        ["", "as it comes", "ratio", "collector off", "ratio"],
        [*rows_of(peers[:2], stock, paused), *([*row, "", ""] for row in rows_of(peers[2:], stock))],
        losses("loads dense records", stock, peers),
    )


def indented(bench: Bench) -> Section:
    """How long, when the text is not the one that we would write?"""
    wanted = ("pydantic models", "msgspec Structs", "orjson, parsing only")
    peers = [peer for peer in of_our_content(bench) if peer.name in wanted or peer.package == OURS.package]
    data = bench.indented_data(bench.settings.records)
    stock = bench.times("load", data, peers)
    paused = bench.times("load", data, peers[:2], collector=False)
    return Section(
        "Load, indented",
        f"The same {size_of(data, bench.settings.records)} with every value on a line of its own and letters beyond "
        "ASCII escaped.",
        ["", "as it comes", "ratio", "collector off", "ratio"],
        [*rows_of(peers[:2], stock, paused), *([*row, "", ""] for row in rows_of(peers[2:], stock))],
        losses("loads indented text", stock, peers),
    )


def dump(bench: Bench) -> Section:
    """How long does it take to write?"""
    data, peers = bench.data(bench.settings.records), of_our_content(bench, without=(OURS_RUNNING,))
    figures = bench.times("dump", data, peers)
    return Section(
        "Dump",
        "The same content from objects to compact bytes in memory, defaults left out.",
        ["", "time", "ratio"],
        rows_of(peers, figures),
        losses("dumps", figures, peers),
    )


def readable(bench: Bench) -> Section:
    """And in the readable form?"""
    peers = [peer for peer in of_our_content(bench) if hasattr(peer.load(), "dump_readable")]
    figures = bench.times("dump_readable", bench.data(bench.settings.records), peers)
    return Section(
        "Dump, readable",
        "Indented by two spaces, as `cyberdialogue.dump` writes unless told otherwise. Only the library puts what is "
        "short on one line; the others give every value a line of its own.",
        ["", "time", "ratio"],
        rows_of(peers, figures),
        losses("writes the readable form", figures, peers),
    )


def validate(bench: Bench) -> Section:
    """How long do the rules on what is plausible take?"""
    data, count = bench.data(bench.settings.records), bench.settings.records
    figure = bench.times("validate", data, [OURS])[OURS.name]
    return Section(
        "Validate",
        "`cyberdialogue.validate` of the same bytes: what a load checks, and then every rule. No peer has such rules.",
        ["", "time", "ratio", "microseconds a record"],
        [[OURS.name, time_of(figure), ratio_of(figure), each_of(figure, count)]],
    )


def rules(bench: Bench) -> Section:
    """How long do they take beside a load?"""
    rows: list[list[str]] = []
    for count in sorted({bench.settings.records, *bench.settings.growth}):
        figure = bench.times("rules", bench.data(count), [OURS], collector=False, reference=OURS.name)[OURS.name]
        rows.append([f"{count:,} records", time_of(figure), ratio_of(figure), each_of(figure, count)])
    return Section(
        "Rules",
        "Every rule, asked of a dataset that has just been loaded, in times of that load; the two turn by turn in one "
        "process, with the collector off.",
        ["", "time", "in loads", "microseconds a record"],
        rows,
    )


def errors(bench: Bench) -> Section:
    """How long does it take to find everything that is wrong?"""
    peers = [
        peer
        for peer in of_our_content(bench, without=(OURS_RUNNING,))
        if peer.checks and hasattr(peer.load(), "errors")
    ]
    data, places = bench.bad_data()
    figures = bench.times("errors", data, peers)
    return Section(
        "Errors",
        f"{len(places):,} bad records among {bench.settings.records:,}, each with one of these: "
        f"{', '.join(OF_ONE_RECORD)}. Every one is found, with its JSON pointer. msgspec stops at the first.",
        ["", "time", "ratio"],
        rows_of(peers, figures),
        losses("finds all errors", figures, peers),
    )


def like_size(bench: Bench) -> Section:
    """How long do other libraries of the field take for objects of like size?"""
    count = bench.settings.records
    ours = bench.times("load", bench.data(count), [OURS])[OURS.name]
    rows = [[OURS.name, f"{count:,}", bytes_each(bench.data(count), count), each_of(ours, count), "1"]]
    for peer in bench.peers:
        if peer.content != OURS.content:
            several = count // peer.one_in
            data = bench.data(several, peer.content)
            figure = bench.times("load", data, [peer], rounds=1)[peer.name]
            times = figure.median / several / (ours.median / count)
            rows.append(
                [peer.name, f"{several:,}", bytes_each(data, several), each_of(figure, several), f"{times:.1f}"]
            )
    return Section(
        "Other libraries of the field",
        "Objects of like size, the same texts, dates and references as Notes, Events or Items of theirs, read as their "
        "documentation shows. None of them resolves references or checks that ids are unique. pystac checks an Item "
        "only when it is told to, by JSON Schema.",
        ["", "objects", "bytes an object", "microseconds an object", "times ours"],
        rows,
    )


def memory(bench: Bench) -> Section:
    """How much memory does a loaded document take?"""
    data = bench.data(bench.settings.records)
    peers = of_our_content(bench, without=(OURS_RUNNING,))
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
        [[name, time_of(figure)] for name, figure in figures.items()],
    )


def growth(bench: Bench) -> Section:
    """Does twice as much take twice as long?"""
    wanted = ("pydantic models", "orjson, parsing only")
    peers = [OURS, *(peer for peer in bench.peers if peer.name in wanted)]
    rows: dict[str, list[str]] = {peer.name: [peer.name] for peer in peers}
    for records in bench.settings.growth:
        figures = bench.times("load", bench.data(records), peers, collector=False, rounds=1)
        for peer in peers:
            rows[peer.name].append(each_of(figures[peer.name], records))
    return Section(
        "Growth",
        "Microseconds a record for documents of growing length, the collector off.",
        ["", *(f"{records:,}" for records in bench.settings.growth)],
        list(rows.values()),
    )


def json_lines(bench: Bench) -> Section:
    """What do JSON Lines of any length take?"""
    rows: list[list[str]] = []
    peers = [peer for peer in of_our_content(bench) if hasattr(peer.load(), "lines")]
    for records in (bench.settings.lines // 10, bench.settings.lines):
        path = bench.lines_data(records, seed=0)
        for peer in peers:
            answer = bench.lines(peer, path)
            each = answer["seconds"] / answer["records"] * 1e6
            rows.append([peer.name, f"{records:,}", f"{each:.1f}", f"{answer['peak'] / 1e6:.0f} MB"])
    return Section(
        "JSON Lines",
        "Records read one by one and not kept, references checked at the end; memory grows by the ids alone.",
        ["", "records", "microseconds a record", "memory"],
        rows,
    )


def processes(bench: Bench) -> Section:
    """How much faster are two processes?"""
    answers = bench.processes()
    one, two = answers
    data = bench.lines_data(bench.settings.lines, seed=0)
    times, at_best = one["seconds"] / two["seconds"], 2 * one["processor"] / two["processor"]
    return Section(
        "Validate JSON Lines",
        f"`validate --jobs` of {size_of(data, bench.settings.lines)}: all that is checked of single records and of "
        "references. Time is by the clock, the quickest of several; processor time is that of all processes together, "
        f"by which two would be {at_best:.2f} times as fast on an idle machine. Memory is that of the first process. "
        f"This machine has {os.cpu_count()} processors.",
        ["processes", "time", "times as fast", "processor time", "memory"],
        [
            [
                str(jobs),
                f"{answer['seconds']:.1f} s",
                f"{one['seconds'] / answer['seconds']:.2f}",
                f"{answer['processor']:.1f} s",
                f"{answer['peak'] / 1e6:.0f} MB",
            ]
            for jobs, answer in enumerate(answers, start=1)
        ],
        [] if times >= _TWICE else [f"Two processes are {times:.2f} times as fast as one."],
    )


def sheet(bench: Bench) -> Section:
    """How long does a spreadsheet take, and how much memory?"""
    rows: list[list[str]] = []
    for count in bench.settings.rows:
        answer = bench.sheet(count)
        each = answer["seconds"] / count * 1e6
        rows.append(
            [
                f"{count:,}",
                f"{answer['records']:,}",
                f"{answer['seconds']:.1f} s",
                f"{each:.0f}",
                f"{answer['live'] / 1e6:.0f} MB",
                f"{answer['peak'] / 1e6:.0f} MB",
            ]
        )
    return Section(
        "Load a spreadsheet",
        "`loading.load_table` of a CSV file as people type it, with a mapping to dialogues and sessions: dates in six "
        "forms, names of states, people with titles, quantities; one date in a thousand cannot be read and is told.",
        ["rows", "records", "time", "microseconds a row", "memory left", "most on the way"],
        rows,
    )


_TWICE: Final = 1.9


QUESTIONS: Mapping[str, Callable[[Bench], Section]] = {
    function.__name__: function
    for function in (
        load,
        dense,
        indented,
        dump,
        readable,
        errors,
        validate,
        rules,
        like_size,
        memory,
        imports,
        growth,
        json_lines,
        processes,
        sheet,
    )
}
"""The questions by name, in the order of the page."""
