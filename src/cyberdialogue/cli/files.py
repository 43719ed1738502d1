"""What the commands read: datasets by path, name or standard input, and the texts of their sources."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import click
from click.shell_completion import CompletionItem

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.output import printable
from cyberdialogue.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.source import Source

__all__ = [
    "STANDARD",
    "Input",
    "dataset_argument",
    "example_names",
    "find",
    "format_option",
    "format_told_by",
    "read",
    "read_texts",
]

STANDARD: Final = "-"
"""What stands for standard input or output in the place of a path."""

_JSON_LINES: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"dataset"')
_HINTED: Final = 200


class Input(NamedTuple):
    """Something that holds a dataset."""

    name: str
    """What to call it in messages."""
    data: bytes
    format: Format

    def load(self) -> Dataset:
        """Read the dataset.

        Raises:
            ValidationError: it has problems.
        """
        from cyberdialogue.formats import loads  # noqa: PLC0415 - help does without

        try:
            return loads(self.data, format=self.format)
        except ValidationError as error:
            raise ValidationError(attrs.evolve(problem, file=self.name) for problem in error.problems) from None


def read(name: str, form: Format | None = None) -> Input:
    """Read what a path, the name of an example or a dash stands for; a path that exists comes before an example.

    Raises:
        Failure: it cannot be read.
    """
    if name == STANDARD:
        data = _standard_input()
        return Input("standard input", data, form or _format_in(data))
    path = find(name)
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(name)}: {why(error)}") from None
    return Input(printable(name), data, form or format_told_by(path) or _format_in(data))


def find(name: str) -> Path:
    """Return the path a name stands for.

    Raises:
        Failure: there is neither such a file nor such an example.
    """
    path = Path(name)
    try:
        there = path.exists() or path.is_symlink()
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(name)}: {why(error)}") from None
    if there:
        return path
    if name in example_names():
        from cyberdialogue import examples  # noqa: PLC0415

        return Path(examples.path(name))
    raise Failure(f"{printable(name)}: no such file or example{_did_you_mean(path)}")


def example_names() -> tuple[str, ...]:
    """Return the names of the examples."""
    from cyberdialogue import examples  # noqa: PLC0415

    return tuple(examples.names())


def _did_you_mean(path: Path) -> str:
    import difflib  # noqa: PLC0415 - only a wrong name pays for it

    near = difflib.get_close_matches(path.name, [*example_names(), *_beside(path)], 1)
    if not near:
        return f" (examples are {', '.join(example_names())})"
    meant = near[0] if near[0] in example_names() else str(path.with_name(near[0]))
    return f" (did you mean {printable(meant)}?)"


def _beside(path: Path) -> list[str]:
    """Return the names of some files in the directory of a path."""
    try:
        return sorted(other.name for other in path.parent.iterdir() if other.is_file())[:_HINTED]
    except (OSError, ValueError):
        return []


def _standard_input() -> bytes:
    stream = sys.stdin
    if stream is None:  # pyright: ignore[reportUnnecessaryComparison] - it is, when closed
        raise Failure("standard input is closed")
    try:
        return stream.buffer.read()
    except (OSError, ValueError) as error:
        raise Failure(f"standard input: {why(error)}") from None


def format_told_by(path: Path) -> Format | None:
    """Return the format that the suffix of a path tells, if it does.

    >>> from pathlib import Path
    >>> format_told_by(Path("talks.jsonl")), format_told_by(Path("talks.csv"))
    ('jsonl', None)
    """
    from cyberdialogue.formats import format_of  # noqa: PLC0415

    # What it does not know, it takes for a JSON document.
    form = format_of(path)
    return form if form != "json" or path.suffix.lower() == ".json" else None


def _format_in(data: bytes) -> Format:
    """Return the format that data looks like: only JSON Lines begin with the type of the dataset."""
    return "jsonl" if _JSON_LINES.match(data) else "json"


# --------------------------------------------------------------------------------------------------------------- texts


def read_texts(directory: str, sources: Iterable[Source]) -> dict[str, str]:
    """Return the texts of sources by id, from the ``.txt`` files of a directory.

    A file belongs to a source by the hash of its content, else by its name, which is the id of the source or what
    follows the type in it. A file whose hash is not the one the source states is not taken for its text.

    Raises:
        Failure: the directory or a file in it cannot be read.
    """
    by_hash: dict[str, bytes] = {}
    by_name: dict[str, bytes] = {}
    try:
        for path in sorted(Path(directory).iterdir()):
            if path.suffix == ".txt" and path.is_file():
                data = path.read_bytes()
                by_hash[hashlib.sha256(data).hexdigest()] = by_name[path.stem] = data
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(directory)}: {why(error)}") from None
    found: dict[str, str] = {}
    for source in sources:
        names = [source.id, source.id.partition(":")[2]]
        held = [by_hash[source.sha256]] if source.sha256 in by_hash else []
        held += [by_name[name] for name in names if name in by_name and not source.sha256]
        if held:
            found[source.id] = held[0].decode("utf-8", "replace")
    return found


# --------------------------------------------------------------------------------------------------------- for commands


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of an example, or else the path of a file."""
    del ctx, param
    examples = [CompletionItem(name) for name in example_names() if name.startswith(incomplete)]
    return examples if incomplete and examples else [*examples, CompletionItem(incomplete, type="file")]


def dataset_argument(*, many: bool = False) -> Callable[[Any], Any]:
    """Declare the argument that names a dataset, or several."""
    if many:
        return click.argument("names", shell_complete=_complete, metavar="NAME-OR-FILE...", nargs=-1, required=True)
    return click.argument("name", shell_complete=_complete, metavar="NAME-OR-FILE")


def format_option(flag: str, name: str, text: str) -> Callable[[Any], Any]:
    """Declare an option that names a file format."""
    return click.option(flag, name, type=click.Choice(["json", "jsonl"]), help=text)
