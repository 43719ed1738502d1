"""The refusal of a cell."""

from __future__ import annotations

import pickle

import pytest

from cyberdialogue import CyberDialogueError
from cyberdialogue.loading import CellError, read_date

__all__: list[str] = []


def test_a_refusal_says_what_was_expected_what_is_wrong_and_what_may_help() -> None:
    with pytest.raises(CellError) as caught:
        read_date("14 June")
    error = caught.value
    assert (error.text, error.reason, error.hint) == ("14 June", "no year is given", "`year` supplies it")
    assert error.expected.startswith("a date such as")
    assert error.message == f"expected {error.expected}, not '14 June': no year is given"
    assert str(error) == f"{error.message} (`year` supplies it)"


def test_a_refusal_is_an_error_of_the_package_and_a_value_error() -> None:
    assert issubclass(CellError, CyberDialogueError)
    assert issubclass(CellError, ValueError)


def test_a_refusal_shows_a_long_cell_shortened_and_on_one_line() -> None:
    error = CellError("a\n" * 5000, expected="a date", reason="it is\x1b[2J long")
    assert len(str(error)) < 200
    assert str(error).isprintable()


def test_a_refusal_reaches_another_process_whole() -> None:
    error = CellError("3/4/16", expected="a date", reason="the year has two digits", hint="write all four")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(copy), copy.text, copy.hint) == (str(error), "3/4/16", "write all four")
