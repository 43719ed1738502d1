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
    "yaml.syntax": """
        A file is YAML; what is wrong after the first slip cannot be told, so nothing is said of what follows.

        Lines are indented with spaces; text with a colon and a space in it, or one that starts with a sign of YAML,
        stands in quotes. Example: ``title: Talks: a report``.
        """,
    "yaml.encoding": """
        A YAML file is UTF-8, so that every letter of every name means the same everywhere; one byte order mark is
        accepted.

        Example: a spreadsheet program saved the file as UTF-16 or Latin-1.
        """,
    "yaml.duplicate-key": """
        A key stands once in a mapping, since parsers silently keep one of two values.

        Example: a pledge with a line ``due: 2016-08`` and a line ``due: 2016-09``.
        """,
    "yaml.key": """
        A key is text; YAML's lists and mappings as keys have no meaning here.

        Example: ``? [due, text]``.
        """,
    "yaml.empty": """
        Something stands after a key or a dash, since a value that somebody forgot looks like one that is left out.

        Leave the key out where there is nothing to say, or write ``null``. Example: a line ``due:`` with nothing in it.
        """,
    "yaml.anchor": """
        A file says everything where it stands: anchors (``&``), aliases (``*``) and merge keys (``<<``) are refused.

        A reader would have to look elsewhere, and a small file could stand for one that fills all memory. While there
        are aliases, nothing else is said of the file. Example: ``evidence: *first``.
        """,
    "yaml.tag": """
        The field says what a value is, so YAML's tags are refused; some of them make other programs run code.

        Example: ``name: !!str Estonia``.
        """,
    "yaml.number": """
        A number is written as in JSON, since readers of YAML do not agree on others: octal ones, ``.5``, ``.nan`` ...

        In data of your own, text that looks like such a number stands in quotes. Example: ``ordinal: 0x2``.
        """,
    "csv.archive": """
        A CSV bundle is a folder of tables or a zip of them that can be read as it is: not damaged, not encrypted, with
        the tables side by side, each once, and no larger than a zip of texts can be.

        Example: a zip protected by a password.
        """,
    "csv.encoding": """
        A table is UTF-8, so that every letter of every name means the same everywhere; a byte order mark is accepted.

        Example: a spreadsheet program saved it as "CSV", which is not UTF-8 there; "CSV UTF-8" is.
        """,
    "csv.header": """
        The first row of a table names its columns, each once, and every cell stands below a name.

        Example: a remark beside the table, in a column of its own.
        """,
    "csv.syntax": """
        A table is CSV (RFC 4180): what has a quotation mark, the separator or a line break in it stands in quotation
        marks, and a mark inside is written twice. What comes after a slip cannot be told, so nothing is said of it.

        Example: ``pledge:p,name the "contacts"`` without quotation marks around the second cell.
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
    "mapping.syntax": """
        The mapping of tables is a TOML file, in UTF-8.

        Example: a text without a quotation mark at its end.
        """,
    "mapping.unknown": """
        What a mapping names is there: keys, types of records, fields, readers and their options, tables.

        Example: ``feilds`` for ``fields``, or ``read = "dates"``.
        """,
    "mapping.value": """
        A piece of a mapping gives what its field takes, and an option is what its reader knows.

        Example: ``place = "City"``, where a place has a ``name``, or ``day_first = "yes"``.
        """,
    "mapping.missing": """
        A mapping says where everything comes from that records cannot do without.

        Example: sessions without ``status``, which can be a constant.
        """,
    "table.encoding": """
        A table in text is UTF-8, or in the encoding that is given or that a byte order mark says; none is guessed,
        since most bytes are letters in any of them, and then the wrong ones.

        Example: a spreadsheet program saved "Genève" as Latin-1.
        """,
    "table.syntax": """
        A table in text is made of rows of cells (RFC 4180), the first with the names of the columns.

        A cell with a delimiter, a line break or a quotation mark in it stands between quotation marks, and those in it
        are doubled. Example: ``"the "new" talks"``.
        """,
    "table.column": """
        A column that a mapping names is in its table, once.

        Letter case counts, white space does not. Example: the mapping reads ``Date``, and the table has ``Day``.
        """,
    "table.row": """
        A row has as many cells as the header. With more, nothing tells which cell belongs to which column, and the row
        is not read; where the last ones are empty it is, with a warning, and without one if every row ends so. With
        fewer, the others are taken for empty, with a warning.

        Example: ``Oslo, Norway`` without quotation marks, in a table with commas.
        """,
    "table.key": """
        Of a table that others are joined with, no two rows hold the same in the columns that are compared.

        Example: two rows ``EUJP`` in a table of dialogues that sessions refer to by such codes.
        """,
    "table.unused": """
        Every column gives a field, or is named as ``unused`` in the mapping, so that what is not loaded is known.

        Example: a column ``Remarks`` that the mapping does not read; ``extra`` could hold it.
        """,
    "row.conflict": """
        Rows that make one record say the same of a field, or only one of them says anything.

        Which is right cannot be known; where other than to stop was asked for, none of the values is taken.

        Example: the same session on two days.
        """,
    "row.left-out": """
        A record is left out when it refers to one that is left out, and cannot do without.

        Example: a session of a dialogue whose name could not be read.
        """,
    "cell.empty": """
        A cell that a record or part, or its id, cannot do without is not empty.

        Example: a session without anything in the column of its status.
        """,
    "cell.value": """
        A cell that is read as its field wants it holds such a value: a number in figures, yes or no.

        Example: ``two`` for an ordinal, or a list in a row of Python.
        """,
    "cell.text": """
        A cell of text holds characters that print.

        Example: a control character that came from another program.
        """,
    "cell.date": """
        A cell of dates can be read in one way only, and its date is possible.

        Example: ``3/4/2016``, unless the mapping says whether the day is first; ``TBD``; a day without a year.
        """,
    "cell.state": """
        A cell of states holds the name or code of one state that is known.

        Example: ``Beijing``, unless the mapping takes capitals for governments; ``Congo``, which may be two.
        """,
    "cell.party": """
        A cell of parties holds the name or code of one state or organization of states that is known.

        Example: ``Five-ish Eyes``.
        """,
    "cell.quantity": """
        A cell of numbers holds a number, a bound or a range, in a way that can be read in one way only.

        Example: ``dozens``, or ``1.500``.
        """,
    "cell.person": """
        A cell of people holds the name of one person, with a title at most.

        Example: ``Lie, Kari``, unless the mapping says what stands after the comma.
        """,
    "cell.id": """
        A name of which an id is made has letters or figures of ASCII, or letters that become such without their
        accents.

        Example: a name in Chinese characters only; name a column with ids.
        """,
    "cell.join": """
        A row refers to a row of the other table, where tables are joined.

        Example: a session of the dialogue ``EUJP``, and no such code in the table of dialogues.
        """,
    "cell.repeated": """
        A cell that holds several values holds each once.

        It is taken once. Example: ``China; Japan; CHINA``.
        """,
    "cell.spelling": """
        The names of which one id is made are written in one way.

        Those that differ in letter case or white space alone are taken for the same. Example: ``EU Japan`` in one row,
        ``EU JAPAN`` in another.
        """,
    "id.collision": """
        Two names make two ids, or two things would become one record.

        Example: ``Müller`` and ``Muller``; ``EU-Japan`` and ``EU/Japan``.
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
