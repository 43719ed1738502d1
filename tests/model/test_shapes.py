"""The shapes of single values."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from cyberdialogue.model import shapes
from cyberdialogue.model.shapes import MAX_ID_LENGTH, RefTo

__all__: list[str] = []


def admits(alias: str, text: str) -> bool:
    shape: Any = typing.get_args(getattr(shapes, alias))[1]
    admitted: bool = shape.admits(text)
    return admitted


@pytest.mark.parametrize(
    ("alias", "good", "bad"),
    [
        ("Text", ["a", " ", "\n", "\u0000"], [""]),
        (
            "Language",
            ["en", "zh-Hans", "de-CH-1996", "xx"],
            ["", "e", "en_GB", "en-", "-en", "english-words-", "ен"],
        ),
        (
            "Duration",
            ["P1Y", "P1Y2M3D", "PT1H30M", "P2W", "P1DT12H"],
            ["", "P", "PT", "1Y", "P1.5Y", "-P1Y", "P1W2D", "P1Y "],
        ),
        ("Iso3", ["CHN"], ["", "chn", "CH", "CHIN", "CH1", "ÇHN"]),
        ("Sha256", ["0" * 64, "af09" * 16], ["", "0" * 63, "0" * 65, "A" * 64, "g" * 64]),
        ("SchemaVersion", ["1.0", "10.12"], ["", "1", "1.0.0", "v1.0", "1.x", "\u0661.\u0660"]),
        ("FieldName", ["name", "made_on", "a1"], ["", "Name", "1a", "made-on", "_a", "name "]),
    ],
)
def test_a_text_has_a_shape_as_a_whole(alias: str, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not admits(alias, text)] == []
    assert [text for text in bad if admits(alias, text)] == []
    assert [text for text in good if alias != "Text" and admits(alias, text + "\n")] == []


def test_a_reference_has_a_type_a_colon_and_a_slug() -> None:
    ref = RefTo(("state", "organization"))
    good = ["state:chn", "organization:a.b-c_d", "state:0", "state:".ljust(MAX_ID_LENGTH, "x")]
    bad = [
        "",
        "state:",
        ":chn",
        "state",
        "person:p",
        "state:A",
        "state:a b",
        "state:-a",
        "state:a-",
        "state:a\n",
        "xstate:a",
    ]
    assert [text for text in good if not ref.admits(text)] == []
    assert [text for text in (*bad, "state:".ljust(MAX_ID_LENGTH + 1, "x")) if ref.admits(text)] == []


def test_a_hostile_id_is_refused_at_once() -> None:
    ref = RefTo(("state",))
    assert not ref.admits("state:" + "a" * 190 + "!")
    assert not ref.admits("state:" + "a-" * 10**6)
