"""A report in the Static Analysis Results Interchange Format, which code hosts and editors read.

SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; paragraphs in comments are its own.
"""

from __future__ import annotations

import hashlib
import re
from importlib import metadata
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from cyberdialogue.errors import Severity, visible
from cyberdialogue.report.json import encode, encode_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberdialogue.errors import Problem

__all__ = ["lines"]

_NAME: Final = "cyberdialogue"
_INFORMATION: Final = "https://pypi.org/project/cyberdialogue/"
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def lines(problems: Sequence[Problem], docs: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a log with one run, a result a line; ``docs`` says what each code means."""
    severities: dict[str, Severity] = {}
    for problem in problems:
        severities.setdefault(problem.code, problem.severity)
    numbers = {code: number for number, code in enumerate(severities)}
    rules = [_rule(code, severity, docs.get(code, "").strip() or code) for code, severity in severities.items()]
    driver = {"name": _NAME, **_version(), "informationUri": _INFORMATION, "rules": rules}
    yield f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {encode({"driver": driver})},\n'
    yield '"columnKind": "unicodeCodePoints",\n"results": '
    yield from encode_list(_result(problem, numbers[problem.code]) for problem in problems)
    yield "\n}]\n}\n"


def _version() -> dict[str, str]:
    try:
        return {"version": metadata.version(_NAME)}
    except metadata.PackageNotFoundError:  # run from a copy of the sources
        return {}


def _rule(code: str, severity: Severity, doc: str) -> dict[str, Any]:
    short = " ".join(doc.partition("\n\n")[0].split())
    return {
        "id": code,
        "shortDescription": _message(short),
        "fullDescription": _message(doc),
        "help": _message(doc),  # what GitHub shows beside a result
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _result(problem: Problem, number: int) -> dict[str, Any]:
    hint = f" ({problem.hint})" if problem.hint else ""
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": _LEVELS[problem.severity],
        "message": _message(visible(f"{problem.message}{hint}")),
    }
    if location := _location(problem):
        result["locations"] = [location]
    result["partialFingerprints"] = {"placeInRecord/v1": _fingerprint(problem)}
    known = {"recordId": problem.record_id, "value": problem.value}
    if properties := {name: value for name, value in known.items() if value is not None}:
        result["properties"] = properties
    return result


def _location(problem: Problem) -> dict[str, Any]:
    """Return where a problem is: in the file, in the document, both or neither."""
    location: dict[str, Any] = {}
    if problem.file:
        region = _region(problem)
        physical = {"artifactLocation": {"uri": _uri(problem.file)}} | ({"region": region} if region else {})
        location["physicalLocation"] = physical
    if problem.path:  # the document as a whole has no name
        location["logicalLocations"] = [{"fullyQualifiedName": problem.path}]
    return location


def _region(problem: Problem) -> dict[str, int]:
    """Return the line and the column, which count from 1 (3.30.5, 3.30.6)."""
    line, column = problem.line or 0, problem.column or 0
    if line < 1:
        return {}
    return {"startLine": line, "startColumn": column} if column >= 1 else {"startLine": line}


def _uri(file: str) -> str:
    """Return the name of a file as a URI reference: relative as it was given, or absolute (3.4.3)."""
    path = PurePath(file)
    try:
        named = path.as_posix().encode("utf-8", "surrogateescape")  # the bytes of a name that is not UTF-8
    except UnicodeEncodeError:
        named = path.as_posix().encode("utf-8", "replace")
    if not path.is_absolute():
        return quote(named, safe="/")
    return f"file://{'' if named.startswith(b'/') else '/'}{quote(named, safe='/:')}"


def _message(text: str) -> dict[str, str]:
    """Return a plain text message in which nothing stands for an argument (3.11.5) or a link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


# The way to a record from the top of a document changes with every record that is put before it.
_WAY_TO_RECORD: Final = re.compile(r"/([a-z]+)s/[0-9]+(?=/|$)")


def _fingerprint(problem: Problem) -> str:
    """Return what stays the same while lines move and records come and go: the code, the record, the way inside it."""
    record, path = problem.record_id or "", problem.path or ""
    way = _WAY_TO_RECORD.match(path)
    if way and (way[1] == "participant" or record.startswith(f"{way[1]}:")):
        path = path[way.end() :]
    said = f"{problem.code}\n{record}\n{path}"
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:32]
