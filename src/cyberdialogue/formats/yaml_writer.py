"""YAML as people like to edit it: keys in declaration order, blocks of lines, what is short on one line.

It is the canonical JSON in another layout, so equal datasets give equal files. Text stands in quotes where it would be
something else without them, for us, for editors or for readers of YAML 1.1: `"2016"`, `"null"`, `"NO"`.
"""

from __future__ import annotations

import json as standard_json
import re
from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.formats import json
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.dataset import SCHEMA_VERSION
from cyberdialogue.model.typed import is_list, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdialogue.model.dataset import Dataset

__all__ = ["SCHEMA_NAME", "write"]

SCHEMA_NAME: Final = f"cyberdialogue-{SCHEMA_VERSION}.schema.json"
"""Where editors look for the JSON Schema, beside the file."""
_HEAD: Final = (
    f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
    f"# For editors, `cyberdialogue schema --output {SCHEMA_NAME}` writes that file.\n"
)

_WIDTH: Final = 120
# Prose reads best on lines that are not too long; however deep it stands, some words stay together.
_WIDTH_OF_PROSE: Final = 100
_NARROWEST_PROSE: Final = 40
_STEP: Final = 2
# A key stands before its colon within 1,024 characters (YAML 1.2.2, section 7.4.2), else after a question mark.
_LONGEST_KEY: Final = 200

# What is not text to readers of YAML 1.2 (its core schema) or 1.1, but for the dates of the latter.
_OTHER_THAN_TEXT: Final = re.compile(
    r"~|=|<<|null|true|false|yes|no|on|off|y|n"
    r"|[-+]?(?:0b[01_]++|0o[0-7]++|0x[0-9a-f_]++|[0-9][0-9_]*+(?::[0-5]?[0-9])*+(?:\.[0-9_]*+)?(?:e[-+]?[0-9]++)?)"
    r"|[-+]?\.[0-9_]++(?:e[-+]?[0-9]++)?|[-+]?\.inf|\.nan",
    re.IGNORECASE | re.ASCII,
)
# Without quotes, text starts with no sign that YAML uses.
_PLAIN_START: Final = re.compile(r"""[^-?:,\[\]{}#&*!|>'"%@` ]|-[0-9A-Za-z.]""")
_NOT_PLAIN_IN_FLOW: Final = re.compile(r"[,\[\]{}?]|:(?![0-9A-Za-z])")
_UNPRINTABLE: Final = re.compile(r"[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Where a line may end in folded text: the one space between two words.
_BETWEEN_WORDS: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield a file with one mapping, in canonical form, piece by piece.

    >>> print(b"".join(write(Dataset(title="NO", creators=["A. Coder"]))).decode(), end="")
    # yaml-language-server: $schema=cyberdialogue-1.0.schema.json
    # For editors, `cyberdialogue schema --output cyberdialogue-1.0.schema.json` writes that file.
    schema_version: "1.0"
    title: "NO"
    creators: [A. Coder]
    """
    compact = b"".join(json.write(dataset, indent=None))
    document = standard_json.loads(compact, parse_int=_Number, parse_float=_Number)
    if dataset.schema_version == SCHEMA_VERSION:
        yield _HEAD.encode()
    for key, value in document.items():
        if key in COLLECTIONS:
            yield f"\n{key}:\n".encode()
            for record in value:
                yield _text(_item(record, _STEP, spread=True))
        else:
            yield _text(_member(key, value, 0))


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


# --------------------------------------------------------------------------------------------------------------- blocks


def _member(key: str, value: Any, indent: int) -> list[str]:
    """Return the lines of a key and its value, at an indent."""
    name = _scalar(key)
    if len(name) > _LONGEST_KEY:
        return [f"{' ' * indent}? {name}", *_after(f"{' ' * indent}:", value, indent)]
    return _after(f"{' ' * indent}{name}:", value, indent)


def _item(value: Any, indent: int, *, spread: bool = False) -> list[str]:
    """Return the lines of an item of a list, its dash at an indent; one that is spread has a line for each field."""
    dash = f"{' ' * indent}-"
    if not spread and (
        not (is_mapping(value) or is_list(value)) or _on_line(value, _WIDTH - len(dash) - 1) is not None
    ):
        return _after(dash, value, indent)
    first, *others = _block(value, indent + _STEP)
    return [f"{dash} {first[indent + _STEP :]}", *others]


def _after(label: str, value: Any, indent: int) -> list[str]:
    """Return the lines of a value after what stands before it, on the same line if it fits."""
    line = _on_line(value, _WIDTH - len(label) - 1)
    if line is not None:
        return [f"{label} {line}"]
    if isinstance(value, str):
        head, *others = _lines_of_text(value, indent + _STEP)
        return [f"{label} {head}", *others]
    return [label, *_block(value, indent + _STEP)]


def _block(value: Any, indent: int) -> list[str]:
    """Return the lines of a mapping or a list that is not on one line."""
    if is_mapping(value):
        return [line for key, held in value.items() for line in _member(key, held, indent)]
    return [line for held in value for line in _item(held, indent)]


def _on_line(value: Any, room: int) -> str | None:
    """Return a value on one line; None when it does not fit and can be had on several, where it reads better."""
    if type(value) is str:
        if _is_lines(value):
            return None
        text = _scalar(value)
        return text if len(text) <= room or not _is_foldable(value) else None
    if is_list(value) and any(map(is_mapping, value)):
        return None
    return _in_flow(value, room) if value and (is_mapping(value) or is_list(value)) else _simple(value)


# -------------------------------------------------------------------------------------------------------- lines of text


def _is_lines(text: str) -> bool:
    """Tell whether text can stand as a block of lines that an editor will not spoil."""
    return (
        "\n" in text
        and text[0] not in " \n"
        and text[-1] != " "
        and " \n" not in text
        and not text.endswith("\n\n")
        and not _UNPRINTABLE.search(text.replace("\n", ""))
    )


def _is_foldable(text: str) -> bool:
    """Tell whether a long text of one line can stand on several."""
    is_bare = text == text.strip(" ") and not _UNPRINTABLE.search(text)
    return is_bare and _BETWEEN_WORDS.search(text) is not None


def _lines_of_text(text: str, indent: int) -> list[str]:
    """Return text as a block (YAML 1.2.2, section 8.1): the indicator, then the lines as they are, or folded."""
    before = " " * indent
    if "\n" in text:
        lines = text.removesuffix("\n").split("\n")
        return ["|" if text.endswith("\n") else "|-", *(f"{before}{line}" if line else "" for line in lines)]
    return [">-", *(f"{before}{line}" for line in _folded(text, max(_WIDTH_OF_PROSE - indent, _NARROWEST_PROSE)))]


def _folded(text: str, width: int) -> Iterator[str]:
    words: list[str] = []
    length = -1
    for word in _BETWEEN_WORDS.split(text):
        if words and length + 1 + len(word) > width:
            yield " ".join(words)
            words, length = [], -1
        words.append(word)
        length += 1 + len(word)
    yield " ".join(words)


# -------------------------------------------------------------------------------------------------------------- scalars


def _in_flow(value: Any, room: int) -> str | None:
    """Return a value in brackets or braces, None when it takes more room."""
    if type(value) is str:
        if len(value) > room:
            return None
        text = value if _is_plain(value) and not _NOT_PLAIN_IN_FLOW.search(value) else _quoted(value)
    elif is_mapping(value) or is_list(value):
        pieces: list[str] = []
        left = room - len("{}")
        for key, held in value.items() if is_mapping(value) else ((None, held) for held in value):
            name = "" if key is None else f"{_in_flow(key, left) or ' ' * left}: "
            inner = _in_flow(held, left - len(name))
            if inner is None:
                return None
            pieces.append(f"{name}{inner}")
            left -= len(pieces[-1]) + len(", ")
        opening, closing = "{}" if is_mapping(value) else "[]"
        text = f"{opening}{', '.join(pieces)}{closing}"
    else:
        text = _simple(value)
    return text if len(text) <= room else None


def _scalar(text: str) -> str:
    """Return text on one line, in quotes only where it needs them."""
    return text if _is_plain(text) else _quoted(text)


def _is_plain(text: str) -> bool:
    return (
        _PLAIN_START.match(text) is not None
        and text[-1] not in " :"
        and ": " not in text
        and " #" not in text
        and not _UNPRINTABLE.search(text)
        and not _OTHER_THAN_TEXT.fullmatch(text)
    )


def _quoted(text: str) -> str:
    """Return text in quotes; in single ones when that saves escapes."""
    if ('"' in text or "\\" in text) and "'" not in text and not _UNPRINTABLE.search(text):
        return f"'{text}'"
    return _UNPRINTABLE.sub(_escape, standard_json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _simple(value: Any) -> str:
    """Return what is no text: a number as it is written, true, false, null, a list or a mapping without anything."""
    return value if isinstance(value, str) else standard_json.dumps(value)
