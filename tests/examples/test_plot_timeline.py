"""The timeline: what is drawn, as text that can be found, and the same at every run."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from cyberdialogue import Channel, Dataset, Stage, dump, examples

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Program

__all__: list[str] = []

pytest.importorskip("matplotlib.font_manager", reason="the extra plot brings it; and it lists the fonts only once")

BOX, DOT = "some day in that span", "that day"
PRINTED = """\
Agreed: China-US cybercrime hotline: September 2015
Established: High-Level Joint Dialogue on Cybercrime and Related Issues: September 2015
State visit of President Xi Jinping to the United States: September 2015
Session 1: December 2015
Session 2: 14 June 2016
Terms agreed: China-US cybercrime hotline: 14 June 2016
Due: Try out the cybercrime hotline: between 16 June and 31 August 2016, ahead
Trial: China-US cybercrime hotline: between 16 June and 31 August 2016, ahead
Session 3: between 16 June and 31 December 2016, ahead
"""


def elements(drawing: Path, name: str) -> list[ET.Element]:
    """Return the elements of a drawing that have a name."""
    return list(ET.parse(drawing).iter(f"{{http://www.w3.org/2000/svg}}{name}"))  # noqa: S314 - our own


def texts(drawing: Path) -> list[str]:
    """Return the texts in a drawing."""
    return [element.text or "" for element in elements(drawing, "text")]


def in_blue(drawing: Path, name: str) -> list[ET.Element]:
    """Return the first elements in the colour of what has been, in their order."""
    return [element for element in elements(drawing, name) if "stroke: #0b5394" in element.get("style", "")]


def test_what_is_dated_is_drawn_in_the_order_of_time(program: Program, tmp_path: Path) -> None:
    assert program("plot_timeline") == PRINTED
    drawn = texts(tmp_path / "timeline.svg")
    assert {"Session 3", "between 16 June and 31 December 2016", "14 June 2016", BOX, DOT} <= {*drawn}
    assert examples.load("us-china-2016").title in drawn
    assert (tmp_path / "timeline.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_the_drawing_is_the_same_at_every_run(program: Program, tmp_path: Path) -> None:
    files = [tmp_path / "timeline.svg", tmp_path / "timeline.png"]
    program("plot_timeline")
    first = [file.read_bytes() for file in files]
    program("plot_timeline")
    assert [file.read_bytes() for file in files] == first


@pytest.mark.parametrize("times", [["9999-12-31"], ["0001-01-01"], ["9999", "0001/.."], ["2016-06-14/9999-12-31"]])
def test_the_first_and_the_last_day_of_the_calendar_are_drawn(
    program: Program, tmp_path: Path, times: list[str]
) -> None:
    stages = [Stage(stage="agreed", when=when) for when in times]
    line = Channel(id="channel:c", kind="hotline", name="A line", stages=stages)
    dump(Dataset(channels=[line]), tmp_path / "own.json")
    assert program("plot_timeline", "own.json").count("Agreed: A line: ") == len(times)
    drawn = in_blue(tmp_path / "timeline.svg", "path") + in_blue(tmp_path / "timeline.svg", "use")
    assert len(drawn) >= len(times)


def test_a_dataset_of_ones_own_is_drawn_with_open_ends_and_signs(program: Program, tmp_path: Path) -> None:
    stages = [Stage(stage="operational", when="2019/.."), Stage(stage="agreed", when="2018-05-01~")]
    line = Channel(id="channel:c", kind="hotline", name="A $5 line and a $6 line", stages=stages)
    dump(Dataset(channels=[line]), tmp_path / "own.json")
    assert program("plot_timeline", "own.json") == (
        "Agreed: A $5 line and a $6 line: about 1 May 2018\nOperational: A $5 line and a $6 line: from 2019, ongoing\n"
    )
    assert "Agreed: A $5 line and a $6 line" in texts(tmp_path / "timeline.svg")
    bar, dot = in_blue(tmp_path / "timeline.svg", "path")[0], in_blue(tmp_path / "timeline.svg", "use")[0]
    assert "fill-opacity: 0;" in dot.get("style", "")  # hollow, for it is about that day
    assert min(float(x) for x in re.findall(r"[ML] (\S+)", bar.get("d", ""))) > float(dot.get("x", ""))
