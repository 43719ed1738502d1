"""A file in YAML is as strict and as well located as one in JSON, whether it is one mapping or a stream of records."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    Dataset,
    NewerVersionWarning,
    Problem,
    Profile,
    State,
    ValidationError,
    content_hash,
    dump,
    dumps,
    examples,
    iter_load,
    load,
    loads,
    testing,
    validate,
)
from cyberdialogue.formats import careful, yaml
from cyberdialogue.formats.yaml_places import places_in
from cyberdialogue.model.typed import is_list, is_mapping
from cyberdialogue.testing.defects.trees import Layout, Members, containers, parsed, write
from cyberdialogue.validation import Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

DATA = Path(__file__).parent.parent / "data" / "versions"
# What the readers find; the rules are the same for all formats.
STRUCTURE = Profile(select=["json.*", "yaml.*", "field.*", "id.*", "ref.*", "time.syntax", "schema.*", "limit.*"])

TALKS = """\
# What we know of the talks.
schema_version: 1.0
title: Talks

participants:
  - type: state
    id: state:nor
    name: NO
  - {type: state, id: state:fin, name: Finland}   # on one line

pledges:
- type: pledge
  id: pledge:contacts
  text: >-
    Name points of contact,
    and keep them up to date
  action: establish_channel
  due: 2030-09
  roster:
  - participant: state:nor
    role: pledgor
  - {participant: state:fin, role: pledgor}
"""
STREAM = """\
type: dataset
schema_version: 1.0
title: Talks
---
type: state
id: state:nor
name: NO
---
# A record that comes before what it refers to is fine.
{type: pledge, id: pledge:p, text: t, action: assist, roster: [{participant: state:fin, role: pledgor}]}
--- # Finland
type: state
id: state:fin
name: Finland
...
"""


def found(data: str, form: Any = "yaml") -> list[tuple[str, str | None, int | None, int | None]]:
    """Return what is wrong with the structure of a text, and where."""
    report = validate(data.encode(), format=form, profile=STRUCTURE)
    return [(problem.code, problem.path, problem.line, problem.column) for problem in report]


# ------------------------------------------------------------------------------------------------- one mapping, by hand


def test_a_file_by_hand_is_what_it_says() -> None:
    dataset = loads(TALKS, format="yaml")
    (pledge,) = dataset.pledges
    assert [state.name for state in dataset.participants if isinstance(state, State)] == ["NO", "Finland"]
    assert pledge.text == "Name points of contact, and keep them up to date"
    assert pledge.due is not None
    assert pledge.due.text == "2030-09"
    assert found(TALKS) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: Talks", "titel: Talks", ("field.unknown", "/titel", 3, 1)),
        ("schema_version: 1.0\n", "", ("field.missing", "/schema_version", 2, 1)),
        ("schema_version: 1.0", "schema_version: 2.0", ("schema.unknown-version", "/schema_version", 2, 17)),
        ("name: NO", "nmae: NO", ("field.missing", "/participants/0/name", 6, 5)),
        ("id: state:fin", "id: state:FIN", ("id.malformed", "/participants/1/id", 9, 23)),
        ("id: state:fin", "id: state:nor", ("id.duplicate", "/participants/1/id", 9, 23)),
        ("name: Finland", "name: [Finland]", ("field.type", "/participants/1/name", 9, 40)),
        ("  text: >-", "  text: 'x'\n  notes: >-", None),
        ("action: establish_channel", "action: establish_chanel", ("field.code", "/pledges/0/action", 17, 11)),
        ("due: 2030-09", "due: 2030-13", ("time.syntax", "/pledges/0/due", 18, 8)),
        ("due: 2030-09", "due: next year", ("time.syntax", "/pledges/0/due", 18, 8)),
        ("due: 2030-09", "dew: 2030-09", ("field.unknown", "/pledges/0/dew", 18, 3)),
        ("participant: state:nor", "participant: state:swe",
         ("ref.missing", "/pledges/0/roster/0/participant", 20, 18)),
        ("participant: state:fin", "participant: session:x",
         ("ref.wrong-type", "/pledges/0/roster/1/participant", 22, 19)),
        ("role: pledgor}", "role: pledger}", ("field.code", "/pledges/0/roster/1/role", 22, 36)),
    ],
)  # fmt: skip
def test_a_slip_has_its_line_and_column(old: str, new: str, problem: tuple[str, str, int, int] | None) -> None:
    assert TALKS.count(old) == 1
    problems = found(TALKS.replace(old, new))
    assert problem in problems if problem else problems == []
    assert len(problems) <= 3


def test_the_rules_find_their_places_in_yaml() -> None:
    text = TALKS.replace("due: 2030-09", "due: 2029\n  made_on: 2030-01")
    (problem,) = (problem for problem in validate(text, format="yaml") if problem.code == "pledge.due-before-made")
    assert (problem.path, problem.line, problem.column, problem.record_id) == (
        "/pledges/0/due",
        18,
        8,
        "pledge:contacts",
    )


def test_every_problem_comes_at_once() -> None:
    text = TALKS.replace("name: NO", "nmae: NO").replace("Finland}", "!!str Finland}").replace("2030-09", "September")
    assert [(code, line) for code, _, line, _ in found(text)] == [
        ("field.missing", 6),
        ("field.unknown", 8),
        ("yaml.tag", 9),
        ("time.syntax", 18),
    ]


def test_text_with_line_breaks_is_data_where_yaml_is_asked_for() -> None:
    assert validate("schema_version: 1.0\ntitle: T\n", format="yaml").ok
    assert [problem.code for problem in validate("nowhere.yaml", format="yaml")] == ["file.unreadable"]


# ---------------------------------------------------------------------------------------------------------- as in JSON


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return the JSON text of a dataset with a change or two that leave it JSON, on one line or on several."""
    tree = parsed(dumps(draw(testing.datasets())))
    for change in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(containers(tree)))
        index = draw(st.integers(0, len(place) - 1))
        key, held = place[index] if isinstance(place, Members) else ("", place[index])
        other: Any = draw(st.sampled_from(("x", "", "5", "2016-13", "state:x", None, [], [held], Members(), held)))
        key = draw(st.sampled_from((key, key, key, f"dew{change}", f"a:{change}"))) if key else key
        place[index] = (key, other) if isinstance(place, Members) else other
        if draw(st.integers(0, 5)) == 0:
            place.insert(index, place[index])
    return write(tree, Layout(draw(st.sampled_from([None, 2])), 60, " ")).text


@given(spoilt())
def test_json_read_as_yaml_has_the_same_problems_in_the_same_places(text: str) -> None:
    # What stands in JSON as it is, and in YAML as an escape only.
    text = "".join(one for one in text if one == "\n" or (one.isprintable() and one not in "\ufeff\u2028\u2029\x85"))
    in_json = {(code.replace("json.", "yaml."), path): place for code, path, *place in found(text, "json")}
    # Of a key that stands more than once, JSON names the last; YAML names each.
    in_yaml = {(code, path): place for code, path, *place in found(text)}
    twice = {path for code, path in in_json if code == "yaml.duplicate-key"}
    assert in_yaml == {
        (code, path): place
        for (code, path), place in in_json.items()
        if code == "yaml.duplicate-key" or path not in twice
    }


@pytest.mark.parametrize("name", examples.names())
def test_the_examples_go_through_yaml_and_back(name: str) -> None:
    dataset = examples.load(name)
    text = dumps(dataset, format="yaml")
    again = loads(text, format="yaml")
    assert again == dataset
    assert content_hash(again) == content_hash(dataset)
    assert dumps(again, format="yaml") == text
    as_json = [(problem.code, problem.path) for problem in validate(dumps(dataset))]
    as_yaml = validate(text, format="yaml")
    assert sorted(as_json) == sorted((problem.code, problem.path) for problem in as_yaml)
    assert all(problem.line and problem.column for problem in as_yaml)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield everything in a value, with its JSON pointer."""
    yield path, value
    steps: Any = value.items() if is_mapping(value) else enumerate(value) if is_list(value) else ()
    for step, held in steps:
        yield from leaves(held, f"{path}/{str(step).replace('~', '~0').replace('/', '~1')}")


@given(testing.datasets())
def test_every_value_of_a_file_is_found_where_it_stands(dataset: Dataset) -> None:
    text = dumps(dataset, format="yaml")
    table = places_in(text)
    for path, value in leaves(json.loads(dumps(dataset))):
        there = text[table[path].value :]
        if is_mapping(value) or is_list(value):
            assert there
        elif isinstance(value, str):
            assert there[0] in "\"'|>" or there.startswith(value)
        elif isinstance(value, bool) or value is None:
            assert there.startswith(json.dumps(value))
        else:
            assert there[0] in "-0123456789"


def test_a_part_of_a_text_has_its_places_too() -> None:
    text = "a:\n  - b: 1\n    c: {d: [x, 'y']}\n  - z\n"
    start = text.index("b:")
    inside = places_in(text, start, text.index("  - z"))
    assert {path: text[place.value] for path, place in inside.items()} == {
        "": "b",
        "/b": "1",
        "/c": "{",
        "/c/d": "[",
        "/c/d/0": "x",
        "/c/d/1": "'",
    }
    assert text[inside["/c/d"].key] == "d"
    assert places_in("? [a]\n: b\n") == {"": (0, 0)}
    assert set(places_in("a: [1, {b: 2}, *x\nc: @")) == {"", "/a", "/a/0", "/a/1", "/a/1/b", "/a/2"}


def test_good_yaml_is_read_without_the_careful_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careful, "inspect_document", pytest.fail)
    monkeypatch.setattr(careful, "inspect_mapping", pytest.fail)
    assert loads(TALKS, format="yaml").title == "Talks"


# ------------------------------------------------------------------------------------------------- a stream of records


def test_a_stream_is_its_metadata_and_then_a_record_a_document() -> None:
    dataset = loads(STREAM, format="yaml")
    assert (dataset.title, [record.id for record in dataset]) == ("Talks", ["state:nor", "state:fin", "pledge:p"])
    assert found(STREAM) == []
    assert loads("type: dataset\nschema_version: 1.0\n", format="yaml") == Dataset()
    assert loads(STREAM.replace("...\n", "---\n---\n# the end\n"), format="yaml") == dataset


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: Talks", "titel: Talks", ("field.unknown", "/titel", 3, 1)),
        ("schema_version: 1.0", "schema_version: 3.0", ("schema.unknown-version", "/schema_version", 2, 17)),
        ("name: NO", "name: ~", ("field.type", "/name", 7, 7)),
        ("name: NO", "name: &n NO", ("yaml.anchor", "/name", 7, 7)),
        ("name: NO", "name: a\nname: b", ("yaml.duplicate-key", "/name", 8, 1)),
        ("state:fin, role", "state:swe, role", ("ref.missing", "/roster/0/participant", 10, 78)),
        ("id: state:nor", "id: state:fin", ("id.duplicate", "/id", 13, 5)),
        ("type: dataset\n", "", ("field.missing", "/type", 1, 1)),
        ("type: state\nid: state:nor", "id: state:nor", ("field.missing", "/type", 5, 1)),
        ("type: state\nid: state:nor", "type: stat\nid: state:nor", ("field.value", "/type", 5, 7)),
        ("type: state\nid: state:nor\nname: NO", "type: dataset\nschema_version: 1.0",
         ("field.value", "/type", 5, 7)),
        ("type: state\nid: state:nor\nname: NO", "just text", ("field.type", "", 5, 1)),
        ("type: state\nid: state:nor\nname: NO", "- 'a'\n- 1", ("field.type", "", 5, 1)),
        ("type: state\nid: state:nor\nname: NO", "!mine", ("yaml.tag", "", 5, 1)),
        ("title: Talks", "participants: []", ("field.unknown", "/participants", 3, 1)),
    ],
)  # fmt: skip
def test_a_slip_in_a_stream_has_its_line_and_column(old: str, new: str, problem: tuple[str, str, int, int]) -> None:
    assert old in STREAM
    assert problem in found(STREAM.replace(old, new, 1))


def test_a_stream_without_metadata_lacks_its_version() -> None:
    _, _, records = STREAM.partition("---\n")
    assert found(records) == [("field.missing", "", 1, 1)]


def test_a_message_about_another_document_names_its_line() -> None:
    text = STREAM.replace("id: state:fin\n", "id: state:nor\n")
    messages = [problem.message for problem in validate(text.encode(), format="yaml") if problem.code == "id.duplicate"]
    assert messages == ["'state:nor' is the id of line 5, too"]


def test_a_second_document_after_a_dataset_says_what_several_are_for() -> None:
    (problem,) = validate((TALKS + "---\ntype: state\nid: state:swe\nname: Sweden\n").encode(), format="yaml").errors
    assert problem.hint == "several documents are metadata with `type: dataset`, then a record each"


def test_the_rules_find_their_places_in_a_stream() -> None:
    text = STREAM.replace("action: assist", "action: assist, due: 2029, made_on: 2030")
    (problem,) = (
        problem for problem in validate(text.encode(), format="yaml") if problem.code == "pledge.due-before-made"
    )
    assert (problem.path, problem.line, problem.column) == ("/due", 10, 60)


def test_what_is_about_a_dataset_without_readable_metadata_stands_where_the_file_starts() -> None:
    @rule("our.size", of=Dataset)
    def size(dataset: Dataset) -> Iterator[Finding]:
        """A dataset is larger than this one."""
        yield Finding(f"only {len(dataset)} records")

    text = f"\n# By hand.\n{STREAM.replace('title:', 'titel:')}"
    problems = validate(text.encode(), format="yaml", profile=Profile(rules=[size], select=["our.*", "field.*"]))
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [
        ("our.size", 3, 1),
        ("field.unknown", 5, 1),
    ]


# --------------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".YAML"])
def test_the_suffix_is_enough(tmp_path: Path, suffix: str) -> None:
    path, dataset = tmp_path / f"talks{suffix}", loads(TALKS, format="yaml")
    dump(dataset, path)
    assert path.read_text(encoding="utf-8") == dumps(dataset, format="yaml")
    assert load(path) == dataset
    assert validate(path).ok
    assert list(iter_load(path)) == list(dataset)
    compressed = tmp_path / f"talks{suffix}.gz"
    compressed.write_bytes(gzip.compress(path.read_bytes()))
    assert load(compressed) == dataset


def test_problems_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS.replace("title", "titel"), encoding="utf-8")
    with pytest.raises(ValidationError) as caught:
        load(path)
    (item,) = iter_load(path)
    for problem in (*caught.value.problems, *validate(path), item):
        assert isinstance(problem, Problem)
        assert (problem.file, problem.line, problem.column) == (str(path), 3, 1)


def test_open_files_are_read_and_written() -> None:
    stream = io.BytesIO()
    dump(loads(TALKS, format="yaml"), stream, format="yaml")
    assert load(io.BytesIO(stream.getvalue()), format="yaml") == load(io.StringIO(TALKS), format="yaml")


# ------------------------------------------------------------------------------------------------------------ versions


def test_a_file_of_the_draft_reads_as_what_it_is_today() -> None:
    new = load(DATA / "talks-1.0.json")
    old = json.loads((DATA / "talks-0.9.json").read_text(encoding="utf-8"))
    # By hand, a version and a year are written without quotes.
    text = json.dumps(old).replace('"0.9"', "0.9").replace('"2016-08"', "2016")
    expected = attrs.evolve(new.pledges[0], due="2016")
    assert loads(text, format="yaml") == new.with_records(expected)
    head = {key: value for key, value in old.items() if not is_list(value)}
    documents: list[Any] = [{"type": "dataset", **head}]
    documents += [record for value in old.values() if is_list(value) for record in value]
    stream = "\n---\n".join(map(json.dumps, documents))
    assert loads(stream, format="yaml") == new
    for old_text in (text, stream):
        assert [code for code, *_ in found(old_text)] == ["schema.migrated"]
        assert yaml.version_in(old_text.encode()) == "0.9"


def test_problems_of_an_old_file_have_their_lines() -> None:
    text = 'schema_version: "0.9"\nactors:\n- {type: state, id: state:a, name: !!str A}\n- {type: state, id: state:b}\n'
    assert found(text) == [
        ("schema.migrated", "/schema_version", 1, 17),
        ("yaml.tag", "/actors/0/name", 3, 36),
        ("field.missing", "/participants/1/name", 4, 3),
    ]


def test_loading_a_newer_file_warns_whoever_loads_it_and_keeps_what_it_has_more() -> None:
    text = TALKS.replace("1.0", "1.4").replace("name: NO", "name: NO\n    anthem: Ja\n    since: 1905")
    with pytest.warns(NewerVersionWarning, match=r"version 1\.4") as caught:
        dataset = loads(text, format="yaml")
    assert [warning.filename for warning in caught] == [__file__]
    written = dumps(dataset, format="yaml")
    assert "    anthem: Ja\n    since: 1905\n" in written
    assert 'schema_version: "1.4"\n' in written
    assert "yaml-language-server" not in written
    assert [(code, line) for code, _, line, _ in found(text)] == [("schema.newer", 9), ("schema.newer", 10)]


# ------------------------------------------------------------------------------------------------------------- spoilt


@given(
    st.sampled_from([TALKS, STREAM]),
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 3), st.text(max_size=3) | st.sampled_from(
        ["- ", "? ", ": ", "&a ", "*a", "!!str ", "<<: ", "[", "{", '"', "'", "|\n", "\n", "  ", "\t", "---\n", "#"])
    ), max_size=4),
)  # fmt: skip
def test_a_spoilt_file_is_data_or_problems_within_the_file(text: str, changes: list[tuple[int, int, str]]) -> None:
    for place, gone, new in changes:
        text = text[:place] + new + text[place + gone :]
    data = text.encode("utf-8", "replace")
    lines = data.decode().split("\n")
    for problem in validate(data, format="yaml"):
        assert problem.code
        if problem.line is not None:
            assert problem.line <= len(lines)
            assert problem.column is None or problem.column <= len(lines[problem.line - 1]) + 1
