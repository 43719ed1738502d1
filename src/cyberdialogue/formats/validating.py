"""One question for everything that can hold a dataset: what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.errors import Problem, Report, ValidationError
from cyberdialogue.formats import Format, load, loads
from cyberdialogue.formats.files import name_of
from cyberdialogue.model.dataset import Dataset
from cyberdialogue.validation.references import id_problems

if TYPE_CHECKING:
    from cyberdialogue.formats.files import Readable

__all__ = ["validate"]


def validate(data: Readable | bytes | Mapping[str, Any] | Dataset, *, format: Format | None = None) -> Report:  # noqa: A002
    """Return everything that is wrong with a path, an open file, JSON text or bytes, a mapping or a dataset.

    Text that starts with ``{`` or ``[`` is data, any other is a path. Bad data never raises, and a file that cannot be
    read is a problem, too.

    >>> report = validate('{"schema_version": "1.0", "pledges": [{"type": "pledge", "id": "pledge:p", "dew": "2016"}]}')
    >>> print(report)
    error field.unknown at /pledges/0/dew of pledge:p: no such field in Pledge: 'dew' (did you mean 'due'?)
    error field.missing at /pledges/0/text of pledge:p: 'text' is missing
    error field.missing at /pledges/0/action of pledge:p: 'action' is missing
    3 errors
    """
    try:
        return Report(_problems(data, format))
    except ValidationError as error:
        return Report(error.problems)
    except (OSError, ValueError) as error:  # no such file, a directory, a path with a NUL in it ...
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        file = None if isinstance(data, bytes | Mapping | Dataset) else name_of(data)
        return Report([Problem(code="file.unreadable", message=reason, file=file)])


def _problems(data: Readable | bytes | Mapping[str, Any] | Dataset, name: Format | None) -> list[Problem]:
    if isinstance(data, Dataset):
        return id_problems(data)
    if isinstance(data, Mapping):
        from cyberdialogue.formats.careful import read_mapping  # noqa: PLC0415 - it loads cattrs

        read_mapping(data)
    elif isinstance(data, bytes) or (isinstance(data, str) and data.lstrip(_BEFORE_JSON)[:1] in {"{", "["}):
        loads(data, format=name or "json")
    else:
        load(data, format=name)
    return []


_BEFORE_JSON: Final = "\ufeff \t\r\n"
