"""States and organizations of states as people write them in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberdialogue.loading.refusal import Refused, reading
from cyberdialogue.loading.texts import tidy
from cyberdialogue.reference.finding import find_body, look_up

if TYPE_CHECKING:
    from cyberdialogue.reference.bodies import BodyInfo
    from cyberdialogue.reference.finding import Codes
    from cyberdialogue.reference.states import StateInfo
    from cyberdialogue.temporal import When

__all__ = ["read_party", "read_state"]


def read_state(
    text: str, *, capitals: bool = False, on: When | str | None = None, codes: Codes | None = None
) -> StateInfo:
    """Read a state: a common, official or other name in use, or a code.

    What is found and what is not is told at `cyberdialogue.reference.find`. Beyond it, codes may be numbers, or those
    of the Correlates of War project, where `codes` says whose they are: ``iso`` or ``cow``. With `on`, the state is
    one that can have existed then.

    >>> read_state("Burma").record().name, read_state("Korea, Republic of").id
    ('Myanmar', 'state:kor')
    >>> read_state("710", codes="cow").name, read_state("Moscow", capitals=True, on="1985").name
    ('China', 'Soviet Union')

    Raises:
        CellError: No state of the table has that name or code, or several may be meant.
        TimeError: `on` is no EDTF expression.
    """
    with reading(text, "a state, by name or code"):
        return _state(tidy(text), capitals=capitals, on=on, codes=codes)


def read_party(
    text: str, *, capitals: bool = False, on: When | str | None = None, codes: Codes | None = None
) -> StateInfo | BodyInfo:
    """Read a party to talks: an organization of states, or what `read_state` reads.

    >>> read_party("EU").record().id, read_party("Estonia").record().id
    ('organization:european-union', 'state:est')

    Raises:
        CellError: No state or organization of the tables has that name or code, or several may be meant.
        TimeError: `on` is no EDTF expression.
    """
    with reading(text, "a state or an organization of states, by name or code"):
        words = tidy(text)
        return find_body(words) or _state(words, capitals=capitals, on=on, codes=codes)


def _state(words: str, *, capitals: bool, on: When | str | None, codes: Codes | None) -> StateInfo:
    found = look_up(words, capitals=capitals, on=on, codes=codes)
    if found.state is None:
        raise Refused(found.reason or "it names none", found.hint)
    return found.state
