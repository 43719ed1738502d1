"""The catalogue of problems that no rule function stands behind: what readers and limits find.

Rules document themselves; see `cyberdialogue.validation.rules`.
"""

from __future__ import annotations

import inspect
import types
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES"]

_TEXTS: Final = {
    "json.syntax": """
        A file is JSON (RFC 8259); what is wrong after the first slip cannot be told, so it comes alone.

        Example: a comma is missing between two records.
        """,
    "json.encoding": """
        A file is UTF-8, so that every letter of every name means the same everywhere; one byte order mark is accepted.

        Example: a spreadsheet program saved the file as UTF-16 or Latin-1.
        """,
    "json.duplicate-key": """
        A key stands once in an object, since parsers silently keep one of two values.

        Example: ``{"due": "2016-08", "due": "2016-09"}``.
        """,
    "json.not-a-number": """
        Numbers are JSON numbers; ``NaN`` and ``Infinity`` are not.

        Example: ``{"latitude": NaN}``.
        """,
    "json.too-deep": """
        JSON of your own is nested at most 64 levels deep, so that no file exhausts the program that reads it.

        Example: a list in a list in a list, a hundred times over.
        """,
    "field.missing": """
        A record or part has the fields it cannot do without; the place is the object that lacks one.

        Example: a pledge without ``action``.
        """,
    "field.unknown": """
        A key is the name of a field; what is misspelt would be lost. Data of your own goes into ``extra``.

        Example: ``"dew"`` in a pledge that means ``"due"``.
        """,
    "field.type": """
        A value has the type of its field; nothing is converted, since ``"5"`` may be a number or a label.

        Example: ``{"ordinal": "2"}``.
        """,
    "field.value": """
        A value is among those its field takes.

        Example: ``{"ordinal": 0}``, or text with nothing in it.
        """,
    "field.code": """
        A code is on the list of its field, or starts with ``x-`` where the list is open.

        Example: ``{"status": "canceled"}`` for ``"cancelled"``.
        """,
    "time.syntax": """
        A date is written in EDTF (ISO 8601-2), as precisely as it was reported and no more.

        Example: ``"14 June 2016"`` for ``"2016-06-14"``.
        """,
    "id.malformed": """
        An id is the type of its record, a colon and lower-case letters or digits joined by ``-``, ``.`` or ``_``.

        Example: ``"state:CHN"`` for ``"state:chn"``.
        """,
    "id.duplicate": """
        An id names one record, or a reference to it would be to either.

        Example: two sessions ``"session:second"``.
        """,
    "ref.missing": """
        A reference is to a record of the dataset, or to an id that ``external`` names.

        Example: ``{"dialogue": "dialogue:d"}`` where there is no such dialogue.
        """,
    "ref.wrong-type": """
        A reference is to a record of the type its field takes.

        Example: ``{"dialogue": "state:chn"}`` in a session.
        """,
    "schema.unknown-version": """
        A file says which version of the format it is of, and it is one this library reads: this one, an older one, or
        one that only adds to it.

        Example: ``"schema_version": "2.0"``.
        """,
    "schema.migrated": """
        A file of an older version is read as what it would be today; write it again to be rid of the remark.

        Example: ``"schema_version": "0.9"``.
        """,
    "schema.newer": """
        A file of a newer minor version may hold what this version does not know; that is kept and written back, but
        cannot be used or checked.

        Example: a key, a code or a type of records that came with version 1.1.
        """,
    "file.unreadable": """
        A file is there and can be read.

        Example: a path with a slip of the finger.
        """,
    "limit.problems": """
        After ten thousand problems, or as many as you say, reading stops: something other than single records is wrong.

        Example: a file in which every record has an unknown key.
        """,
    "limit.stream": """
        A file that is read as a stream is never in memory as a whole, so that rules which look at several records are
        not applied to it; ids and references are checked all the same.

        Example: JSON Lines of some gigabytes.
        """,
    "limit.size": """
        A text is not larger than the limit you set.

        Example: a file of 2 GB under ``Limits(size=10_000_000)``.
        """,
    "limit.text": """
        No text in a file is longer than the limit you set.

        Example: a title of a thousand pages under ``Limits(text=10_000)``.
        """,
    "limit.depth": """
        A file is not nested deeper than the limit you set.

        Example: lists in lists, twenty levels deep, under ``Limits(depth=16)``.
        """,
    "code.not-agreed": """
        A code of your own (``x-...``) is among those your profile names for its list, so that it is spelt in one way.

        Reported only when the profile names any codes. Example: ``x-electoins`` where the profile has ``x-elections``.
        """,
    "merge.conflict": """
        Two datasets that are merged say the same of a field, or only one of them says anything.

        Which value is right cannot be known here; keep one, and the other as evidence with its ``value``.
        Example: a session held on two different days.
        """,
}

CODES: Final[Mapping[str, str]] = types.MappingProxyType(
    {code: inspect.cleandoc(text) for code, text in _TEXTS.items()}
)
"""What must hold, by the code of the problem when it does not; with a reason and an example."""
