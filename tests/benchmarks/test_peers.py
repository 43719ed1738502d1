"""Competitors do equal work: they read the same data, write the same content and refuse the same defects."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from benchmarks.defects import OF_ONE_RECORD, OF_THE_WHOLE, spoil, spoil_many
from benchmarks.foreign import FORMATS, foreign
from benchmarks.generate import HEAD, compact, json_lines
from benchmarks.peers import OURS, OURS_RUNNING, PEERS, Peer, installed

from cyberdialogue.model.typed import is_mapping

__all__: list[str] = []

OF_OUR_CONTENT = [peer for peer in PEERS if peer.content == OURS.content]
CHECKING = [peer for peer in PEERS if peer.checks and peer is not OURS_RUNNING]
FINDING_ALL = [peer for peer in CHECKING if peer.name != "msgspec Structs"]


def of_each(peers: list[Peer]) -> pytest.MarkDecorator:
    """Run a test for each peer; one whose package is missing is skipped."""
    return pytest.mark.parametrize(
        "peer",
        [
            pytest.param(
                peer,
                id=re.sub(r"\W+", "-", peer.name),
                marks=pytest.mark.skipif(not installed(peer), reason=f"{peer.distribution} is not installed"),
            )
            for peer in peers
        ],
    )


# -------------------------------------------------------------------------------------------------------- equal content


@of_each(OF_OUR_CONTENT)
@pytest.mark.parametrize("kind", ["sparse", "dense"])
def test_a_peer_reads_the_data_and_writes_the_same_content(
    peer: Peer, kind: str, request: pytest.FixtureRequest
) -> None:
    data: bytes = request.getfixturevalue(kind)
    verbs = peer.load()
    assert json.loads(verbs.dump(verbs.load(data))) == json.loads(data)


@of_each(
    [peer for peer in OF_OUR_CONTENT if peer.module in {"ours", "json_values", "orjson_values", "pydantic_models"}]
)
def test_the_readable_form_has_the_same_content_on_more_lines(peer: Peer, sparse: bytes) -> None:
    verbs = peer.load()
    written = verbs.dump_readable(verbs.load(sparse))
    assert json.loads(written) == json.loads(sparse)
    assert written.count(b"\n") > 1000


@of_each(CHECKING)
def test_the_objects_of_a_peer_have_our_names(peer: Peer, sparse: bytes) -> None:
    held = peer.load().load(sparse)
    assert held.title == HEAD["title"]
    assert held.statements[0].content
    assert held.pledges[0].roster[0].role == "pledgor"
    assert held.sessions[0].when.earliest


@of_each([peer for peer in PEERS if peer.name in {"cyberdialogue", "orjson, parsing only"}])
def test_a_peer_reads_json_lines_and_counts_the_records(peer: Peer, tmp_path: Any) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(b"".join(json_lines(100)))
    assert peer.load().lines(str(path)) == 100


# ----------------------------------------------------------------------------------------------------------- equal work


@of_each(CHECKING)
@pytest.mark.parametrize("defect", [*OF_ONE_RECORD, *OF_THE_WHOLE])
def test_a_peer_that_checks_refuses_every_defect(peer: Peer, defect: str, sparse: bytes) -> None:
    spoilt, _ = spoil(sparse, defect)
    verbs = peer.load()
    with pytest.raises(verbs.REFUSALS):
        verbs.load(spoilt)


@of_each(FINDING_ALL)
@pytest.mark.parametrize("defect", OF_ONE_RECORD)
def test_a_peer_that_tells_of_errors_says_where_a_defect_is(peer: Peer, defect: str, sparse: bytes) -> None:
    spoilt, places = spoil(sparse, defect)
    assert peer.load().errors(spoilt) == places


@of_each(FINDING_ALL)
def test_a_peer_that_tells_of_errors_finds_all_of_them(peer: Peer, sparse: bytes) -> None:
    spoilt, places = spoil_many(sparse, 20)
    assert sorted(peer.load().errors(spoilt)) == sorted(places)


@of_each(FINDING_ALL)
def test_a_peer_that_tells_of_errors_finds_none_in_sound_data(peer: Peer, sparse: bytes) -> None:
    assert peer.load().errors(sparse) == []


@of_each(CHECKING)
@pytest.mark.parametrize("said", ["pledge", None])
def test_a_peer_that_checks_insists_on_the_type_of_a_record(peer: Peer, said: str | None, sparse: bytes) -> None:
    verbs = peer.load()
    document = json.loads(sparse)
    document["statements"][0] |= {"type": said}
    if said is None:
        del document["statements"][0]["type"]
    with pytest.raises(verbs.REFUSALS):
        verbs.load(compact(document))


@of_each(CHECKING)
def test_a_peer_that_checks_insists_on_the_version(peer: Peer, sparse: bytes) -> None:
    verbs = peer.load()
    document = json.loads(sparse)
    del document["schema_version"]
    with pytest.raises(verbs.REFUSALS):
        verbs.load(compact(document))


# ------------------------------------------------------------------------------------------------------------ like size


@pytest.mark.parametrize("content", FORMATS)
def test_foreign_objects_are_as_many_and_about_as_large(content: str, sparse: bytes) -> None:
    written = foreign(content, 300)
    assert written == foreign(content, 300)
    held = json.loads(written)
    assert len(_objects(held)) == 300
    assert 0.8 < len(written) / len(sparse) < 1.4


@of_each([peer for peer in PEERS if peer.content != OURS.content])
def test_a_peer_of_another_format_reads_every_object_of_it(peer: Peer) -> None:
    verbs = peer.load()
    held = verbs.load(foreign(peer.content, 50))
    written = json.loads(verbs.dump(held))
    assert len(_objects(written)) == 50


@of_each([peer for peer in PEERS if peer.name == "pystac, validating"])
def test_a_peer_that_validates_by_schema_refuses_what_the_schema_does(peer: Peer) -> None:
    verbs = peer.load()
    collection = json.loads(foreign(peer.content, 50))
    collection["features"][3]["properties"]["title"] = 5
    with pytest.raises(verbs.REFUSALS):
        verbs.load(compact(collection))


def _objects(held: Any) -> Any:
    """Return the objects in what holds them."""
    return (held.get("objects") or held["features"]) if is_mapping(held) else held
