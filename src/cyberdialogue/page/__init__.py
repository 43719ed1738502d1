"""A dataset as one page to look at: HTML that is complete in itself, for people who look before they read.

The page needs no network and no program beside a browser. It tells what `cyberdialogue show` tells, in the same words:
when the dialogues met, where each pledge stands on a day, who said what through whom, and which evidence says so.
"""

from __future__ import annotations

from cyberdialogue.page.page import LIMIT, html, left_out

__all__ = ["LIMIT", "html", "left_out"]
