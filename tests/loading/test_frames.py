"""Data frames and tables of other packages, as they are; each test needs one, which an extra of users brings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cyberdialogue import Dataset, examples, loading, tables

__all__: list[str] = []

FIELDS: dict[str, Any] = {
    "title": "Title",
    "when": loading.date("Date"),
    "place": {"name": "City", "country": loading.state("Country")},
    "quantity": loading.quantity("People"),
}
MAPPING = loading.Mapping(
    records=[loading.Records("event", id=loading.mint("Title"), fields=FIELDS, constants={"kind": "talks"})]
)
NOTHING: dict[str, Any] = dict.fromkeys(["Title", "Date", "City", "Country", "People"])
ROWS: list[dict[str, Any]] = [
    {"Title": "Talks", "Date": date(2016, 6, 14), "City": "Oslo", "Country": "Norway", "People": 40},
    NOTHING | {"Title": "More talks"},
    {"Title": "Last talks", "Date": date(1989, 1, 2), "City": "Leeds", "Country": "UK", "People": 7},
]


def needs(package: str) -> Any:
    return pytest.importorskip(package, reason=f"an extra brings {package}, which is not installed here")


def loaded(source: Any) -> Dataset:
    return loading.load_table(source, MAPPING).dataset


def test_a_data_frame_of_pandas_gives_what_its_rows_give() -> None:
    pandas = needs("pandas")
    plain = pandas.DataFrame(ROWS)
    of_days = plain.assign(Date=pandas.to_datetime(plain["Date"]))
    for frame in (
        plain,
        of_days,
        of_days.convert_dtypes(),
        plain.assign(Country=plain["Country"].astype("category")),
        plain.iloc[::-1].sort_index(),
    ):
        assert loaded(frame) == loaded(ROWS)


def test_a_data_frame_of_pandas_that_arrow_backs_does_too() -> None:
    needs("pyarrow")
    plain = needs("pandas").DataFrame(ROWS)
    assert loaded(plain.convert_dtypes(dtype_backend="pyarrow")) == loaded(ROWS)


def test_a_period_of_pandas_is_as_long_as_it_is() -> None:
    pandas = needs("pandas")
    frame = pandas.DataFrame([NOTHING | {"Title": "Talks", "Date": pandas.Period("2016-06", "M")}])
    assert [str(event.when) for event in loaded(frame).events] == ["2016-06"]


def test_a_data_frame_of_polars_gives_what_its_rows_give() -> None:
    polars = needs("polars")
    plain = polars.DataFrame(ROWS)
    for frame in (
        plain,
        plain.with_columns(polars.col("Date").cast(polars.Datetime), polars.col("Country").cast(polars.Categorical)),
    ):
        assert loaded(frame) == loaded(ROWS)


def test_a_lazy_frame_is_no_table_yet() -> None:
    lazy = needs("polars").DataFrame(ROWS).lazy()
    with pytest.raises(TypeError, match="or a data frame, got LazyFrame"):
        loaded(lazy)


def test_a_table_of_arrow_gives_what_its_rows_give() -> None:
    table = needs("pyarrow").Table.from_pylist(ROWS)
    for given in (table, table.to_batches()[0], table.set_column(3, "Country", table["Country"].dictionary_encode())):
        assert loaded(given) == loaded(ROWS)


def test_an_answer_of_duckdb_gives_what_its_rows_give() -> None:
    duckdb = needs("duckdb")
    with duckdb.connect() as database:
        database.register("talks", needs("pyarrow").Table.from_pylist(ROWS))
        assert loaded(database.sql("SELECT * FROM talks")) == loaded(ROWS)


def test_an_analysis_table_can_be_loaded_again() -> None:
    events = tables.of(examples.load("us-china-2016"))["events"]
    mapping = loading.Mapping(
        records=[loading.Records("event", id=loading.column("id"), fields={"title": "title", "kind": "kind"})]
    )
    assert [event.id for event in loading.load_table(events, mapping).dataset.events] == list(events["id"])
