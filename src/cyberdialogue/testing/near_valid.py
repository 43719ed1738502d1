"""Data that are valid but for one known defect, with what has to be reported of it."""

from __future__ import annotations

import functools
import json
import random
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast, get_args

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from cyberdialogue.errors import closest, did_you_mean
from cyberdialogue.formats import dumps
from cyberdialogue.formats.validating import validate
from cyberdialogue.testing.defects import bases, contradictions
from cyberdialogue.testing.defects.files import File, Kind
from cyberdialogue.testing.defects.kinds import KINDS, ONLY_IN_TEXT
from cyberdialogue.testing.defects.trees import parsed
from cyberdialogue.testing.defects.writing import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from cyberdialogue.model.catalogue import AnyRecord
    from cyberdialogue.model.dataset import Dataset

__all__ = [
    "Defect",
    "NearValid",
    "NearValidFile",
    "every_defect",
    "every_defective_file",
    "near_valid",
    "near_valid_files",
]

TextFormat: TypeAlias = Literal["json", "jsonl"]

_MOST_OTHERS: Final = 4
_ENOUGH: Final = 6
"""Records for a kind of defect to choose from."""
_ATTEMPTS: Final = 5
"""For the kinds that do this or that to the data."""


@attrs.frozen(kw_only=True)
class Defect:
    """One thing that is wrong with some data, and the one error that `validate` reports of it.

    >>> from cyberdialogue.testing import every_defect
    >>> defect = next(defect for defect in every_defect() if defect.kind == "due_before_made")
    >>> print(defect.about, defect.code, defect.path, sep=" | ")
    Let a pledge be due before it was made. | pledge.due-before-made | /pledges/0/due
    """

    kind: str
    """A name for what was done to the data."""
    about: str
    """The same in a sentence."""
    code: str
    """The code of the problem."""
    path: str
    """The JSON pointer of the problem; in JSON Lines, within its line."""
    record_id: str | None
    """The id of the record that has the problem, as the data give it."""
    readable: bool
    """True where `load` does not mind: each value is fine by itself, and only `validate` finds what rules forbid."""


@attrs.frozen(kw_only=True)
class NearValid(Defect):
    """A dataset as plain Python (dicts, lists, texts, numbers), valid but for one defect.

    >>> from cyberdialogue.testing import near_valid, simplest
    >>> near = simplest(near_valid("schema.unknown-version"))
    >>> near.path, near.data["schema_version"]
    ('/schema_version', '2.0')
    """

    data: dict[str, Any]
    """The dataset."""


@attrs.frozen(kw_only=True)
class NearValidFile(Defect):
    """A file, valid but for one defect.

    >>> from cyberdialogue.testing import near_valid_files, simplest
    >>> near = simplest(near_valid_files("json.duplicate-key"))
    >>> cyberdialogue.validate(near.data).errors[0].line == near.line
    True
    """

    line: int
    """The line of the problem, from 1."""
    column: int
    """Its column, from 1."""
    format: TextFormat
    data: bytes
    """What the file holds."""


def near_valid(*codes: str, of: SearchStrategy[Dataset] | None = None) -> SearchStrategy[NearValid]:
    """Return datasets as plain Python that have one defect: of any kind, or such that one of some codes is reported.

    They are a few records of the examples, or the datasets of a strategy that are valid and have room for a defect.

    >>> from hypothesis import given
    >>> from cyberdialogue.testing import near_valid
    >>> @given(near_valid())
    ... def test_a_defect_is_reported_where_it_is(near):
    ...     (error,) = cyberdialogue.validate(near.data).errors
    ...     assert (error.code, error.path) == (near.code, near.path)
    >>> test_a_defect_is_reported_where_it_is()

    Raises:
        ValueError: no kind of defect has that code.
    """
    return _near_valid(_kinds(KINDS, codes, "mapping"), codes, of, "mapping").map(_as_mapping)


def near_valid_files(
    *codes: str,
    format: TextFormat = "json",  # noqa: A002 - the word users know
    of: SearchStrategy[Dataset] | None = None,
) -> SearchStrategy[NearValidFile]:
    """Return files that have one defect, also such as only text can have: of any kind, or of some codes.

    >>> from cyberdialogue.testing import near_valid_files, simplest
    >>> simplest(near_valid_files("json.encoding", format="jsonl")).data.isascii()
    False

    Raises:
        ValueError: no kind of defect has that code, or no file is written in that format.
    """
    _check_format(format)
    kinds = _kinds({**KINDS, **ONLY_IN_TEXT}, codes, format)
    return _near_valid(kinds, codes, of, format).map(_as_file)


def every_defect() -> tuple[NearValid, ...]:
    """Return one dataset as plain Python for every kind of defect, always the same ones; for tests without hypothesis.

    >>> from cyberdialogue.testing import every_defect
    >>> sorted({near.code for near in every_defect()})[:3]
    ['evidence.no-source', 'evidence.span-order', 'field.code']
    """
    return tuple(map(_as_mapping, _one_of_each(KINDS, "mapping")))


def every_defective_file(format: TextFormat = "json") -> tuple[NearValidFile, ...]:  # noqa: A002 - as above
    """Return one file for every kind of defect, always the same ones.

    >>> from cyberdialogue.testing import every_defective_file
    >>> len(every_defective_file()) > len(every_defect())
    True

    Raises:
        ValueError: no file is written in that format.
    """
    _check_format(format)
    return tuple(map(_as_file, _one_of_each({**KINDS, **ONLY_IN_TEXT}, format)))


def _check_format(form: str) -> None:
    """Refuse a format in which the place of a defect is not known; it would be that of JSON under another name."""
    known = get_args(TextFormat)
    if form not in known:
        raise ValueError(f"no file is made in the format {form!r} (there are {', '.join(known)})")


# -------------------------------------------------------------------------------------------------------------- making


@attrs.frozen
class _Spoilt:
    """A file in which there is one defect."""

    kind: Kind
    file: File

    def is_told_as(self, codes: Collection[str]) -> bool:
        return not codes or self.file.expected[0].code in codes


def _spoil(kind: Kind, dataset: Dataset, dice: random.Random, form: str) -> _Spoilt | None:
    """Put a defect into a dataset; None when there is no room for it, or when more than one problem comes of it."""
    file = File.of(parsed(dumps(dataset)), dice, form)
    return _Spoilt(kind, file) if kind(file) and len(file.expected) == 1 else None


@st.composite
def _near_valid(
    draw: st.DrawFn, kinds: Sequence[Kind], codes: Collection[str], of: SearchStrategy[Dataset] | None, form: str
) -> _Spoilt:
    if of is None:
        kind = draw(st.sampled_from(kinds))
        chief = draw(st.sampled_from(_suitable(kind, form)))
        others = draw(st.lists(st.sampled_from(bases.records()), max_size=_MOST_OTHERS))
        dataset = bases.alone({record.id: record for record in (chief, *others)}.values())
        tried = [kind] * _ATTEMPTS
    else:
        dataset = draw(of)
        if not validate(dataset).ok:
            reject()
        tried = draw(st.permutations(kinds))
    dice = draw(st.randoms(use_true_random=False))
    for kind in tried:
        spoilt = _spoil(kind, dataset, dice, form)
        if spoilt is not None and spoilt.is_told_as(codes):
            return spoilt
    return reject()


def _one_of_each(kinds: Iterable[Kind], form: str) -> Iterator[_Spoilt]:
    """Yield the same defect of each kind at every call."""
    for kind in kinds:
        for record in _suitable(kind, form)[:1]:
            yield from _always_the_same(kind, record, form)


@functools.cache
def _suitable(kind: Kind, form: str) -> Sequence[AnyRecord]:
    """Return some records of the examples that have room for a defect; none when data of that form cannot have it."""
    found = (record for record in bases.records() if any(_always_the_same(kind, record, form)))
    return tuple(sorted(islice(found, _ENOUGH), key=lambda record: len(str(record))))


def _always_the_same(kind: Kind, record: AnyRecord, form: str) -> Iterator[_Spoilt]:
    """Yield the one record with a defect if there is room for it, however the dice must fall for that."""
    for number in range(_ATTEMPTS):
        dice = random.Random(f"{kind.__name__} {number}")  # noqa: S311 - test data, no secret
        spoilt = _spoil(kind, bases.alone([record]), dice, form)
        if spoilt is not None:
            yield spoilt
            return


def _kinds(known: Mapping[Kind, Sequence[str]], codes: Sequence[str], form: str) -> Sequence[Kind]:
    """Return the kinds of defects that are reported under some codes, or all of them."""
    wanted = {kind: told for kind, told in known.items() if not codes or not set(codes).isdisjoint(told)}
    there = [kind for kind in wanted if _suitable(kind, form)]  # which takes a while, so only those
    for code in codes:
        if not any(code in known[kind] for kind in there):
            reported = sorted({code for kind, told in known.items() if _suitable(kind, form) for code in told})
            hint = did_you_mean(closest(code, reported)) or f"there are {', '.join(reported)}"
            raise ValueError(f"no defect is reported as {code!r} ({hint})")
    return there


# ------------------------------------------------------------------------------------------------------------- telling


def _as_mapping(spoilt: _Spoilt) -> NearValid:
    places = written(spoilt.file)
    code, path, _, _, record_id = places.told(spoilt.file.expected[0])
    return NearValid(code=code, path=path, record_id=record_id, data=json.loads(places.text), **_about(spoilt.kind))


def _as_file(spoilt: _Spoilt) -> NearValidFile:
    places = written(spoilt.file)
    code, path, line, column, record_id = places.told(spoilt.file.expected[0])
    return NearValidFile(
        code=code,
        path=path,
        record_id=record_id,
        line=line,
        column=column,
        format=cast("TextFormat", spoilt.file.form),
        data=places.data,
        **_about(spoilt.kind),
    )


def _about(kind: Kind) -> dict[str, Any]:
    first = (kind.__doc__ or "").partition("\n")[0]
    return {"kind": kind.__name__, "about": first, "readable": kind in contradictions.KINDS}
