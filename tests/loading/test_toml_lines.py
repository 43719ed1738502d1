"""Where the values of a TOML document stand."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.loading.toml_lines import lines_in
from cyberdialogue.model.field_error import pointer
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__: list[str] = []

DOCUMENT = '''
# a comment with [brackets] = "and quotes
title = "a # b" # a comment
"quoted key".'and another' = """three
lines "" of \\""" text
""" # more
literal = \'\'\'
no \\ escapes\'\'\'

[table]
numbers = [1, 2.5, 1e3, 2016-06-14 07:22:00, # a comment ]
  true,
  [ "nested", { a.b = 1, c = [2] } ],
]

[table.below] # [not.this]
key = 'x=y'

[[list]]
a = 1
[list.inside]
b = 2
[[list.more]]
c = 3
[[list]]
a = 4
[[list.more]]
c = 5
[[list.more]]
c = 6
'''

LINES = {
    "/title": 3,
    "/quoted key/and another": 4,
    "/literal": 7,
    "/table": 10,
    "/table/numbers/0": 11,
    "/table/numbers/3": 11,
    "/table/numbers/4": 12,
    "/table/numbers/5/0": 13,
    "/table/numbers/5/1/a/b": 13,
    "/table/numbers/5/1/c/0": 13,
    "/table/below": 16,
    "/table/below/key": 17,
    "/list/0": 19,
    "/list/0/a": 20,
    "/list/0/inside/b": 22,
    "/list/0/more/0/c": 24,
    "/list/1/a": 26,
    "/list/1/more/0/c": 28,
    "/list/1/more/1": 29,
    "/list/1/more/1/c": 30,
}


@pytest.mark.parametrize("path", LINES)
def test_a_value_is_found_on_its_line(path: str) -> None:
    assert lines_in(DOCUMENT)[path] == LINES[path]


def pointers(held: Any, path: str = "") -> Iterator[str]:
    items: Any = held.items() if is_mapping(held) else enumerate(held) if is_list(held) else ()
    for key, item in items:
        yield path + pointer(key)
        yield from pointers(item, path + pointer(key))


def test_every_value_is_found() -> None:
    assert set(lines_in(DOCUMENT)) == set(pointers(tomllib.loads(DOCUMENT)))


KEYS = st.text(alphabet="ab.-[]=#\"' ", max_size=4)
VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(alphabet="ab,.[]{}=#\"'\\\n ", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    """A value as TOML writes it."""
    if is_mapping(value):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(item)}" for key, item in value.items()) + "}"
    if is_list(value):
        return "[ # a comment\n" + ",\n".join(map(written, value)) + "\n]"
    return json.dumps(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_whatever_is_written_every_value_has_a_line(values: dict[str, Any]) -> None:
    # Inline tables stand on one line.
    lists = {key: value for key, value in values.items() if "{" not in written(value) or "[" not in written(value)}
    text = "".join(f"{json.dumps(key)} = {written(value)}\n" for key, value in lists.items())
    found = lines_in(text)
    assert set(found) == set(pointers(tomllib.loads(text)))
    for number, key in enumerate(lists):
        before = "".join(f"{json.dumps(other)} = {written(lists[other])}\n" for other in list(lists)[:number])
        assert found[pointer(key)] == before.count("\n") + 1
