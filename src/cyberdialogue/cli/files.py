"""What the commands read: datasets by path, name or standard input, and the texts of their sources."""

from __future__ import annotations

import hashlib
import re
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import click
from click.shell_completion import CompletionItem

from cyberdialogue.cli.failures import Failure, why
from cyberdialogue.cli.output import printable
from cyberdialogue.errors import ValidationError
from cyberdialogue.model.walk import evidence_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cyberdialogue.formats import Format
    from cyberdialogue.model.dataset import Dataset
    from cyberdialogue.model.source import Source

__all__ = [
    "STANDARD",
    "Input",
    "Texts",
    "dataset_argument",
    "example_names",
    "find",
    "format_option",
    "format_told_by",
    "is_dataset",
    "read",
    "read_texts",
    "texts_in",
]

STANDARD: Final = "-"
"""What stands for standard input or output in the place of a path."""

_JSON_LINES: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"dataset"')
# After remarks and empty lines, a line that only YAML begins with.
_YAML: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+(?:---|%YAML|[a-z_]++\s*+:|#)")
# A zip and an old workbook, of which the reader of CSV tables says what they are.
_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HINTED: Final = 200


class Input(NamedTuple):
    """Something that holds a dataset."""

    name: str
    """What to call it in messages."""
    data: bytes
    """The content of the file; of a folder with CSV tables, as one zip."""
    format: Format
    size: int
    """Bytes on the disk, or as they came."""

    def load(self) -> Dataset:
        """Read the dataset.

        Raises:
            ValidationError: it has problems.
        """
        from cyberdialogue.formats import loads  # noqa: PLC0415 - help does without
        from cyberdialogue.formats.files import in_file  # noqa: PLC0415 - help does without

        try:
            return loads(self.data, format=self.format)
        except ValidationError as error:
            raise ValidationError(in_file(problem, self.name) for problem in error.problems) from None


def read(name: str, form: Format | None = None) -> Input:
    """Read what a path, the name of an example or a dash stands for; a path that exists comes before an example.

    Raises:
        Failure: it cannot be read.
    """
    if name == STANDARD:
        data = _standard_input()
        return Input("standard input", data, form or _format_in(data), len(data))
    from cyberdialogue.formats.files import read_bytes  # noqa: PLC0415 - help does without

    path = find(name)
    try:
        if path.is_dir() and format_told_by(path) == "csv":
            return _read_folder(path, printable(name))
        data = read_bytes(path)
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(name)}: {why(error)}") from None
    return Input(printable(name), data, form or format_told_by(path) or _format_in(data), len(data))


def _read_folder(path: Path, name: str) -> Input:
    from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

    size = sum(file.stat().st_size for file in path.iterdir() if file.is_file())
    return Input(name, csv.packed(path), "csv", size)


def find(name: str) -> Path:
    """Return the path a name stands for.

    Raises:
        Failure: there is neither such a file nor such an example.
    """
    if not name:
        raise click.UsageError("The name of a file is empty.")
    path = Path(name)
    try:
        there = path.exists() or path.is_symlink()
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(name)}: {why(error)}") from None
    if there:
        return path
    if name in example_names():
        from cyberdialogue import examples  # noqa: PLC0415 - help does without

        return Path(examples.path(name))
    raise Failure(f"{printable(name)}: no such file or example{_did_you_mean(path)}")


def example_names() -> tuple[str, ...]:
    """Return the names of the examples."""
    from cyberdialogue import examples  # noqa: PLC0415 - help does without

    return tuple(examples.names())


def _did_you_mean(path: Path) -> str:
    import difflib  # noqa: PLC0415 - only a wrong name pays for it

    near = difflib.get_close_matches(path.name, [*example_names(), *_beside(path)], 1)
    if not near:
        return f" (examples are {', '.join(example_names())})"
    meant = near[0] if near[0] in example_names() else str(path.with_name(near[0]))
    return f" (did you mean {printable(meant)}?)"


def _beside(path: Path) -> list[str]:
    """Return the names of some files in the directory of a path that look like datasets."""
    try:
        return sorted(other.name for other in path.parent.iterdir() if is_dataset(other))[:_HINTED]
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
    """Return the format that a path tells: the suffix of a file, or what a folder holds.

    >>> from pathlib import Path
    >>> format_told_by(Path("talks.jsonl")), format_told_by(Path("talks.txt"))
    ('jsonl', None)
    """
    from cyberdialogue.formats import format_of  # noqa: PLC0415 - help does without

    # What it does not know, it takes for a JSON document.
    form = format_of(path)
    return form if form != "json" or ".json" in {suffix.lower() for suffix in path.suffixes[-2:]} else None


def is_dataset(path: Path) -> bool:
    """Tell whether a path looks like a dataset: a file by its suffix, a folder by the tables in it.

    A table is none by itself, nor is the description of tables, nor any other zip.
    """
    form = format_told_by(path)
    if form != "csv":
        return form is not None and path.is_file() and path.name != "datapackage.json"
    from cyberdialogue.formats import csv  # noqa: PLC0415 - few read it

    return csv.is_bundle(path)


def _format_in(data: bytes) -> Format:
    """Return the format that data looks like: only JSON Lines begin with the type of the dataset."""
    if data.startswith(_NO_TEXT):
        return "csv"
    return "jsonl" if _JSON_LINES.match(data) else "yaml" if _YAML.match(data) else "json"


# --------------------------------------------------------------------------------------------------------------- texts


@attrs.frozen
class Texts:
    """The texts of sources, as far as they are there."""

    found: dict[str, str]
    """By the id of the source."""
    differing: dict[str, str]
    """Why the file that goes by the name of a source is not its text, by the id of the source."""


def texts_in(directory: str, dataset: Dataset) -> dict[str, str]:
    """Return the texts of a dataset's sources that a directory holds, by the ids of the sources.

    Raises:
        Failure: the directory or a file in it cannot be read.
    """
    return read_texts(directory, dataset).found


def read_texts(directory: str, dataset: Dataset) -> Texts:
    """Return the texts of the sources of a dataset from the ``.txt`` files of a directory, and warn of what is amiss.

    A file belongs to a source by the hash of its content, else by its name, which is the id of the source or what
    follows the type in it. A file whose hash is not the one the source states is not taken for its text.

    Raises:
        Failure: the directory or a file in it cannot be read.
    """
    held: dict[str, bytes] = {}
    try:
        for path in sorted(Path(directory).iterdir()):
            if path.suffix.lower() == ".txt" and path.is_file():
                held[path.name] = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Failure(f"{printable(directory)}: {why(error)}") from None
    by_hash = {hashlib.sha256(data).hexdigest(): data for data in held.values()}
    texts = Texts({}, {})
    for source in dataset.sources:
        names = [name for name in held if Path(name).stem in {source.id, source.id.partition(":")[2]}]
        if source.sha256 in by_hash:
            texts.found[source.id] = by_hash[source.sha256].decode("utf-8", "replace")
        elif names and not source.sha256:
            texts.found[source.id] = held[names[0]].decode("utf-8", "replace")
        elif names:
            texts.differing[source.id] = (
                f"{names[0]} is not the text of {source.id}: {_difference(held[names[0]], source)}"
            )
    _warn(directory, dataset, texts, held)
    return texts


def _warn(directory: str, dataset: Dataset, texts: Texts, names: Iterable[str]) -> None:
    """Say which texts are missing that evidence points into, and which files are not what their names say."""
    import difflib  # noqa: PLC0415 - not every command reads texts

    wanted = dict.fromkeys(proof.source for record in dataset for _, _, proof in evidence_in(record) if proof.spans)
    place = printable(directory)
    for words in texts.differing.values():
        click.echo(f"cyberdialogue: {place}: {printable(words)}", err=True)
    for source in wanted:
        if source is not None and source not in texts.found and source not in texts.differing:
            name = f"{source.partition(':')[2]}.txt"
            near = difflib.get_close_matches(name, names, 1, _LIKE)
            has_hash = getattr(dataset.get(source), "sha256", None) is not None
            but = "its hash is another" if has_hash else f"its name would have to be {name}"
            hint = f" (is it {printable(near[0])}? {but})" if near else ""
            click.echo(f"cyberdialogue: {place} has no text of {source}{hint}", err=True)


_LIKE: Final = 0.75
# As what a text may have been saved, and how a line may end.
_ENCODINGS: Final = {"utf-8": "", "utf-8-sig": "a byte order mark", "utf-16": "UTF-16", "cp1252": "Latin-1"}
_LINE_ENDS: Final = {"": "", "\n": "other line ends", "\r\n": "other line ends"}
_LAST_ENDS: Final = {"": "", "less": "a line end too many at its end", "more": "no line end at its end"}


def _difference(data: bytes, source: Source) -> str:
    """Return in what the content of a file is not the text that a source states."""
    for (encoding, one), (end, two), (last, three) in product(
        _ENCODINGS.items(), _LINE_ENDS.items(), _LAST_ENDS.items()
    ):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        text = re.sub(r"\r\n?|\n", end, text) if end else text
        text = {"less": text.rstrip("\r\n"), "more": text + (end or "\n")}.get(last, text)
        if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() == source.sha256:
            return f"it is the same but for {' and '.join(filter(None, (one, two, three)))}"
    length = len(data.decode("utf-8", "replace"))
    if source.length is not None and source.length != length:
        return f"its hash is another, and it has {length:,} characters in place of {source.length:,}"
    return "its hash is another than the source states"


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
    return click.option(flag, name, type=click.Choice(["json", "jsonl", "yaml", "csv"]), help=text)
