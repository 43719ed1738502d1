"""The competitors, one a file, with the same verbs.

Every module here has

- ``load(data)``: bytes to objects, raising one of its ``REFUSALS`` when they do not pass its checks;
- ``dump(held)``: what `load` returned to compact bytes;

and, where the library can,

- ``dump_readable(held)``: the same, indented by two spaces;
- ``errors(data)``: a JSON pointer for everything that is wrong, the empty list when nothing is;
- ``lines(path)``: read JSON Lines, keep nothing, and return how many records there were;
- ``stream(path, jobs)``: validate JSON Lines in so many processes, and return how many problems there were;
- ``sheet(path)``: load the spreadsheet of `benchmarks.sheets`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["OURS", "OURS_RUNNING", "PEERS", "Peer", "installed", "peer"]


class Peer(NamedTuple):
    """One competitor."""

    name: str
    module: str
    package: str
    """The package to be imported; who has it can run the peer."""
    distribution: str
    """What ``pip install`` calls it."""
    besides: str | None = None
    """Another package that the peer needs, and its own one does without."""
    checks: bool = False
    """Whether it checks all that we check, so that it does equal work."""
    content: str = "cyberdialogue"
    """Which data it reads: ours, or objects of its own of like size."""
    one_in: int = 1
    """It is given one object where others are given so many: it takes minutes for all."""

    def load(self) -> Any:
        """Import the module with its verbs."""
        return import_module(f"benchmarks.peers.{self.module}")


OURS: Final = Peer("cyberdialogue", "ours", "cyberdialogue", "cyberdialogue", checks=True)
OURS_RUNNING: Final = Peer(
    'cyberdialogue, collector="run"', "ours_running", "cyberdialogue", "cyberdialogue", checks=True
)
PEERS: Final[Sequence[Peer]] = (
    OURS,
    OURS_RUNNING,
    Peer("pydantic models", "pydantic_models", "pydantic", "pydantic", checks=True),
    Peer("pydantic slots dataclasses", "pydantic_dataclasses", "pydantic", "pydantic", checks=True),
    Peer("cattrs", "cattrs_classes", "cattrs", "cattrs", checks=True),
    Peer("msgspec Structs", "msgspec_structs", "msgspec", "msgspec", checks=True),
    Peer("orjson, parsing only", "orjson_values", "orjson", "orjson"),
    Peer("json, parsing only", "json_values", "json", "python"),
    Peer("stix2", "stix2_objects", "stix2", "stix2", content="stix2"),
    Peer("FollowTheMoney", "followthemoney_entities", "followthemoney", "followthemoney", content="followthemoney"),
    Peer(
        "pystac, validating", "pystac_validated", "pystac", "pystac", content="pystac", one_in=20, besides="jsonschema"
    ),
    Peer("pystac, reading only", "pystac_items", "pystac", "pystac", content="pystac"),
)
"""All competitors, ourselves first, in the order of the tables."""


def installed(peer: Peer) -> bool:
    """Tell whether the package of a peer is there, and what it needs besides."""
    return all(find_spec(package) is not None for package in (peer.package, peer.besides or peer.package))


def peer(name: str) -> Peer:
    """Return a peer by its name."""
    return next(peer for peer in PEERS if peer.name == name)
