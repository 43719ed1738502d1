"""Reference data: states and organizations of states, small, sourced and dated.

What the tables say of a status is what others have decided, such as membership of the United Nations, and no opinion of
ours; where it is disputed, a note says by whom. They hold what was known on the day they give (`AS_OF`).

>>> find("UK").alpha3, find("Burma").name, find("America").official
('GBR', 'Myanmar', 'United States of America')
>>> [state.name for state in body("FVEY").members(on="1950")]
['United Kingdom', 'United States', 'Canada']
"""

from __future__ import annotations

from cyberdialogue.reference.bodies import BodyInfo, Membership
from cyberdialogue.reference.finding import LookUp, body, find, find_body, look_up, state
from cyberdialogue.reference.states import CowCode, FormerName, StateInfo
from cyberdialogue.reference.tables import AS_OF, bodies, states

__all__ = [
    "AS_OF",
    "BodyInfo",
    "CowCode",
    "FormerName",
    "LookUp",
    "Membership",
    "StateInfo",
    "bodies",
    "body",
    "find",
    "find_body",
    "look_up",
    "state",
    "states",
]
