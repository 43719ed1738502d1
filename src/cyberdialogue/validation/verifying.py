"""Evidence against the texts of the sources: spans lie in them, and what is printed as worded stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cyberdialogue.model.catalogue import COLLECTIONS
from cyberdialogue.model.typed import is_mapping
from cyberdialogue.report import Report
from cyberdialogue.validation.engine import findings
from cyberdialogue.validation.rules.evidence import PLACE_RULES
from cyberdialogue.validation.rules.evidence_texts import SOURCE_RULES, WORD_RULES
from cyberdialogue.validation.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cyberdialogue.errors import Problem
    from cyberdialogue.model.dataset import Dataset

__all__ = ["checked_texts", "verify_evidence"]


def verify_evidence(dataset: Dataset, texts: Mapping[str, str]) -> Report:
    """Hold a dataset against the texts of its sources, given by source id, and report all that does not fit.

    Checked are the hash and the length of every text, the spans of all evidence and segments, and what a record gives
    as worded or as printed: wordings, quotations, names as printed, titles, verbs and hedges. For that the words at the
    spans of one evidence are joined by a space; without spans they are the whole text. White space counts as one
    space, typographic quotation marks and apostrophes as straight ones, and Unicode is normalised (NFC); all else must
    agree letter for letter, but for the case of titles, verbs and hedges. Bad data or texts raise nothing.

    >>> talks = Event(
    ...     id="event:e", kind="talks", title="Talks", when="2016-06",
    ...     evidence=[Evidence(source="source:s", spans=[(9, 13)], fields=["when"], wording="in June")],
    ... )
    >>> dataset = Dataset(sources=[Source(id="source:s", kind="readout", title="S", length=17)], events=[talks])
    >>> print(verify_evidence(dataset, {"source:s": "They met in June."}))
    error evidence.wording at /events/0/evidence/0/wording of event:e: 'in June' is not in the words there: 'in J' \
(it stands at [9, 16))
    1 error
    """
    world = World(dataset, texts=checked_texts(texts))
    return Report(sorted(findings(world, (*SOURCE_RULES, *PLACE_RULES, *WORD_RULES)), key=_record))


def checked_texts(texts: object) -> Mapping[str, Any]:
    """Return texts as they are given, by the ids of their sources; what is no mapping is a mistake in the call."""
    if not is_mapping(texts):
        raise TypeError(f"expected the texts by the ids of their sources, got {type(texts).__name__}")
    return texts


_PLACES: Final = {name: place for place, name in enumerate(COLLECTIONS)}


def _record(problem: Problem) -> tuple[int, int]:
    """Return where the record of a problem comes in the dataset, before all others what is of no record."""
    name, number = f"{problem.path}//".split("/")[1:3]
    return (_PLACES[name], int(number)) if name else (-1, -1)
