"""Loading what people typed: whole tables with a mapping, and lenient readers of single cells.

A `Mapping` says which columns give which fields, and how their cells are read; `load_table` and `load_tables` make a
dataset of it, with every problem in its cell:

>>> mapping = Mapping(
...     records=[
...         Records(
...             "event", id=mint("What"), fields={"title": "What", "when": date("Date")}, constants={"kind": "talks"}
...         )
...     ]
... )
>>> load_table([{"What": "Talks", "Date": "10-11 May 2016"}], mapping).dataset.events[0].when.describe()
'10 to 11 May 2016'

The readers are explicit about what they read and why they refuse. The file formats never use them. Whoever asks for
them gets a value as precise as the cell, or a `CellError` that says what was expected, what is wrong and what may help;
where a cell can be read in two ways, the caller says which.

>>> str(read_date("10-11 May 2016")), read_state("UK").id, str(read_quantity("around £600 million"))
('2016-05-10/2016-05-11', 'state:gbr', 'about 600000000 GBP')
>>> read_date("3/4/2016")
Traceback (most recent call last):
cyberdialogue.loading.refusal.CellError: expected a date ..., not '3/4/2016': day and month may stand either way ...
"""

from __future__ import annotations

from cyberdialogue.loading.countries import read_party, read_state
from cyberdialogue.loading.dates import NOT_KNOWN, read_date
from cyberdialogue.loading.loader import load_table, load_tables
from cyberdialogue.loading.making import (
    column,
    constant,
    date,
    mint,
    party,
    person,
    quantity,
    quotation,
    split,
    state,
)
from cyberdialogue.loading.mapping import Mapping, Records, Table
from cyberdialogue.loading.people import PersonCell, read_person
from cyberdialogue.loading.pieces import Column, Constant, Given, Mint, Split
from cyberdialogue.loading.plain import mapping_from, read_mapping
from cyberdialogue.loading.quantities import read_quantity
from cyberdialogue.loading.refusal import CellError
from cyberdialogue.loading.result import LeftOut, Loaded, Policy
from cyberdialogue.loading.sheets import DataFrame, Source
from cyberdialogue.loading.slugs import slug
from cyberdialogue.loading.texts import read_name, read_quotation

__all__ = [
    "NOT_KNOWN",
    "CellError",
    "Column",
    "Constant",
    "DataFrame",
    "Given",
    "LeftOut",
    "Loaded",
    "Mapping",
    "Mint",
    "PersonCell",
    "Policy",
    "Records",
    "Source",
    "Split",
    "Table",
    "column",
    "constant",
    "date",
    "load_table",
    "load_tables",
    "mapping_from",
    "mint",
    "party",
    "person",
    "quantity",
    "quotation",
    "read_date",
    "read_mapping",
    "read_name",
    "read_party",
    "read_person",
    "read_quantity",
    "read_quotation",
    "read_state",
    "slug",
    "split",
    "state",
]
