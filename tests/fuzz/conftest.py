"""What pytest leaves alone here."""

from __future__ import annotations

__all__: list[str] = []

collect_ignore = ["atheris_readers.py"]  # it needs atheris, which is no dependency of ours
