"""What is written is YAML that people like to edit, and reads back as exactly what it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema_rs
import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import (
    CyberDialogueError,
    Dataset,
    Evidence,
    Participation,
    Pledge,
    Source,
    dumps,
    examples,
    json_schema,
    loads,
    testing,
)
from cyberdialogue.formats.yaml_tree import compose
from cyberdialogue.formats.yaml_values import NUMBER, Conversion
from cyberdialogue.formats.yaml_writer import SCHEMA_NAME
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

HEAD = (
    f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
    f"# For editors, `cyberdialogue schema --output {SCHEMA_NAME}` writes that file.\n"
)
LONGEST_LINE = 120


def written(dataset: Dataset) -> str:
    """Return the YAML of a dataset without its head, which reads back as it was."""
    text = dumps(dataset, format="yaml")
    assert text.startswith(HEAD)
    assert loads(text, format="yaml") == dataset
    return text.removeprefix(HEAD)


def line_of(title: str) -> str:
    """Return how a title is written."""
    return written(Dataset(title=title)).removeprefix('schema_version: "1.0"\ntitle: ')


def test_the_layout_is_that_of_a_file_by_hand() -> None:
    source = Source(id="source:s", kind="readout", title="Readout", published="2016-06", identifiers={"doi": "10.1/x"})
    pledge = Pledge(
        id="pledge:p",
        text=f"Help, and {'go on helping ' * 9}for ever",
        action="assist",
        topics=["norms", "cybercrime"],
        roster=[
            Participation(participant="state:aaa", role="pledgor"),
            Participation(role="addressee", side="state:bbb"),
        ],
        evidence=[Evidence(source=source, spans=[(0, 5), (7, 9)], fields=["text"], wording="help: it")],
        notes="One line.\nAnd another.\n",
        extra={"my:own": {"score": 1, "tags": [], "of": None}},
    )
    dataset = Dataset(title="Talks", external=["state:aaa", "state:bbb"], sources=[source], pledges=[pledge])
    assert (
        written(dataset)
        == """\
schema_version: "1.0"
title: Talks
external: [state:aaa, state:bbb]

sources:
  - type: source
    id: source:s
    kind: readout
    title: Readout
    identifiers: {doi: 10.1/x}
    published: 2016-06

pledges:
  - type: pledge
    id: pledge:p
    text: >-
      Help, and go on helping go on helping go on helping go on helping go on helping go on helping
      go on helping go on helping go on helping for ever
    action: assist
    topics: [norms, cybercrime]
    roster:
      - {participant: state:aaa, role: pledgor}
      - {role: addressee, side: state:bbb}
    evidence:
      - {source: source:s, spans: [[0, 5], [7, 9]], fields: [text], wording: "help: it"}
    notes: |
      One line.
      And another.
    extra: {my:own: {score: 1, tags: [], of: null}}
"""
    )


@pytest.mark.parametrize("name", examples.names())
def test_no_line_of_the_examples_is_too_long_to_read(name: str) -> None:
    lines = dumps(examples.load(name), format="yaml").splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert not any(line.endswith(" ") or "\t" in line for line in lines)


# ---------------------------------------------------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    "text",
    ["Talks", "2016-06-14", "2016-06~", "-0044-03", "../2016", "~2016", "a:b", "x#y", "50%", "a's",
     'say "no" to it', "Yes, we can", "1.2.3", "CHN", "no way", "a [b] {c}", "日本", "a\xa0b", "x?", "null and void"],
)  # fmt: skip
def test_text_that_needs_no_quotes_has_none(text: str) -> None:
    assert line_of(text) == f"{text}\n"


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "yes", "On", "y", "N", "true", "False", "null", "~", "1", "-1", "+1", "1.10", ".5", "1.", "1e3", "007",
     "0x1F", "0o17", "0b11", "1_000", "12:30", "190:20:30.15", ".inf", "-.INF", ".NaN", "<<", "=", "2016", "-0044",
     "- a", "-", "? a", "?a", ": a", ":", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
     "[a]", "{a}", "]", "}", ",", "'", '"', "'a'", '"a"', " a", "a ", " ", "---", "--- a", "--", "\ta",
     "a\tb", "a\rb", "a\x00b", "\x85", "a\u2028b", "\ufeff", "\ufffe", "\U0001f600:", "\n", "a\n\n", " a\nb",
     "a \nb", "\na"],
)  # fmt: skip
def test_text_that_would_be_something_else_stands_in_quotes(text: str) -> None:
    assert line_of(text)[0] in "\"'"
    assert line_of(text).count("\n") == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", "|-\n  a\n  b\n"),
        ("a\nb\n", "|\n  a\n  b\n"),
        ("a\n\n  # b: c\n- d", "|-\n  a\n\n    # b: c\n  - d\n"),
        (f"x: {'y ' * 60}z", f">-\n  x: {'y ' * 47}y\n  {'y ' * 12}z\n"),
        ("a  b " * 30 + "c", ">-\n  " + "a  b " * 18 + "a  b\n  " + "a  b " * 11 + "c\n"),
    ],
)  # fmt: skip
def test_long_text_and_text_of_several_lines_stands_in_a_block(text: str, lines: str) -> None:
    assert line_of(text) == lines


def test_a_long_word_stays_whole() -> None:
    assert line_of("x" * 300) == f"{'x' * 300}\n"
    assert line_of(f"a {'x' * 300} b") == f">-\n  a\n  {'x' * 300}\n  b\n"


def test_single_quotes_save_escapes() -> None:
    assert line_of('"Never again"') == "'\"Never again\"'\n"
    assert line_of('"It\'s" C:\\x: y') == '"\\"It\'s\\" C:\\\\x: y"\n'


def test_keys_of_any_length_are_keys() -> None:
    for key in ("a:b c", "a:b: c", "a:\n", "a:" + "x" * 150, "a:" + "x" * 1100, "a:" + "\x85" * 400):
        assert written(Dataset(extra={key: [{key: {key: "y" * 100}}]}))


# ------------------------------------------------------------------------------------------------------- for all texts

SIGNS = st.text(
    st.sampled_from(list("-?:,[]{}#&*!|>'\"%@`~ \n\t\r.=<01eEx_+abNO\\\x00\x7f\x85\xa0\u2028\ufeff😀é")), max_size=12
)
WORDS = st.lists(st.text(st.sampled_from(list("ab-:#,'\" .")), max_size=30), max_size=30).map(" ".join)
LINES = st.lists(st.text(st.sampled_from(list("ab-:# ")), max_size=8), max_size=5).map("\n".join)
TEXTS = SIGNS | WORDS | LINES
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.sampled_from([1.5, -0.25, 1e-5, 1e20, 1.1]) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(TEXTS, VALUES)
def test_whatever_text_and_json_there_is_reads_back_as_it_was(text: str, value: Any) -> None:
    source = Source(id="source:s", kind="readout", title=text or "T", extra={f"a:{text}b": value})
    dataset = Dataset(title=text or None, creators=[text or "C"] * 2, sources=[source], extra={"a:b": value})
    again = loads(dumps(dataset, format="yaml"), format="yaml")
    assert again == dataset
    assert repr(again) == repr(dataset)


resolvers: dict[str, Any] = pyyaml.SafeLoader.yaml_implicit_resolvers
# YAML 1.1, without its dates, by PyYAML's own parser.
Reader: Any = type(
    "Reader",
    (pyyaml.SafeLoader,),
    {
        "yaml_implicit_resolvers": {
            sign: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
            for sign, pairs in resolvers.items()
        }
    },
)


@given(testing.datasets())
def test_other_readers_of_yaml_read_the_same(dataset: Dataset) -> None:
    text = dumps(dataset, format="yaml")

    theirs = pyyaml.load(text, Loader=Reader)  # noqa: S506 - a safe one
    assert list(texts_in(theirs)) == list(texts_in(json.loads(dumps(dataset))))


def texts_in(value: Any) -> Iterator[str]:
    """Yield all texts of a value, keys included, but for numbers: YAML 1.1 takes `1e5` for a text."""
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        yield value
    elif is_mapping(value):
        for key, held in value.items():
            yield from (key, *texts_in(held))
    elif is_list(value):
        for held in value:
            yield from texts_in(held)


@given(testing.datasets())
def test_what_editors_see_fits_the_json_schema(dataset: Dataset) -> None:
    # An editor reads by YAML's core schema, which is what free JSON is read by.
    (document,) = compose(dumps(dataset, format="yaml"), 10)
    seen = json.loads(json.dumps(Conversion().free(document.value), default=lambda raw: json.loads(bytes(raw))))
    jsonschema_rs.Draft202012Validator(json_schema()).validate(seen)


def test_a_version_that_would_not_be_read_is_not_written() -> None:
    with pytest.raises(CyberDialogueError, match=r"not 2\.0"):
        dumps(attrs.evolve(Dataset(), schema_version="2.0"), format="yaml")
