"""The network of those who meet: who was there, who was to be, and that other programs can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cyberdialogue import Dataset, Participation, Session, dump

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Program

__all__: list[str] = []

nx: Any = pytest.importorskip("networkx", reason="the extra network brings it")

GUO, SPAULDING, LYNCH = "person:guo-shengkun", "person:suzanne-spaulding", "person:loretta-lynch"
READERS = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}

of_every_format = pytest.mark.parametrize("suffix", READERS)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Any]:
    return lambda suffix: READERS[suffix](tmp_path / f"network.{suffix}")


@of_every_format
def test_the_network_reads_back(program: Program, read: Callable[[str], Any], suffix: str) -> None:
    printed = program("meeting_network")
    network = read(suffix)
    assert printed.startswith("8 took part or were to, 9 pairs\n")
    assert (network.number_of_nodes(), network.number_of_edges()) == (8, 9)
    assert network.nodes[GUO]["side"] == "China"
    assert network.edges[GUO, SPAULDING]["weight"] == 1
    assert network.edges["person:david-cameron", "person:li-keqiang"]["weight"] == 1


@of_every_format
def test_who_withdrew_met_nobody(program: Program, read: Callable[[str], Any], suffix: str) -> None:
    printed = program("meeting_network")
    network = read(suffix)
    assert (network.nodes[LYNCH]["attended"], network.nodes[LYNCH]["withdrew"]) == (0, 1)
    assert {(edge["weight"], edge["missed"]) for _, _, edge in network.edges(LYNCH, data=True)} == {(0, 1)}
    assert printed.endswith("Jeh Johnson withdrew 1 of 1 times\nLoretta Lynch withdrew 1 of 1 times\n")


def test_meetings_add_up_and_one_side_does_not_meet_itself(
    program: Program, read: Callable[[str], Any], tmp_path: Path
) -> None:
    def row(name: str, side: str, status: str, role: str = "delegate") -> Participation:
        return Participation(participant=f"person:{name}", role=role, side=f"state:{side}", status=status)

    rosters = [
        [
            *(row("a", "nor", "attended", role) for role in ("delegate", "chair")),
            row("b", "jpn", "attended"),
            row("c", "nor", "attended"),
        ],
        [row("a", "nor", "attended"), row("b", "jpn", "attended"), row("c", "nor", "absent")],
        [row("a", "nor", "expected"), row("b", "jpn", "attended")],
    ]
    sessions = [
        Session(id=f"session:s-{number}", dialogue="dialogue:d", status="held", roster=roster)
        for number, roster in enumerate(rosters)
    ]
    names = [*(f"person:{name}" for name in "abc"), "state:nor", "state:jpn", "dialogue:d"]
    dump(Dataset(sessions=sessions, external=names), tmp_path / "own.json")
    program("meeting_network", "own.json")
    edges = {(one, other): edge for one, other, edge in read("gexf").edges(data=True)}
    assert {pair: (edge["weight"], edge["missed"]) for pair, edge in edges.items()} == {
        ("person:a", "person:b"): (2, 0),
        ("person:b", "person:c"): (1, 1),
    }
    assert read("gexf").nodes["person:a"]["attended"] == 2
