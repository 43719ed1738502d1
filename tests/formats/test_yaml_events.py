"""What is no YAML at all says where it stops being it, and no character is taken in two ways."""

from __future__ import annotations

import contextlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import Dataset, Problem, ValidationError, dumps, loads, validate
from cyberdialogue.formats.yaml_events import events, to_text

__all__: list[str] = []


def only_problem(data: bytes | str) -> Problem:
    """Return the one problem of a text that is no YAML."""
    (problem,) = validate(data.encode() if isinstance(data, str) else data, format="yaml")
    return problem


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c", 1, 5),
        ("title: Talks: a report\n", 1, 13),
        ("a:\n\t- b", 2, 1),
        ("a: [1, 2", 1, 9),
        ("a: {b: 1", 1, 9),
        ("a: [b, {c: 1]", 1, 13),
        ('a: "b', 1, 6),
        ("a: 'b\n", 2, 1),
        ("a: @b", 1, 4),
        ("a: `b`", 1, 4),
        ("a: %b", 1, 4),
        ("a: 1\n b: 2\n", 2, 3),
        ("a: 1\nb\n", 3, 1),
        ("- a\nb: 1\n", 2, 1),
        ('a: "\\q"', 1, 5),
        ('a: "\\ud83e"', 1, 7),
        ("%YAML 3.0\n---\na: 1\n", 1, 1),
        ("é: 日本\nb: @x", 2, 4),
        ("a: 1\r\nb: @x", 2, 4),
        ("a: *", 1, 5),
        ("a: !<x", 1, 7),
    ],
)
def test_a_slip_of_syntax_has_its_line_and_column(text: str, line: int, column: int) -> None:
    problem = only_problem(text)
    assert (problem.code, problem.line, problem.column) == ("yaml.syntax", line, column)


def test_a_quote_that_is_never_closed_says_where_it_was_opened() -> None:
    problem = only_problem('title: x\ndescription: "all\ncreators: [a]\n')
    assert (problem.line, problem.message) == (
        4,
        "not YAML: while scanning a quoted scalar from line 2 on, found unexpected end of stream",
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Talks: a report", "quotes missing around text with a colon and a space"),
        ("a:\n\tb: 1", "with spaces, not with tabs"),
        ("a: @b", "stands in quotes"),
        ("due: [..2016-08", "a bracket, a brace or a comma"),
        ("a: 1\n b: 2\n", None),
        ("ab\nc: 1\n", "or a colon before?"),
    ],
)
def test_common_slips_come_with_a_hint(text: str, hint: str | None) -> None:
    assert (hint or "") in (only_problem(text).hint or "")


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x00", "0000"), ("\x1b", "001B"), ("\x7f", "007F"), ("\x85", "0085"), ("\u2028", "2028"), ("\u2029", "2029"),
     ("\ufeff", "FEFF"), ("\ufffe", "FFFE"), ("\r", "000D")],
)  # fmt: skip
def test_a_character_that_yaml_lacks_or_takes_in_two_ways_is_refused_where_it_stands(character: str, name: str) -> None:
    problem = only_problem(f'schema_version: "1.0"\ntitle: "A{character}B"\n')
    assert (problem.code, problem.line, problem.column) == ("yaml.syntax", 2, 10)
    assert f"U+{name}" in problem.message
    escaped = f'schema_version: "1.0"\ntitle: "A\\u{ord(character):04x}B"\n'
    assert loads(escaped, format="yaml").title == f"A{character}B"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"# remarks only\n", b"---\n", b"---\n---\n...\n"])
def test_a_file_with_nothing_in_it_says_so(data: bytes) -> None:
    problem = only_problem(data)
    assert (problem.code, problem.message) == ("yaml.syntax", "the file is empty")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_another_encoding_is_refused(encoding: str) -> None:
    assert only_problem('schema_version: "1.0"\ntitle: Gespräche\n'.encode(encoding)).code == "yaml.encoding"


def test_what_is_not_utf_8_has_its_place() -> None:
    problem = only_problem(b'schema_version: "1.0"\ntitle: caf\xe9\n')
    assert (problem.code, problem.line, problem.column) == ("yaml.encoding", 2, 11)


def test_a_byte_order_mark_is_accepted_and_moves_no_place() -> None:
    text = '\ufeffschema_version: "1.0"\ntitel: x\n'
    (problem,) = validate(text.encode(), format="yaml")
    assert (problem.code, problem.line, problem.column) == ("field.unknown", 2, 1)
    assert loads("\ufeff" + dumps(Dataset(title="T"), format="yaml"), format="yaml").title == "T"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_system(newline: str) -> None:
    text = newline.join(('schema_version: "1.0"', "title: >-", "  a", "  b", "titel: x", ""))
    (problem,) = validate(text.encode(), format="yaml")
    assert (problem.path, problem.line, problem.column) == ("/titel", 5, 1)
    assert loads(text.replace("titel: x", ""), format="yaml").title == "a b"


@given(st.binary(max_size=300))
def test_any_bytes_are_data_or_problems(data: bytes) -> None:
    with contextlib.suppress(ValidationError):
        loads(data, format="yaml")
    assert all(problem.code for problem in validate(data, format="yaml"))


@given(st.text(st.sampled_from(list("ab:-?[]{},#&*!|>'\"%@` \n\t\\~<=.01\ré")), max_size=80))
def test_whatever_signs_of_yaml_a_text_is_made_of_it_is_data_or_problems(text: str) -> None:
    with contextlib.suppress(ValidationError):
        loads(text, format="yaml")
    assert all(problem.code for problem in validate(text.encode(), format="yaml"))


def test_places_count_characters() -> None:
    text = to_text("é: 日本\n😀: x".encode())
    values = {event.value: event.start_mark.index for event in events(text) if hasattr(event, "value")}
    assert all(text.startswith(value, start) for value, start in values.items())


def test_without_pyyaml_reading_names_the_extra_and_writing_works() -> None:
    code = """
import sys
sys.modules["yaml"] = None
import cyberdialogue as cd
print(cd.dumps(cd.Dataset(title="T"), format="yaml").splitlines()[-1])
for ask in (cd.loads, cd.validate):
    try:
        ask(b"title: T", format="yaml")
    except cd.MissingExtra as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    says = 'reading YAML needs PyYAML with its C parser: pip install "cyberdialogue[yaml]"'
    assert done.stdout.splitlines() == ["title: T", says, says]
