"""`cyberdialogue schema`: the file format as JSON Schema."""

from __future__ import annotations

import json

import click

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.files import STANDARD
from cyberdialogue.cli.output import printable, say
from cyberdialogue.cli.targets import force_option, output_option, refuse_to_overwrite

__all__ = ["schema"]


@click.command
@output_option("Write it to a file.", metavar="FILE", default=STANDARD)
@force_option()
def schema(target: str, *, force: bool) -> None:
    """Print the JSON Schema (2020-12) of the file format."""
    from cyberdialogue.formats.files import write_chunks  # noqa: PLC0415 - help does without
    from cyberdialogue.formats.schema import json_schema  # noqa: PLC0415 - help does without

    refuse_to_overwrite(target, force=force)
    text = f"{json.dumps(json_schema(), ensure_ascii=False, indent=2)}\n"
    if target == STANDARD:
        say(text)
        return
    try:
        write_chunks([text.encode()], target)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(target)}: {why(error)}") from None
