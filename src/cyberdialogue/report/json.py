"""A report as JSON, a problem a line: the same values as `Report.to_dict`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cyberdialogue.report.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cyberdialogue.errors import Problem

__all__ = ["encode", "encode_list", "lines"]


def lines(problems: Sequence[Problem], counts: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one JSON object: some counts, then the groups and the problems.

    >>> print(*lines([Problem(code="json.syntax", message="not JSON")], {"ok": False}), sep="", end="")
    {
    "ok": false,
    "groups": [
    {"code": "json.syntax", "severity": "error", "message": "not JSON", "count": 1, "places": [{}]}
    ],
    "problems": [
    {"code": "json.syntax", "severity": "error", "message": "not JSON"}
    ]
    }
    """
    yield "{\n"
    for name, value in counts.items():
        yield f'"{name}": {encode(value)},\n'
    yield '"groups": '
    yield from encode_list(group.to_dict() for group in grouped(problems))
    yield ',\n"problems": '
    yield from encode_list(problem.to_dict() for problem in problems)
    yield "\n}\n"


def encode(value: object) -> str:
    r"""Return a value as JSON on one line, with escapes for all characters that do not print.

    Half of a surrogate pair, as in the name of a file that is not UTF-8, is no text: many readers of JSON refuse even
    its escape. It becomes the six characters of the escape.

    >>> print(encode({"message": "von Genf \x9b2J", "file": "\udcff.json"}))
    {"message": "von Genf \u009b2J", "file": "\\udcff.json"}
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(one: str) -> str:
    escape = json.dumps(one)[1:-1]
    return rf"\{escape}" if "\ud800" <= one <= "\udfff" else escape


def encode_list(values: Iterable[object]) -> Iterator[str]:
    """Yield the lines of a JSON list, a value a line."""
    before = "[\n"
    for value in values:
        yield before + encode(value)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"
