"""One question for everything that can hold a dataset: what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import Problem, ValidationError
from cyberdialogue.formats import Format, format_of, json, jsonl
from cyberdialogue.formats.collector import Collector, paused
from cyberdialogue.formats.files import encode_text, in_file, name_of, read_bytes
from cyberdialogue.formats.limits import DEFAULT as DEFAULT_LIMITS
from cyberdialogue.formats.limits import Limits, exceeded
from cyberdialogue.formats.reading import Reading, cut_off
from cyberdialogue.formats.versions import applicable
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.report import Report, in_order
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.profile import DEFAULT, Profile
from cyberdialogue.validation.references import id_problems
from cyberdialogue.validation.rules import TEXT_RULES
from cyberdialogue.validation.verifying import checked_texts
from cyberdialogue.validation.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cyberdialogue.formats.files import Readable

__all__ = ["validate"]

_BEFORE_JSON: Final = "\ufeff \t\r\n"


def validate(
    data: Readable | bytes | Mapping[str, Any] | Dataset,
    *,
    format: Format | None = None,  # noqa: A002 - the word users know
    profile: Profile = DEFAULT,
    texts: Mapping[str, str] | Callable[[Dataset], Mapping[str, str]] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    collector: Collector = "auto",
) -> Report:
    """Return everything that is wrong with a path, an open file, text or bytes, a mapping or a dataset.

    Text that starts with ``{`` or ``[`` is data, and with ``format="yaml"`` any of several lines; other text is a path.
    Bad data never raises, and a file that cannot be read is a problem, too. Rules that look at several records see
    those that could be read. With the texts of the sources by their ids, or a function that finds them for a dataset,
    the evidence is held against them as by `verify_evidence`. The collector is paused as by `load`.

    Raises:
        MissingExtra: it is YAML, and PyYAML is not installed.

    >>> report = validate('{"schema_version": "1.0", "pledges": [{"type": "pledge", "id": "pledge:p", "dew": "2016"}]}')
    >>> print(report)
    line 1, column 39: error field.missing at /pledges/0/text of pledge:p: 'text' is missing
    line 1, column 39: error field.missing at /pledges/0/action of pledge:p: 'action' is missing
    line 1, column 76: error field.unknown at /pledges/0/dew of pledge:p: no such field in Pledge: 'dew' \
(did you mean 'due'?)
    3 errors
    """
    file = None if isinstance(data, bytes | Mapping | Dataset) or _is_text(data, format) else name_of(data)
    with paused(collector):
        try:
            reading = _read(data, format, limits)
        except ValidationError as error:
            reading = Reading(Dataset(), error.problems)
        except (OSError, ValueError) as error:  # no such file, a directory, a path with a NUL in it ...
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            return Report([Problem(code="file.unreadable", message=reason, file=file)])
        found = [*reading.problems, *reading.placed(_beyond_reading(reading, profile, texts))]
    judged = filter(None, map(profile.judge, found))
    named = [in_file(problem, file) for problem in judged]
    return Report(cut_off(in_order(named), limits.problems))


def _is_text(data: object, form: Format | None) -> bool:
    """Tell whether a text is data, not a path."""
    return isinstance(data, str) and (data.lstrip(_BEFORE_JSON)[:1] in {"{", "["} or (form == "yaml" and "\n" in data))


def _read(data: Readable | bytes | Mapping[str, Any] | Dataset, form: Format | None, limits: Limits) -> Reading:
    if isinstance(data, Dataset):
        return Reading(data, tuple(id_problems(data)))
    if isinstance(data, Mapping):
        from cyberdialogue.formats.careful import inspect_mapping  # noqa: PLC0415 - it loads cattrs

        return inspect_mapping(data, limits.problems)
    if isinstance(data, bytes):
        return _read_bytes(data, form or "json", limits)
    if isinstance(data, str) and _is_text(data, form):
        return _read_bytes(encode_text(data), form or "json", limits)
    form = form or format_of(data)
    return _read_csv(data, limits) if form == "csv" else _read_bytes(read_bytes(data), form, limits)


def _read_bytes(data: bytes, form: Format, limits: Limits) -> Reading:
    if form == "csv":
        return _read_csv(data, limits)
    if form == "yaml":
        return _read_yaml(data, limits)
    refused = tuple(exceeded(data, limits))
    if refused:
        return Reading(Dataset(), refused)
    if form == "jsonl":
        return jsonl.inspect(data.split(b"\n"), limits.problems)
    return json.inspect(data, limits.problems)


def _read_csv(data: Readable | bytes, limits: Limits) -> Reading:
    from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

    return csv.inspect(data, limits)


def _read_yaml(data: bytes, limits: Limits) -> Reading:
    from cyberdialogue.formats import yaml, yaml_places  # noqa: PLC0415 - they need PyYAML, an extra

    refused = tuple(exceeded(data, limits, yaml_places.tokens))
    return Reading(Dataset(), refused) if refused else yaml.inspect(data, limits.problems)


def _beyond_reading(
    reading: Reading, profile: Profile, texts: Mapping[str, str] | Callable[[Dataset], Mapping[str, str]] | None
) -> Iterator[Problem]:
    """Yield what the rules find, and what the texts of the sources do not bear out."""
    given: Mapping[str, Any] = {}
    if texts is not None:
        given = checked_texts(texts(reading.dataset) if callable(texts) else texts)
    world = World(reading.dataset, profile.as_of, reading.origins, given)
    yield from findings(world, applicable(profile.all_rules, reading.dataset.schema_version))
    if texts is not None:
        yield from findings(world, TEXT_RULES)
