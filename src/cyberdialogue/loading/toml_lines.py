"""Where the values of a TOML document stand: from a JSON pointer to a line, which no parser of the library tells."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import Final

from cyberdialogue.model.field_error import pointer

__all__ = ["lines_in"]

# One key, or dotted keys; the document is well formed, so that they need no more than be recognised.
_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEYS: Final = re.compile(rf"[ \t]*({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*")
_ONE_KEY: Final = re.compile(_KEY)
_TEXT: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE: Final = re.compile(r"[^,\]}\s#]+(?: \d[^,\]}\s#]*)?")


def lines_in(text: str) -> dict[str, int]:
    r"""Return the line of every key and item of a TOML document, by its JSON pointer; it must be well formed.

    >>> lines_in('a = 1\n[[b]]\nc.d = [\n  "x",\n  {e = 2},\n]')
    {'/a': 1, '/b': 2, '/b/0': 2, '/b/0/c': 3, '/b/0/c/d': 3, '/b/0/c/d/0': 4, '/b/0/c/d/1': 5, '/b/0/c/d/1/e': 5}
    """
    return _Scan(text).lines


class _Scan:
    """One way through a document."""

    def __init__(self, text: str) -> None:
        self.lines: dict[str, int] = {}
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._lists: Counter[str] = Counter()
        self._document()

    def _document(self) -> None:
        inside = ""
        while self._passed_space() < len(self._text):
            if self._text.startswith("[[", self._at):
                inside = self._header(2)
                place = self._lists[inside]
                self._lists[inside] += 1
                inside = f"{inside}/{place}"
                self._note(inside)
            elif self._text[self._at] == "[":
                inside = self._header(1)
            else:
                self._pair(inside)

    def _header(self, brackets: int) -> str:
        """Pass the header of a table; a table inside of a list of tables is inside of its last one."""
        self._at += brackets
        path = ""
        keys = self._keys()
        for number, key in enumerate(keys, start=1):
            path += pointer(key)
            self._note(path)
            if number < len(keys) and path in self._lists:
                path = f"{path}/{self._lists[path] - 1}"
        self._at += brackets
        return path

    def _pair(self, inside: str) -> None:
        for key in self._keys():
            inside += pointer(key)
            self._note(inside)
        self._at += 1  # the equals sign
        self._value(inside)

    def _value(self, path: str) -> None:
        self._passed_space()
        if self._text[self._at] == "[":
            self._items(path, "]")
        elif self._text[self._at] == "{":
            self._items(path, "}")
        else:
            found = _TEXT.match(self._text, self._at) or _BARE.match(self._text, self._at)
            self._at = found.end() if found else self._at + 1

    def _items(self, path: str, end: str) -> None:
        self._at += 1
        place = 0
        while self._text[self._passed_space()] != end:
            if self._text[self._at] == ",":
                self._at += 1
            elif end == "}":
                self._pair(path)
            else:
                self._note(f"{path}/{place}")
                self._value(f"{path}/{place}")
                place += 1
        self._at += 1

    def _keys(self) -> list[str]:
        found = _KEYS.match(self._text, self._at)
        assert found is not None  # noqa: S101 - the document is well formed
        self._at = found.end()
        return [_unquoted(key) for key in _ONE_KEY.findall(found[1])]

    def _passed_space(self) -> int:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _note(self, path: str) -> None:
        at, line = self._counted
        line += self._text.count("\n", at, self._at)
        self._counted = self._at, line
        self.lines.setdefault(path, line)


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
