"""All kinds of defects, each with the codes that can be reported of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cyberdialogue.testing.defects import contradictions, keys, values, wholes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cyberdialogue.testing.defects.files import Kind

__all__ = ["KINDS", "ONLY_IN_TEXT"]

KINDS: Final[Mapping[Kind, Sequence[str]]] = {**keys.KINDS, **values.KINDS, **wholes.KINDS, **contradictions.KINDS}
"""Defects that data can have in any form, also as plain Python."""

ONLY_IN_TEXT: Final[Mapping[Kind, Sequence[str]]] = {
    **keys.ONLY_IN_TEXT,
    **values.ONLY_IN_TEXT,
    **wholes.ONLY_IN_TEXT,
}
"""Defects of which nothing is left when the text has been read."""
