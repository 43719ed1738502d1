"""What the pages take from the code: field tables, rules, code lists and a picture of an example.

Each module makes text (Markdown, or SVG) of what the package says of itself; `directives` puts it into the pages.
"""

from __future__ import annotations

__all__: list[str] = []
