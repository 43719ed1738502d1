"""Numbers in words: one list, which every reader and writer of them has."""

from __future__ import annotations

import pytest

import cyberdialogue as cd
from cyberdialogue.narration.wording import says_the_same
from cyberdialogue.temporal._phrases.names import number
from cyberdialogue.temporal.words import NUMBER_WORDS

__all__: list[str] = []


@pytest.mark.parametrize("value", range(1, 21))
def test_a_number_word_means_the_same_in_a_phrase_a_cell_and_a_sentence(value: int) -> None:
    word = NUMBER_WORDS[value]
    exact = cd.Quantity(minimum=value, maximum=value)
    assert number(word) == value
    assert cd.loading.read_quantity(word) == exact
    assert says_the_same(word, exact)
    assert cd.resolve_time(f"{word} years ago", anchor="2030-01-01").when == cd.When(f"{2030 - value}")


def test_no_phrase_of_time_counts_from_zero() -> None:
    assert NUMBER_WORDS[0] == "zero"
    with pytest.raises(cd.TimeError):
        cd.resolve_time("zero years ago", anchor="2030-01-01")
