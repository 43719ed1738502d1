"""How a dataset and a record look in a notebook: a table, short however much there is, with what is left out said."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.fields import fields_of
from cyberdialogue.model.json_values import ABSENT
from cyberdialogue.model.structured import Structured
from cyberdialogue.model.typed import class_of, is_list, is_mapping
from cyberdialogue.temporal import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.record import Record

__all__ = ["dataset_html", "record_html"]

_LINES: Final = 8
_LONGEST: Final = 240
_LONGEST_NAME: Final = 60
_DEEPEST: Final = 3
# Colours come from the theme of the notebook, light or dark.
_ALIGN: Final = "text-align:left;vertical-align:top"


def dataset_html(dataset: Dataset) -> str:
    """Return a dataset as a table of its collections, each with the first of its records.

    >>> html = dataset_html(Dataset(title="Talks", participants=[State(id="state:chn", name="China")]))
    >>> "Talks" in html, "participants" in html, "China" in html
    (True, True, True)
    """
    rows = [(name, f"{len(held):,}", _names(held)) for name in COLLECTIONS if (held := getattr(dataset, name))]
    count = len(dataset)
    head = f"{_strong(dataset.title or 'Dataset')} <small>{count:,} record{'' if count == 1 else 's'}</small>"
    return f"<div>{head}{_paragraph(dataset.description)}{_table(rows)}</div>"


def record_html(record: Record) -> str:
    """Return a record as a table of the fields it has.

    >>> record_html(State(id="state:chn", name="<China>")).count("&lt;China&gt;")
    2
    """
    rows = [(name, _lines(value)) for name, value in _given(record) if name != "id"]
    head = f"{_strong(_name(record))} <small>{record.type} · {_text(record.id)}</small>"
    return f"<div>{head}{_table(rows)}</div>"


# -------------------------------------------------------------------------------------------------------------- values


def _given(part: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record or part that hold something."""
    for field in fields_of(class_of(part)):
        value = getattr(part, field)
        if not _is_empty(value):
            yield field, value


def _is_empty(value: Any) -> bool:
    """Tell whether there is nothing to say; zero is something: nobody voted against."""
    return value is None or value is False or value is ABSENT or value in ((), {})


def _lines(value: Any) -> str:
    """Return a value as markup, what is in a list one below the other."""
    if not is_list(value):
        return _text(_short(_words(value)))
    items = [_text(_short(_words(item))) for item in value[:_LINES]]
    return "<br>".join([*items, *_more(len(value) - len(items))])


def _more(count: int) -> list[str]:
    return [f"<small>… and {count:,} more</small>"] if count > 0 else []


def _words(value: Any, depth: int = 0) -> str:
    """Return a value in words, a part as its fields; what would be cut off is not read."""
    if isinstance(value, When):
        return f"{value} ({value.describe()})"
    if isinstance(value, str):
        return value[: _LONGEST + 1]
    if is_list(value):
        said = ", ".join(_words(item, depth) for item in value[:_LINES])
        return f"{said}, …" if len(value) > _LINES else said
    if is_mapping(value):
        said = ", ".join(f"{key}: {_words(item, depth)}" for key, item in islice(value.items(), _LINES))
        return f"{said}, …" if len(value) > _LINES else said
    if isinstance(value, Structured) and depth < _DEEPEST:
        return "; ".join(f"{name}: {_inside(name, held, depth + 1)}" for name, held in _given(value))
    return str(value)[: _LONGEST + 1]


def _inside(name: str, value: Any, depth: int) -> str:
    """Return a value of a part: its spans as the pairs they are, and of its evidence how much there is."""
    if name == "spans":
        spans = ", ".join(f"[{start}, {end})" for start, end in value[:_LINES])
        return f"{spans}, …" if len(value) > _LINES else spans
    return f"{len(value):,}" if name == "evidence" else _words(value, depth)


def _short(text: str, limit: int = _LONGEST) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


def _name(record: Any) -> str:
    """Return what a record is called."""
    for field in ("name", "title", "text", "content", "label"):
        if name := getattr(record, field, None):
            return _short(str(name), _LONGEST_NAME)
    if record.type == "session":
        told = [f"no. {record.ordinal}" if record.ordinal is not None else "", record.status]
        return " ".join(filter(None, [*told, record.when and record.when.describe()]))
    return str(record.id)


def _names(records: Iterable[Any]) -> str:
    records = tuple(records)
    return "<br>".join([*(_text(_name(one)) for one in records[:_LINES]), *_more(len(records) - _LINES)])


# -------------------------------------------------------------------------------------------------------------- markup


def _text(text: str) -> str:
    """Return text as markup."""
    return escape(text)


def _strong(text: str) -> str:
    return f"<strong>{_text(_short(text))}</strong>"


def _paragraph(text: str | None) -> str:
    return f"<p>{_text(_short(text))}</p>" if text else ""


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows of markup as a table; the first column holds headings."""
    lines = (
        f'<tr><th scope="row" style="{_ALIGN}">{name.replace("_", " ")}</th>'
        + "".join(f'<td style="{_ALIGN}">{cell}</td>' for cell in cells)
        + "</tr>"
        for name, *cells in rows
    )
    return f"<table><tbody>{''.join(lines)}</tbody></table>"
