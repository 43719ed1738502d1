"""`cyberdialogue explain`: what the code of a problem means."""

from __future__ import annotations

import click

from cyberdialogue.cli.output import say
from cyberdialogue.errors import closest, did_you_mean

__all__ = ["explain"]


@click.command
@click.argument("codes", nargs=-1, metavar="[CODE...]")
def explain(codes: tuple[str, ...]) -> None:
    """Say what the code of a problem means.

    Without a code, all are listed. A code can be a pattern, such as 'time.*'.
    """
    from cyberdialogue.validation.explaining import EXPLAINED, matching  # noqa: PLC0415 - help does without

    if not codes:
        width = max(map(len, EXPLAINED))
        say("".join(f"{code:<{width}}  {held.severity:<7}  {held.summary}\n" for code, held in EXPLAINED.items()))
        return
    told: list[str] = []
    for code in codes:
        found = matching(code)
        if not found:
            hint = did_you_mean(closest(code, EXPLAINED))
            raise click.UsageError(
                f"No problem has the code {code!r}.{f' {hint[0].upper()}{hint[1:]}' if hint else ''}"
            )
        told += [f"{held.code} ({held.severity})\n\n{held.text}\n".replace("``", "`") for held in found]
    say("\n".join(told))
