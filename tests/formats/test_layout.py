"""The readable form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue import testing
from cyberdialogue.formats.layout import lay_out
from cyberdialogue.formats.mirror import encode

__all__: list[str] = []


@given(testing.json_values(), st.integers(0, 8), st.integers(0, 4), st.integers(0, 4))
def test_laying_out_changes_nothing_but_white_space(value: Any, indent: int, spread: int, depth: int) -> None:
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    laid_out = lay_out(compact, indent, spread=spread, depth=depth)
    assert json.loads(laid_out) == value
    assert json.dumps(json.loads(laid_out, parse_float=str), ensure_ascii=False) == json.dumps(
        json.loads(compact, parse_float=str), ensure_ascii=False
    )


@pytest.mark.parametrize("number", ["1.10", "1E+3", "0.0000001", "-0.0", "123456789012345678901234567890"])
def test_a_number_is_spelled_as_it_was(number: str) -> None:
    assert lay_out(f"[[{number}]]".encode(), 2, spread=1) == f"[\n  [{number}]\n]"


def test_what_fits_stands_on_one_line_and_what_does_not_spreads() -> None:
    short, long = '{"a":[1,2],"b":{}}', json.dumps({"a": "x" * 60, "b": "y" * 60})
    assert lay_out(short.encode(), 2) == '{"a": [1, 2], "b": {}}'
    assert lay_out(long.encode(), 2).count("\n") == 3
    assert lay_out(b"[]", 2, spread=3) == "[]"
    assert lay_out(b'{"a":{}}', 2, spread=3) == '{\n  "a": {}\n}'
    assert lay_out(b'{"a":[]}', 8, depth=40).lstrip().startswith("{\n" + 41 * 8 * " " + '"a": []\n')


def test_a_value_spreads_as_deep_as_it_is_told() -> None:
    assert lay_out(b'[[[["a"]]]]', 1, spread=2) == '[\n [\n  [["a"]]\n ]\n]'
    assert lay_out(b'[["a"]]', 2, spread=1, depth=3) == '[\n        ["a"]\n      ]'


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("é", "é"),
        ("\u2028", "\u2028"),
        ("🤝", "🤝"),
        ("/", "/"),
        ('"', '\\"'),
        ("\\", "\\\\"),
        ("\0", "\\u0000"),
        ("\t", "\\t"),
    ],
)
def test_text_is_escaped_only_where_json_asks_for_it(text: str, spelled: str) -> None:
    assert lay_out(encode([text]), 2) == f'["{spelled}"]'


@given(st.lists(st.text(min_size=1, max_size=30), max_size=8), st.integers(0, 4))
def test_a_short_line_is_never_much_longer_than_the_width(words: list[str], depth: int) -> None:
    laid_out = lay_out(json.dumps([words], ensure_ascii=False).encode("utf-8", "replace"), 2, spread=1, depth=depth)
    assert all(len(line) <= 120 or len(line.split(",")) <= 2 for line in laid_out.split("\n"))
