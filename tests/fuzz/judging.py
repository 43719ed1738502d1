"""What must hold of whatever readers are given: data or problems, from all of them the same, each with its place."""

from __future__ import annotations

import io
import json
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from cyberdialogue import (
    Dataset,
    NewerVersionWarning,
    Problem,
    Report,
    Severity,
    ValidationError,
    content_hash,
    dumps,
    iter_load,
    load,
    loads,
    validate,
)
from cyberdialogue.formats import careful
from cyberdialogue.formats.limits import Limits
from cyberdialogue.formats.streaming import validate_lines
from cyberdialogue.formats.versions import Age, age_of
from cyberdialogue.model.json_values import read_decimal
from cyberdialogue.model.typed import is_list, is_mapping
from cyberdialogue.validation.catalogue import CODES
from cyberdialogue.validation.rules import RULES
from tests.reading import read_fast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberdialogue.formats import Format

__all__ = ["Breach", "judge"]

_OF_RULES: Final = frozenset(rule.code for rule in RULES)
_LONGEST_MESSAGE: Final = 2_000
_FORMS: Final = ("text", "json", "github", "sarif")


class Breach(AssertionError):
    """A promise of the readers is broken."""


def judge(data: bytes, form: Format) -> str:
    """Give some data to every reader, and return what it came to: ``read``, or the codes of the problems.

    Raises:
        Breach: the readers break a promise. Any other exception breaks one, too.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewerVersionWarning)
        report = validate(data, format=form)
        _check_problems(report, data, form)
        _check_rendering(report)
        dataset = _check_loads(report, data, form)
        _check_streams(report, data, form)
        _check_limits(report, data, form)
        if form == "json":
            _check_fast_reader(data)
            _check_mapping(data, dataset)
            _check_rendering(validate(data, format="csv"))
        if dataset is not None:
            _check_use(dataset, form)
    return " ".join(sorted({problem.code for problem in report.errors})) or "read"


def _hold(holds: object, promise: str, *values: object) -> None:
    if not holds:
        raise Breach(": ".join([promise, *(repr(value)[:1_000] for value in values)]))


def _of_readers(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code not in _OF_RULES]


# ------------------------------------------------------------------------------------------------------------ problems


def _check_problems(report: Report, data: bytes, form: Format) -> None:
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = text.split("\n")
    values = _values(text, form)
    for problem in report.problems:
        _hold(problem.code in _OF_RULES or problem.code in CODES, "every code is documented", problem)
        _hold(len(str(problem)) < _LONGEST_MESSAGE and str(problem).isprintable(), "a problem fits a line", problem)
        _hold(problem.code != "file.unreadable", "what is in memory can be read", problem)
        if problem.path is not None and not _is_of_the_whole(problem, data):
            _hold(problem.line is not None and problem.column is not None, "a problem has a line and column", problem)
            _hold(0 < (problem.line or 0) <= len(lines), "there is such a line", problem)
            _hold(
                0 < (problem.column or 0) <= len(lines[(problem.line or 1) - 1]) + 1, "there is such a column", problem
            )
        if problem.path and values is not None:
            held = values.get(problem.line) if form == "jsonl" else values[None]
            _hold(_leads_somewhere(held, problem.path), "a pointer leads to a value, or to what lacks one", problem)


def _is_of_the_whole(problem: Problem, data: bytes) -> bool:
    """Tell whether a problem is that there is no text, too much of it, or one in another encoding."""
    is_foreign = problem.column is None and "not UTF-8" in problem.message
    return is_foreign or problem.code == "limit.size" or not data.removeprefix(b"\xef\xbb\xbf").strip()


def _values(text: str, form: Format) -> dict[int | None, Any] | None:
    """Return the values of a text, by line in JSON Lines; None when they cannot be found by the pointers."""
    if form == "yaml":
        return None
    lines: list[tuple[int | None, str]] = list(enumerate(text.split("\n"), 1)) if form == "jsonl" else [(None, text)]
    values = {number: _value(line) for number, line in lines}
    heads = [value for value in values.values() if is_mapping(value)]
    return None if heads and age_of(heads[0].get("schema_version")) is Age.OLDER else values


def _value(text: str) -> Any:
    try:
        return json.loads(text, parse_float=read_decimal, parse_int=read_decimal)
    except (ValueError, RecursionError):
        return None


def _leads_somewhere(value: Any, path: str) -> bool:
    *way, last = (step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:])
    for step in way:
        if is_mapping(value) and step in value:
            value = value[step]
        elif is_list(value) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return False
    return is_mapping(value) or (is_list(value) and last.isdecimal() and int(last) < len(value))


def _check_rendering(report: Report) -> None:
    for form in _FORMS:
        text = "".join(report.render(form))
        text.encode()
        if form in {"json", "sarif"}:
            json.loads(text)
    json.dumps(report.to_dict())


# ------------------------------------------------------------------------------------------------------------- readers


def _check_loads(report: Report, data: bytes, form: Format) -> Dataset | None:
    """Hold what loading gives against the report; return the dataset."""
    found = _of_readers(report.problems)
    try:
        dataset = loads(data, format=form)
    except ValidationError as error:
        str(error)
        _hold(_errors(report), "what cannot be loaded is not valid", error.problems)
        _hold_alike("loading tells the same", error.problems, found, *_TOLD)
        dataset = None
    else:
        _hold(not _errors(report), "what is loaded is valid, but for rules", found)
    try:
        again = load(io.BytesIO(data), format=form)
    except ValidationError as error:
        _hold(dataset is None, "a file and its bytes are read alike", error.problems)
    else:
        _hold(repr(again) == repr(dataset), "a file and its bytes are read alike")
    return dataset


def _check_streams(report: Report, data: bytes, form: Format) -> None:
    """Hold what is read record by record, or part by part, against the report."""
    problems = [item for item in iter_load(io.BytesIO(data), format=form) if isinstance(item, Problem)]
    found = _of_readers(report.problems)
    if form != "jsonl":
        _hold_alike("a stream tells the same", problems, found if _errors(report) else [], *_TOLD)
        return
    _hold_alike("a stream tells the same", _as_it_goes_by(problems), _as_it_goes_by(found), *_TOLD)
    parts = [problem for problem in _of_readers(validate_lines(io.BytesIO(data))) if problem.code != "limit.stream"]
    _hold_alike("a file in parts tells the same", parts, found, *_TOLD)


_TOLD: Final = ("code", "path", "line", "column", "record_id", "message")


def _hold_alike(promise: str, some: Iterable[Problem], others: Iterable[Problem], *fields: str) -> None:
    one, other = (
        Counter(tuple(getattr(problem, field) for field in fields) for problem in told) for told in (some, others)
    )
    # How deep Python's own reader goes before it gives up depends on how deep the program is that calls it.
    gave_up = any(key[:2] == ("json.too-deep", "") for key in (*one, *other))
    _hold(one == other or gave_up, promise, one - other, other - one)


def _as_it_goes_by(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems without what a stream does not know: the column in a line that has gone by, and what follows."""
    between = {"id.duplicate", "ref.missing"}
    return [
        attrs.evolve(problem, column=None, message="") if problem.code in between else problem for problem in problems
    ]


def _check_fast_reader(data: bytes) -> None:
    """Hold what the fast reader accepts against what the careful one says of it."""
    fast = read_fast(data)
    if fast is None:
        return
    slow = careful.inspect_document(data)
    _hold(not slow.problems, "the fast reader accepts nothing that the careful one refuses", slow.problems)
    _hold(repr(slow.dataset) == repr(fast), "both readers read the same", slow.dataset, fast)


class _RepeatedKey(Exception):
    """A key stands more than once."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise _RepeatedKey
    return dict(pairs)


def _check_mapping(data: bytes, dataset: Dataset | None) -> None:
    """Read the same as plain values, where Python's own reader passes over nothing."""
    try:
        value = json.loads(data.decode(), object_pairs_hook=_unique, parse_float=read_decimal)
    except (ValueError, RecursionError, _RepeatedKey):
        return
    if is_mapping(value):
        report = validate(value)
        _hold((dataset is not None) == (not _errors(report)), "a mapping is judged as its text is", report.problems)
    try:
        made = Dataset.from_dict(value)
    except ValidationError:
        return
    if dataset is not None and dataset.schema_version == value.get("schema_version", dataset.schema_version):
        _hold(made == dataset, "a mapping is read as its text is", made, dataset)


def _errors(report: Report) -> list[Problem]:
    return [problem for problem in _of_readers(report.problems) if problem.severity is Severity.ERROR]


def _check_limits(report: Report, data: bytes, form: Format) -> None:
    """Read the same with limits: where one is met, that is told."""
    few = validate(data, format=form, limits=Limits(problems=_FEW))
    is_told = [problem.code == "limit.problems" for problem in few.problems]
    _hold(sum(is_told) == any(is_told[-1:]) == (len(report) > _FEW), "the limit of problems is told at the end", few)
    _hold(len(few) <= _FEW + 1, "no more problems are told than the limit", few.problems)
    limited = validate(data, format=form, limits=_STRICT)
    _check_problems(limited, data, form)
    met = {problem.code for problem in limited.problems if problem.code in _LIMITS}
    _hold(("limit.size" in met) == (len(data) > (_STRICT.size or 0)), "the limit of size is told", limited.problems)
    _hold(met or limited == report, "a limit that is not met changes nothing", limited.problems)


_FEW: Final = 2
_STRICT: Final = Limits(size=20_000, depth=12, text=1_000)
_LIMITS: Final = frozenset({"limit.size", "limit.depth", "limit.text"})


# ----------------------------------------------------------------------------------------------------------------- use


def _check_use(dataset: Dataset, form: Format) -> None:
    """Write what was read, and read it again."""
    content_hash(dataset)
    for other in ("json", "jsonl"):
        text = dumps(dataset, format=other)
        again = loads(text, format=other)
        _hold(again == dataset or other != form, "what is written reads back equal", again, dataset)
        _hold(dumps(again, format=other) == text, "what is written is written so again", text)
    Dataset.from_dict(dataset.to_dict())
    list(dataset.links())
    dataset.conflicts()
