"""The docstrings and signatures of this house as Sphinx wants them."""

from __future__ import annotations

import functools
import importlib
import re
from typing import TYPE_CHECKING, Final, get_args

import cyberdialogue
from cyberdialogue.model.documentation import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["PUBLIC", "as_rst", "documented", "loaded", "plain_types"]

PUBLIC: Final = (
    "cyberdialogue",
    "cyberdialogue.examples",
    "cyberdialogue.loading",
    "cyberdialogue.page",
    "cyberdialogue.reference",
    "cyberdialogue.tables",
    "cyberdialogue.testing",
    "cyberdialogue.validation",
    "cyberdialogue.vocabulary",
)
"""The modules whose names are public."""
# What public functions return and nobody makes: documented with the function that returns it.
_RETURNED: Final = {
    "cyberdialogue.model.passages": ("Coverage",),
    "cyberdialogue.model.walk": ("PlacedEvidence",),
    "cyberdialogue.temporal.cadence": ("Audit",),
}
_ANNOTATED: Final = re.compile(r"~?(?:typing\.)?Annotated\[([^<]*?), <[^>]*>\]")
_ANY_RECORD: Final = " | ".join(f"~{cls.__module__}.{cls.__qualname__}" for cls in get_args(cyberdialogue.AnyRecord))
_NAME: Final = re.compile(r"(?<![`:\w])`([\w.]+)`(?!`)")


def as_rst(lines: Sequence[str], name: str) -> Iterator[str]:
    """Yield the lines of a docstring as reStructuredText.

    A public name in single backticks becomes a link, any other word code, and the section ``Raises`` a list. The
    section of the fields is left out: pages have a table of them.

    >>> list(as_rst(["See `load`.", "Raises:", "    OSError: the file", "        is not there."], "cyberdialogue.dump"))
    ['See :py:obj:`load <cyberdialogue.load>`.', '', ':raises OSError: the file', '        is not there.']
    """
    module = _module_of(name)
    raising = False
    for line in lines:
        if line == FIELDS:
            return
        if line.lstrip().startswith((">>> ", "... ")):
            yield line
        elif line.strip() == "Raises:":
            raising = True
            yield ""
        elif raising and (found := re.match(r"    (\w+): (.*)", line)):
            yield _links(f":raises {found[1]}: {found[2]}", module)
        else:
            raising = raising and (line.startswith(" ") or not line)
            yield _links(line, module)


def documented(name: str, module: str) -> str | None:
    """Return under which name something is documented, None when it is nowhere.

    >>> documented("cyberdialogue.model.pledge.Pledge", "cyberdialogue"), documented("Column", "cyberdialogue.tables")
    ('cyberdialogue.Pledge', 'cyberdialogue.tables.Column')
    """
    names = _names()
    return names.get(name) or names.get(f"{module}.{name}") or names.get(f"cyberdialogue.{name}")


def loaded(name: str) -> object:
    """Return what is documented under a name."""
    module, _, own = name.rpartition(".")
    return getattr(importlib.import_module(module), own)


def plain_types(text: str | None) -> str | None:
    """Return a signature without what the annotations say to our readers alone.

    >>> plain_types("tuple[~typing.Annotated[str, <cyberdialogue.RefTo object at 0x7f>], ...]")
    'tuple[str, ...]'
    """
    return None if text is None else _ANNOTATED.sub(r"\1", text).replace(_ANY_RECORD, "AnyRecord")


def _links(line: str, module: str) -> str:
    def linked(match: re.Match[str]) -> str:
        head, _, rest = match[1].partition(".")
        place = documented(head, module)
        whole = f"{place}.{rest}" if rest else place
        return f":py:obj:`{match[1]} <{whole}>`" if place else f"``{match[1]}``"

    return _NAME.sub(linked, line)


def _module_of(name: str) -> str:
    """Return the public module of a documented name."""
    return max((module for module in PUBLIC if f"{name}.".startswith(f"{module}.")), key=len, default="cyberdialogue")


@functools.cache
def _names() -> Mapping[str, str]:
    """Map every name by which something can be called in an annotation to the one it is documented under."""
    found: dict[str, str] = {}
    for place, names in _RETURNED.items():
        for name in names:
            found[f"{place}.{name}"] = found[f"cyberdialogue.{name}"] = f"{place}.{name}"
    for module in reversed(PUBLIC):  # what the package itself exports comes last, and stands
        for name in importlib.import_module(module).__all__:
            value = loaded(f"{module}.{name}")
            home, own = getattr(value, "__module__", None), getattr(value, "__qualname__", name)
            if isinstance(home, str) and home.startswith(cyberdialogue.__name__):
                found[f"{home}.{own}"] = f"{module}.{name}"
            found[f"{module}.{name}"] = f"{module}.{name}"
    return found
