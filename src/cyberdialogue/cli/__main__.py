"""The command line as a module: ``python -m cyberdialogue.cli``."""

from __future__ import annotations

from cyberdialogue.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
