"""Large inputs of many shapes: what takes longest to read must still take time that grows as its size does."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SHAPES", "Large", "Shape"]


@attrs.frozen
class Large:
    """One large input."""

    data: bytes
    format: Format = "json"


def _document(collection: str, records: Iterable[Any], **more: Any) -> Large:
    return Large(_compact({"schema_version": "1.0", **more, collection: list(records)}))


def _lines(records: Iterable[Any], **more: Any) -> Large:
    head = {"type": "dataset", "schema_version": "1.0", **more}
    return Large(b"".join(_compact(line) + b"\n" for line in (head, *records)), "jsonl")


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# ------------------------------------------------------------------------------------------------------------- records


def _statement(number: int, **more: Any) -> dict[str, Any]:
    """Return a record as most are: some references, some text, evidence."""
    return {
        "type": "statement",
        "id": f"statement:s{number}",
        "speakers": ["state:chn"],
        "act": "appeal",
        "form": "direct",
        "content": f"Talks on crime are to go on, for the {number}th time.",
        "said_on": "2016-06",
        "topics": ["cybercrime"],
        "links": [{"relation": "follows", "object": f"statement:s{number // 2}"}] if number > 1 else [],
        "evidence": [{"source": "source:s", "spans": [[number, number + 9]], "fields": ["content"]}],
    } | more


_ELSEWHERE: Final = {"external": ["state:chn", "source:s"]}


def _statements(number: int, **more: Any) -> list[dict[str, Any]]:
    return [_statement(n, **more) for n in range(number)]


def _bad_statements(number: int) -> list[dict[str, Any]]:
    """Return records with a defect each, of every sort."""
    return [_statement(n, links=[]) | _defect(n) for n in range(number)]


def _defect(number: int) -> dict[str, Any]:
    defects: tuple[dict[str, Any], ...] = (
        {"contents": "?"},
        {"form": "shouted"},
        {"said_on": "2016-13"},
        {"content": 5},
        {"speakers": ["state:CHN"]},
        {"evidence": [{"source": "source:s", "spans": [[9, 3]]}]},
        {"topics": None},
        {"id": f"statement:S{number}"},
        {"act": ""},
        {"extra": {"mine": 1}},
    )
    return defects[number % len(defects)]


def _event(**more: Any) -> dict[str, Any]:
    return {"type": "event", "id": "event:e", "kind": "talks", "title": "Talks"} | more


def _rows(number: int, **more: Any) -> list[dict[str, Any]]:
    return [{"participant": f"state:s{n}", "role": "actor"} | more for n in range(number)]


def _chain(number: int, last: str | None) -> list[dict[str, Any]]:
    """Return organizations each of which is under the next; the last is under none, or under another."""
    above = [f"organization:o{n + 1}" for n in range(number - 1)]
    return [
        {"type": "organization", "id": f"organization:o{n}", "kind": "agency", "name": f"Agency {n}"}
        | ({} if parent is None else {"parent": parent})
        for n, parent in enumerate([*above, last])
    ]


def _sessions(number: int) -> Large:
    """Return one dialogue with many sessions of the same number and the same day."""
    dialogue = {"type": "dialogue", "id": "dialogue:d", "kind": "dialogue", "name": "Talks"}
    sessions = [
        {
            "type": "session",
            "id": f"session:s{n}",
            "dialogue": "dialogue:d",
            "status": "held",
            "ordinal": 1,
            "when": "2016",
        }
        for n in range(number)
    ]
    return Large(_compact({"schema_version": "1.0", "dialogues": [dialogue], "sessions": sessions}))


def _wide(fill: str) -> Callable[[int], Large]:
    """Return what repeats a piece of text inside a document."""
    return lambda n: Large(f'{{"schema_version":"1.0","events":[{{"type":"event"{fill * n}}}]}}'.encode())


@attrs.frozen
class Shape:
    """A way for an input to be large."""

    make: Callable[[int], Large]
    """Makes it of so many records, rows, keys or lines."""
    errors: Collection[str] = ()
    """The codes of all errors in it."""


_BAD: Final = (
    "evidence.span-order",
    "field.code",
    "field.type",
    "field.unknown",
    "field.value",
    "id.malformed",
    "time.syntax",
)

SHAPES: Final[Mapping[str, Shape]] = {
    "records": Shape(lambda n: _document("statements", _statements(n), **_ELSEWHERE)),
    "lines": Shape(lambda n: _lines(_statements(n), **_ELSEWHERE)),
    "records, all bad": Shape(lambda n: _document("statements", _bad_statements(n), **_ELSEWHERE), _BAD),
    "lines, all bad": Shape(lambda n: _lines(_bad_statements(n), **_ELSEWHERE), _BAD),
    "records with the same defect": Shape(
        lambda n: _document("statements", _statements(n, contents="?"), **_ELSEWHERE), ["field.unknown"]
    ),
    "records with the same id": Shape(
        lambda n: _document("statements", _statements(n, id="statement:s", links=[]), **_ELSEWHERE), ["id.duplicate"]
    ),
    "references to nothing, all alike": Shape(lambda n: _document("statements", _statements(n)), ["ref.missing"]),
    "references to nothing, all different": Shape(
        lambda n: _document(
            "statements", [_statement(k, speakers=[f"state:c{k}"]) for k in range(n)], external=["source:s"]
        ),
        ["ref.missing"],
    ),
    "records of no known type": Shape(
        lambda n: _document("statements", _statements(n, type="statment"), **_ELSEWHERE), ["field.value"]
    ),
    "lines of no known type": Shape(lambda n: _lines(_statements(n, type="statment"), **_ELSEWHERE), ["field.value"]),
    "records of a newer version": Shape(
        lambda n: _document("statements", _statements(n, tone="calm", act="plead"), schema_version="1.9", **_ELSEWHERE)
    ),
    "records of an older version": Shape(
        lambda n: _document("statements", _statements(n), schema_version="0.9", **_ELSEWHERE)
    ),
    "a record with many rows": Shape(
        lambda n: _document("events", [_event(roster=_rows(n))], external=[f"state:s{k}" for k in range(n)])
    ),
    "a record with many bad rows": Shape(
        lambda n: _document("events", [_event(roster=_rows(n, rolle="?", role="?"))]),
        ["field.code", "field.unknown", "ref.missing"],
    ),
    "a record with the same row again": Shape(
        lambda n: _document("events", [_event(roster=_rows(n, participant="state:chn"))], **_ELSEWHERE),
        ["roster.duplicate"],
    ),
    "a newer record with many rows": Shape(
        lambda n: _document("events", [_event(roster=_rows(n, role="piper"))], schema_version="1.9")
    ),
    "a record with many stages": Shape(
        lambda n: _document(
            "events", [_event(stages=[{"stage": "announced", "when": f"20{k % 30:02}"} for k in range(n)])]
        )
    ),
    "a record with many unknown keys": Shape(
        lambda n: _document("events", [_event(**{f"titel{k}": k for k in range(n)})]), ["field.unknown"]
    ),
    "a record with many spans": Shape(
        lambda n: _document(
            "events", [_event(evidence=[{"source": "source:s", "spans": [[k, k + 5] for k in range(n)]}])], **_ELSEWHERE
        )
    ),
    "a record with wide extra": Shape(
        lambda n: _document("events", [_event(extra={f"my:k{k}": [k] for k in range(n)})])
    ),
    "a record with bad extra": Shape(
        lambda n: _document("events", [_event(extra={f"k{k}": [k] for k in range(n)})]), ["field.value"]
    ),
    "a record with a key many times": Shape(_wide(',"id":"event:e"'), ["field.missing", "json.duplicate-key"]),
    "a record with a long text": Shape(lambda n: _document("events", [_event(title="Gespräche" * n)])),
    "a document with a key many times": Shape(
        lambda n: Large(b'{"schema_version":"1.0"' + b',"title":"Talks"' * n + b"}"), ["json.duplicate-key"]
    ),
    "many names of what is elsewhere": Shape(
        lambda n: _document("events", [_event()], external=[f"state:s{k}" for k in range(n)])
    ),
    "brackets in brackets": Shape(lambda n: Large(b"[" * (n + 100_000)), ["json.too-deep"]),
    "an end too early": Shape(
        lambda n: Large(_document("statements", _statements(n), **_ELSEWHERE).data[:-2]), ["json.syntax"]
    ),
    "lines with nothing in them": Shape(
        lambda n: Large(b'{"type":"dataset","schema_version":"1.0"}\n' + b" \n" * n, "jsonl")
    ),
    "lines that are no JSON": Shape(lambda n: Large(b"{'a': 1}\n" * n, "jsonl"), ["json.syntax"]),
    "a long chain of parents": Shape(lambda n: _document("participants", _chain(n, None))),
    "a long circle of parents": Shape(
        lambda n: _document("participants", _chain(n, "organization:o0")), ["organization.parent-cycle"]
    ),
    "a dialogue with many sessions": Shape(_sessions),
}
"""Every shape by its name."""
