"""The pages of rules: every code of a problem with its reason, and a breach beside its nearest valid twin.

Breaches and twins are those of the tests (``tests/validation/cases``), so each has been seen to be found and passed.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cyberdialogue as cd
from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.fields import fields_of
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.explaining import EXPLAINED, Explanation
from cyberdialogue.validation.rules import RULES
from cyberdialogue.validation.world import World

from .fields import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Case", "cases", "families", "family", "of_family", "overview", "section"]

_CASES: Final = Path(__file__).resolve().parents[2] / "tests" / "validation" / "cases"
# What a dataset says of itself.
_ABOUT: Final = tuple(name for name in fields_of(cd.Dataset) if name not in {*COLLECTIONS, "schema_version"})
_TODAY: Final = cd.When.parse("2026-11-22")


class Case(NamedTuple):
    """A dataset that breaks a rule, where it does, and the nearest one that does not."""

    bad: cd.Dataset
    at: str
    good: cd.Dataset


@functools.cache
def cases() -> Mapping[str, Case]:
    """Return the shortest case of each rule."""
    found: dict[str, Case] = {}
    for file in sorted(_CASES.glob("*.py")):
        for code, given in runpy.run_path(str(file))["CASES"].items():
            found[code] = min((Case(*case) for case in given), key=_difference)
    return found


def families() -> list[str]:
    """Name the families of codes, in alphabetical order.

    >>> families()[:3]
    ['assessment', 'cadence', 'cell']
    """
    return [family for family, _ in itertools.groupby(code.partition(".")[0] for code in EXPLAINED)]


def overview() -> str:
    """Return every code with what must hold, as Markdown, a table for each family."""
    return "\n".join(
        f"## [{family}](rules/{family}.md)\n\n| code | | what must hold |\n|---|---|---|\n"
        + "".join(map(_line, of_family(family)))
        for family in families()
    )


def family(name: str) -> str:
    """Return what is said of the codes of a family, as Markdown."""
    return "\n".join(map(section, of_family(name)))


def of_family(name: str) -> list[Explanation]:
    """Return the codes of a family.

    >>> [held.code for held in of_family("id")]
    ['id.collision', 'id.duplicate', 'id.malformed']
    """
    return [held for held in EXPLAINED.values() if held.code.startswith(f"{name}.")]


def _line(held: Explanation) -> str:
    return f"| [{held.code}](#{_anchor(held.code)}) | {held.severity} | {to_markdown(held.summary)} |\n"


def section(held: Explanation) -> str:
    """Return what is said of one code."""
    # A name of its own, since headings that look alike would get other anchors when one is added.
    text = f"({_anchor(held.code)})=\n## {held.code}\n\n*{held.severity}* — {held.text}\n"
    case = cases().get(held.code)
    return text if case is None else f"{text}\n{_shown(case)}"


def _anchor(code: str) -> str:
    return f"rule-{code.replace('.', '-')}"


def _shown(case: Case) -> str:
    bad, good = _differing(case)
    (problem,) = findings(World(case.bad, _TODAY), RULES)
    where = f" at `{problem.path}`" if problem.path else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    return (
        f"Breach:\n\n{_marked(bad, good)}\n"
        f"> {problem.severity} `{problem.code}`{where}: {_escaped(problem.message + hint)}\n\n"
        f"Valid:\n\n{_marked(good, bad)}"
    )


def _marked(text: str, other: str) -> str:
    """Return YAML with the lines marked that the other does not have."""
    compared = [line for line in difflib.ndiff(text.splitlines(), other.splitlines()) if line[0] in " -"]
    new = ",".join(str(number) for number, line in enumerate(compared, 1) if line[0] == "-")
    marks = f":emphasize-lines: {new}\n" if new else ""
    return f"```{{code-block}} yaml\n{marks}\n{text}```\n"


def _differing(case: Case) -> tuple[str, str]:
    """Return the records in which the two datasets differ, as YAML."""
    in_bad, in_good = set(_records(case.bad)), set(_records(case.good))
    keys = {record.id for record in in_bad ^ in_good}
    place = case.at.split("/")[1:3]
    if len(place) == 2 and place[0] in COLLECTIONS:
        keys.add(getattr(case.bad, place[0])[int(place[1])].id)
    return _yaml(case.bad, keys, other=case.good), _yaml(case.good, keys, other=case.bad)


def _records(dataset: cd.Dataset) -> Iterator[cd.AnyRecord]:
    yield from dataset


def _yaml(dataset: cd.Dataset, keys: set[str], other: cd.Dataset) -> str:
    kept: dict[str, Any] = {
        name: [record for record in getattr(dataset, name) if record.id in keys] for name in COLLECTIONS
    }
    kept |= {name: getattr(dataset, name) for name in _ABOUT if getattr(dataset, name) != getattr(other, name)}
    text = cd.dumps(cd.Dataset(**kept), format="yaml")
    lines = [line for line in text.splitlines() if not line.startswith(("#", "schema_version:"))]
    return "\n".join(lines).strip("\n") + "\n"


def _difference(case: Case) -> tuple[int, int]:
    """Tell how much differs between breach and twin, and how long both are: the least shows most."""
    bad, good = (text.splitlines() for text in _differing(case))
    changed = sum(line[0] in "+-" for line in difflib.ndiff(bad, good))
    return changed + (len(bad) + len(good)) // 4, len(bad) + len(good)


def _escaped(text: str) -> str:
    """Write a message so that Markdown shows it as it is."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>|#~" else one for one in text)
