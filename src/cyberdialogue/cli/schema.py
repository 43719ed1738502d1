"""`cyberdialogue schema`: the file format as JSON Schema."""

from __future__ import annotations

import json

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD
from cyberdialogue.cli.output import printable, say

__all__ = ["schema"]


@click.command
@click.option("-o", "--output", "target", metavar="FILE", default=STANDARD, help="Write it to a file.")
def schema(target: str) -> None:
    """Print the JSON Schema (2020-12) of the file format."""
    from cyberdialogue.formats.files import write_chunks  # noqa: PLC0415
    from cyberdialogue.formats.schema import json_schema  # noqa: PLC0415

    text = f"{json.dumps(json_schema(), ensure_ascii=False, indent=2)}\n"
    if target == STANDARD:
        say(text)
        return
    try:
        write_chunks([text.encode()], target)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None
