"""What a dataset says, in words for people: names, dates, rosters, pledges, and how each is known.

The words are the same wherever records are told, on a terminal or on a page; how they are laid out is not known here.
"""

from __future__ import annotations

__all__: list[str] = []
