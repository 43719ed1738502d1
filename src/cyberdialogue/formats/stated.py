"""Which version a text says it is of, whatever its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from cyberdialogue.formats.parsing import BOM

if TYPE_CHECKING:
    from cyberdialogue.formats import Format

__all__ = ["version_in"]


class _Said(msgspec.Struct):
    schema_version: str


def version_in(data: bytes, form: Format) -> str:
    """Return the version a text says it is of, one that can be read.

    >>> version_in(b'{"schema_version": "0.9", "pledges": []}', "json")
    '0.9'
    """
    if form == "yaml":
        from cyberdialogue.formats import yaml  # noqa: PLC0415 - it needs PyYAML, an extra

        return yaml.version_in(data)
    if form == "csv":
        from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

        return csv.version_in(data)
    text = data.removeprefix(BOM).lstrip()
    if form == "jsonl":
        text = text.partition(b"\n")[0]
    return msgspec.json.decode(text, type=_Said).schema_version
