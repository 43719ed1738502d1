"""What a newer version of the file format has more than this one knows, as datasets keep it in `extra`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["KEY", "ids_in", "kept_ids"]

KEY: Final = "cyberdialogue:newer"
"""The key in `extra`: a list of pairs of a JSON pointer and what stood there, in the order they were taken out."""


def kept_ids(extra: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of records that a dataset keeps without knowing what they are.

    >>> list(kept_ids({KEY: [["/campaigns", [{"type": "campaign", "id": "campaign:c"}]]]}))
    ['campaign:c']
    """
    kept = extra.get(KEY)
    for pair in kept if is_list(kept) else ():
        if is_list(pair) and pair:
            yield from ids_in(pair[-1])


def ids_in(value: object) -> Iterator[str]:
    """Yield the id of a mapping, or those of the mappings in a list."""
    for item in value if is_list(value) else (value,):
        key = item.get("id") if is_mapping(item) else None
        if isinstance(key, str):
            yield key
