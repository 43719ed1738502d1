"""What a type checker knows about the testing kit; checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import Any, assert_type

from hypothesis.strategies import SearchStrategy, just

import cyberdialogue as cd
from cyberdialogue import testing

# ----------------------------------------------------------------------------------------------------- a known defect

assert_type(testing.near_valid(), SearchStrategy[testing.NearValid])
assert_type(testing.near_valid("field.unknown", of=just(cd.Dataset())), SearchStrategy[testing.NearValid])
assert_type(testing.near_valid_files(format="jsonl"), SearchStrategy[testing.NearValidFile])
testing.near_valid_files(format="yaml")  # type: ignore[arg-type]  # what is made by offset is JSON
testing.near_valid(of=cd.Dataset())  # type: ignore[arg-type]  # a strategy, not a dataset

near = testing.simplest(testing.near_valid())
assert_type(near.data, dict[str, Any])
assert_type(near.code, str)
assert_type(near.path, str)
assert_type(near.record_id, str | None)
near.line  # type: ignore[attr-defined]  # plain data have no lines

file = testing.every_defective_file("jsonl")[0]
assert_type(file.data, bytes)
assert_type((file.line, file.column), tuple[int, int])
assert_type(testing.every_defect(), tuple[testing.NearValid, ...])

# ---------------------------------------------------------------------------------------------------------- assertions

testing.assert_valid("talks.json", strict=True)
testing.assert_valid(cd.Dataset(), profile=cd.Profile(ignore="link.*"))
testing.assert_valid({"schema_version": "1.0"}, texts={"source:a": "text"})
testing.assert_valid(5)  # type: ignore[arg-type]  # no data
testing.assert_reported(near, cd.validate(near.data))
testing.assert_reported(file, cd.ValidationError([]).problems)
testing.assert_reported(near, near.data)  # type: ignore[arg-type]  # what is reported, not of what
