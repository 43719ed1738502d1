"""What spreadsheet programs and their users do to the tables of a bundle."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

import cyberdialogue as cd
from cyberdialogue.formats.csv.archive import pack
from cyberdialogue.formats.csv.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Bundle", "rows_of", "small", "text_of"]


def rows_of(data: bytes) -> list[list[str]]:
    """Return the rows of a table, as Python's own reader sees them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def text_of(rows: Sequence[Sequence[str]], **dialect: Any) -> bytes:
    """Return rows as a table, as Python's own writer writes them."""
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


@attrs.frozen
class Bundle:
    """The files of a bundle, each change of which gives another bundle."""

    files: Mapping[str, bytes]

    @classmethod
    def of(cls, dataset: cd.Dataset) -> Bundle:
        """Return the bundle that is written for a dataset."""
        return cls(files_of(dataset))

    def with_file(self, name: str, data: bytes | None) -> Bundle:
        """Return a bundle with a file of this content, or without it."""
        others = {other: held for other, held in self.files.items() if other != name}
        return Bundle(others if data is None else others | {name: data})

    def with_rows(self, name: str, change: Callable[[list[list[str]]], object]) -> Bundle:
        """Return a bundle with the rows of a table changed in their place."""
        rows = rows_of(self.files[name])
        change(rows)
        return self.with_file(name, text_of(rows))

    def with_cell(self, name: str, line: int, header: str, cell: str) -> Bundle:
        """Return a bundle with another text in one cell."""

        def change(rows: list[list[str]]) -> None:
            rows[line - 1][rows[0].index(header)] = cell

        return self.with_rows(name, change)

    def saved(self, save: Callable[[list[list[str]]], bytes]) -> Bundle:
        """Return a bundle with every table opened and saved again."""
        return Bundle(
            {name: save(rows_of(data)) if name.endswith(".csv") else data for name, data in self.files.items()}
        )

    @property
    def zipped(self) -> bytes:
        """The bundle as a zip."""
        return pack(self.files)

    def read(self) -> cd.Dataset:
        """Return the dataset that the bundle holds."""
        return cd.loads(self.zipped, format="csv")

    def problems(self) -> list[cd.Problem]:
        """Return what is wrong with the bundle."""
        return list(cd.validate(self.zipped, format="csv").errors)


def small() -> cd.Dataset:
    """Return a dataset with something of everything that tables differ in."""
    due = cd.Evidence(
        source="source:wire",
        spans=[(0, 5), (10, 20)],
        fields=["due"],
        wording="before September",
        value="2030-08",
        via=[cd.Relay(participant="state:est", manner="said")],
    )
    party = cd.Participation(participant="state:est", role="party", evidence=[cd.Evidence(source="source:wire")])
    pledge = cd.Pledge(
        id="pledge:contacts",
        text="Name points of contact",
        action="establish_channel",
        joint=True,
        topics=["cybercrime", "norms"],
        conditions=["funds are found; staff is hired", "law permits"],
        due="2030-08-31",
        quantity=cd.Quantity(minimum=2, maximum=2, unit="contacts"),
        roster=[attrs.evolve(party, role="pledgor"), cd.Participation(side="state:jpn", role="pledgor")],
        stages=[cd.Stage(stage="announced", when="2030-03")],
        evidence=[due],
    )
    session = cd.Session(
        id="session:first",
        dialogue="dialogue:talks",
        ordinal=1,
        status="held",
        when="2030-03-14",
        place=cd.Place(name="Tallinn", country="state:est", latitude=59.437, longitude=24.7535),
    )
    dialogue = cd.Dialogue(id="dialogue:talks", kind="consultations", name="Talks", track="1.5", roster=[party])
    return cd.Dataset(
        title="Two states talk",
        external=["state:jpn"],
        sources=[cd.Source(id="source:wire", kind="news_article", title="States talk", length=100)],
        participants=[
            cd.State(id="state:est", name="Eesti", iso3="EST", identifiers={"wikidata": "Q191", "cow": "366"}),
            cd.Person(id="person:kask", name="Kask", country="state:est"),
            cd.State(id="state:fin", name="Suomi", extra={"my:rank": [1, {"a": None}]}),
        ],
        dialogues=[dialogue],
        sessions=[session],
        pledges=[pledge],
    )
