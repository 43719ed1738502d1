"""Values that readers stumble over: numbers, texts, dates, ids and codes at the edge of what is valid, or beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.catalogue import RECORD_CLASSES
from cyberdialogue.model.fields import fields_of
from cyberdialogue.testing.defects.trees import Members, Token
from cyberdialogue.vocabulary import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CODES", "DEEP", "FIELDS", "KEYS", "LONG", "NUMBERS", "OTHERS", "TEXTS", "VERSIONS", "WHENS"]

VERSIONS: Final[Sequence[Any]] = (
    *("0.9", "1.0", "1.1", "1.7", "1.9999", "1.10000", "2.0", "0.8", "1", "1.0.0", "-1.0", "", " 1.0", "1.\u0661"),
    *(Token("1.0"), None),
)
NUMBERS: Final = tuple(
    map(
        Token,
        (
            *("0", "-0", "-0.0", "1", "-1", "2.50", "1e2", "1E-7", "1e59", "1e60", "-1e400", "1e99999999999999999999"),
            *(str(2**53 - 1), str(2**53), str(10**59), str(10**60), "9" * 400, "9" * 401, "9" * 5_000),
            *(
                "0." + "1" * 61,
                f"1e{'9' * 5_000}",
                "NaN",
                "Infinity",
                "-Infinity",
                "01",
                "1.",
                ".5",
                "+1",
                "0x1",
                "1_0",
            ),
        ),
    )
)
WHENS: Final = (
    *("2016-06-14", "2016-06", "2016", "2016-06~", "2016-06-14?", "2016-06-14%", "?2004-?06", "2016-XX-14", "201X"),
    *(
        "[..2016-08-31]",
        "[2016-06-14..]",
        "[2016,2018]",
        "{2016,2018}",
        "2016-06-14/2016-06-15",
        "2016-06/..",
        "../2016",
    ),
    *("/2016", "2016/", "2016-21", "2016-33", "Y-170000", "Y17E7", "-0044", "0000", "9999", "0001-01-01", "9999-12-31"),
    *("2016-13", "2016-02-30", "2015-02-29", "2016-6-14", "20160614", "14 June 2016", "2016-06-14T09:30:00Z"),
    *(
        "2016-06-14T24:00:00",
        "2016-06-14T23:59:60Z",
        "2016-06-14T09:30:00+99:00",
        "[2016..2018",
        "{..}",
        "..",
        "/",
        "[]",
    ),
    *(
        "2018/2016",
        "[2018..2016]",
        "156X-12-25",
        "XXXX-XX-XX",
        "XXXX",
        "2016-06-14/2016-06-14",
        "1X99-XX",
        "Y1" + "0" * 400,
    ),
    *("{" + ",".join(f"{year:04}" for year in range(1000)) + "}", "[" + "2016," * 400 + "2016]", "X" * 1_000),
)
TEXTS: Final = (
    *("", " ", "a", "1", "true", "null", "type", "x-mine", "X-mine", "x-", "\x00", "\x1f", "\x1b[2J", "\ud800", "é"),
    *(
        "\udc00\ud800",
        "\U0001f91d",
        "e\u0301",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\u0085",
        "\xa0",
        "\u200b",
        "ÃŸ",
        "&amp;",
    ),
    *("state:chn", "state:CHN", "state:", ":", "state", "pledge:p", "nothing:x", "source:a ", "dataset", "N/A", "TBD"),
    *(
        f"state:{'a' * 194}",
        f"state:{'a' * 195}",
        "P1Y",
        "P1.5D",
        "P0D",
        "P99999999Y",
        "-P1D",
        "en",
        "zh-Hans",
        "CHN",
        "chn",
    ),
    *(
        "0" * 64,
        "held",
        "HELD",
        "https://example.org/\u202e",
        "javascript:alert(1)",
        "a/b~c",
        "{",
        '"',
        "\\",
        "%s{0}",
        "٣",
    ),
    *("a\nb", "a\r\nb", " a", "a ", "a" * 2_000, "\u0430" * 500, "🤝" * 300),
)
LONG: Final = ("a" * 1_000_000, "a" * 1_000_001, "🤝" * 250_000, "\\" * 100_000, "\x00" * 100_000)
DEEP: Final = tuple(
    Token(opening * depth + inner + closing * depth)
    for depth in (2, 62, 63, 64, 65, 100, 900, 985, 1_000, 5_000, 100_000)
    for opening, inner, closing in (("[", "", "]"), ('{"a:b":', "1", "}"), ('[{"a":', "null", "}]"))
)
OTHERS: Final[Sequence[Any]] = (
    *(
        None,
        True,
        False,
        [],
        Members(),
        [None],
        [[]],
        [0, 5],
        [5, 0],
        [5, 5],
        [0, 5, 9],
        [True, 2],
        [0, -1],
        ["a", "a"],
    ),
    *(
        Members([("a", 1)]),
        Members([("", 0)]),
        Members([("a:b", None)]),
        Members([("a:", 1)]),
        Members([("a:\ud800", 1)]),
    ),
    *(
        Members([("wikidata", "Q1")]),
        Members([("wikidata", 7)]),
        Members([("doi", "10.1/x")]),
        Members([("name", "a")]),
    ),
    *(
        Members([("stage", "agreed")]),
        Members([("type", "pledge")]),
        Members([("text", "a")]),
        Members([("source", "source:a")]),
    ),
    *(
        Members([("cyberdialogue:newer", Token(held))])
        for held in ("null", "[1]", '[["/a",1]]', '[["",{}]]', '[["/links/0","x"]]')
    ),
    Members([("cyberdialogue:newer", [["/pledges/0", Members([("id", "pledge:kept")])], ["/pledges/x/1/y", 5]])]),
)
KEYS: Final = (
    *(
        "",
        "type",
        "id",
        "name",
        "Name",
        "when",
        "roster",
        "extra",
        "a:b",
        "\ud800",
        "x y",
        "cyberdialogue:newer",
        "a" * 2_000,
    ),
    *(
        "schema_version",
        "\x1b[31m",
        "a/b",
        "a~b",
        "0",
        Token('"\\u0074ype"'),
        Token('"i\\u0064"'),
        Token("type"),
        Token("1"),
    ),
)
FIELDS: Final = tuple(sorted({name for cls in RECORD_CLASSES.values() for name in fields_of(cls)}))
CODES: Final = tuple(sorted({code.value for codes in lists().values() for code in codes}))
"""All codes of all lists: each is one too many in most fields."""
