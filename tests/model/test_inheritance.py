"""What a pledge shares with those it is a part of, however long the chain and whoever asks first."""

from __future__ import annotations

import attrs
import pytest

from cyberdialogue import Dataset, Participation, Pledge

__all__: list[str] = []

ROW = Participation(participant="state:chn", role="pledgor")


def pledge(slug: str, part_of: str | None = None) -> Pledge:
    above = part_of and f"pledge:{part_of}"
    return Pledge(id=f"pledge:{slug}", text=slug, action="meet", part_of=above)


def test_a_gap_is_filled_from_the_nearest_that_fills_it() -> None:
    whole = attrs.evolve(pledge("a"), made_on="2015", dialogue="dialogue:a", roster=[ROW])
    middle = attrs.evolve(pledge("b", "a"), made_on="2016")
    found = Dataset(pledges=[whole, middle]).inherited(attrs.evolve(pledge("c", "b"), instrument="instrument:c"))
    assert (str(found.made_on), found.dialogue, found.roster) == ("2016", "dialogue:a", (ROW,))
    assert (found.instrument, found.made_at, found.text) == ("instrument:c", None, "c")


def test_what_a_pledge_says_itself_stands() -> None:
    whole, part = attrs.evolve(pledge("a"), made_on="2015"), attrs.evolve(pledge("b", "a"), made_on="2016")
    dataset = Dataset(pledges=[whole, part])
    assert dataset.inherited(part) is part
    assert dataset.inherited(attrs.evolve(part, made_on=None)).made_on == whole.made_on


def test_a_long_chain_hands_down_what_its_top_says() -> None:
    top = attrs.evolve(pledge("0"), made_on="2015")
    dataset = Dataset(pledges=[top, *(pledge(str(number), str(number - 1)) for number in range(1, 3000))])
    assert {dataset.inherited(one).made_on for one in reversed(dataset.pledges)} == {top.made_on}


@pytest.mark.parametrize("first", ["a", "b", "c"])
def test_pledges_in_a_circle_share_with_each_other_whoever_is_asked_first(first: str) -> None:
    circle = [attrs.evolve(pledge("a", "b"), made_on="2015"), attrs.evolve(pledge("b", "a"), dialogue="dialogue:b")]
    dataset = Dataset(pledges=[*circle, pledge("c", "a")])
    dataset.inherited(next(one for one in dataset.pledges if one.id.endswith(first)))
    found = [dataset.inherited(one) for one in dataset.pledges]
    assert [(str(one.made_on), one.dialogue) for one in found] == [("2015", "dialogue:b")] * 3


def test_a_pledge_that_is_part_of_one_elsewhere_shares_nothing() -> None:
    lonely = pledge("b", "elsewhere")
    assert Dataset(pledges=[lonely], external=["pledge:elsewhere"]).inherited(lonely) == lonely
