"""The page in a browser: it works from a file without a network, for eyes, keyboards and printers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import cyberdialogue as cd
from cyberdialogue.page import html

from .conftest import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open, Retold

__all__: list[str] = []

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
# WCAG 2.2, 1.4.3: the luminance of each text against that of what lies behind it.
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [r, g, b] = rgb(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return "white";
  };
  const poor = new Set();
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const [one, two] = [luminance(ink), luminance(behind(element))];
    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    seen += 1;
    if (contrast < 4.5) poor.add(`${element.tagName}.${element.className} ${ink} ${contrast.toFixed(2)}`);
  }
  return {seen, poor: [...poor]};
}"""


@pytest.fixture(scope="module")
def example() -> str:
    dataset = cd.examples.load("us-china-2016")
    return html(dataset, as_of="2016-09-15", texts={source.id: "no words of it " * 400 for source in dataset.sources})


@pytest.fixture(scope="module")
def everything(harbour: cd.Dataset) -> str:
    return html(harbour, as_of="2019-09-01", texts={source.id: source.title * 9 for source in harbour.sources})


def shown(page: Page, prefix: str) -> int:
    return page.locator(f'[id^="{prefix}:"]:visible').count()


def test_the_filter_leaves_what_somebody_takes_part_in(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    assert (shown(page, "pledge"), shown(page, "statement"), shown(page, "session")) == (10, 4, 3)
    page.get_by_label("Participant").select_option(index=0)
    option = page.locator("#who option", has_text="Tao Wenzhao")
    page.get_by_label("Participant").select_option(option.get_attribute("value"))
    assert (shown(page, "pledge"), shown(page, "statement"), shown(page, "session")) == (0, 4, 0)
    assert page.get_by_role("heading", name="Pledges").count() == 0
    assert page.get_by_role("status").inner_text().startswith("6 of 42 records, with Tao Wenzhao")
    page.get_by_label("Participant").select_option("")
    assert (shown(page, "pledge"), shown(page, "statement"), shown(page, "session")) == (10, 4, 3)
    assert page.get_by_role("status").inner_text() == ""


def test_the_filter_is_worked_by_the_keyboard(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    page.get_by_label("Participant").focus()
    page.keyboard.type("United States")
    page.keyboard.press("Enter")
    assert "with United States" in page.get_by_role("status").inner_text()
    assert shown(page, "session") == 1


def test_evidence_opens_where_it_is_pointed_at_and_closes_after(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    proof = page.locator('[id="session:china-us-cybercrime-2"] details.proof').first
    card = proof.locator(".card")
    assert not card.is_visible()
    proof.locator("summary").hover()
    card.wait_for(state="visible")
    card.hover()  # it stays while the reader is in it
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")


def test_evidence_opens_on_focus_and_closes_on_escape(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    proofs = page.locator("details.proof")
    proofs.nth(0).locator("summary").focus()
    page.keyboard.press("Tab")
    page.locator("details.proof[open]").wait_for()
    assert page.locator("details.proof[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.proof[open]").count() == 0


def test_evidence_that_is_clicked_stays_until_it_is_clicked_again(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=NARROW, has_touch=True)
    proof = page.locator('[id="session:china-us-cybercrime-2"] details.proof').first
    proof.locator("summary").tap()
    assert proof.locator(".card").is_visible()
    proof.locator("summary").tap()
    assert not proof.locator(".card").is_visible()


def test_evidence_opens_without_a_program(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE, java_script_enabled=False)
    proof = page.locator('[id="session:china-us-cybercrime-2"] details.proof').first
    proof.locator("summary").click()
    assert proof.locator(".card").is_visible()
    assert not page.locator("#filter").is_visible()


def test_landmarks_and_headings_lead_through_it(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.locator("h1").count() == 1
    levels = page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((one) => Number(one.tagName[1]))")
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pledges_are_a_table_for_those_who_listen(open_page: Open, example: str, viewport: dict[str, int]) -> None:
    page = open_page(example, viewport=viewport)
    assert page.get_by_role("table").count() == 1
    assert page.get_by_role("rowheader").count() == 10
    assert page.get_by_role("rowheader", name="Try out the cybercrime hotline").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_text_stands_out_and_none_runs_out_of_the_page(
    open_page: Open, everything: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = open_page(everything, viewport=viewport, color_scheme=scheme)
    page.locator("details.proof summary").first.click()
    found = page.evaluate(CONTRASTS)
    assert found["poor"] == []
    assert found["seen"] > 200
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("width", [320, 400])
def test_a_part_of_a_pledge_stands_in_as_a_whole_on_a_narrow_screen(open_page: Open, width: int) -> None:
    whole = cd.Pledge(id="pledge:0", text="Act together", action="cooperate")
    parts = [
        cd.Pledge(id=f"pledge:{depth}", text="Act " * 30, action="cooperate", part_of=f"pledge:{depth - 1}")
        for depth in range(1, 7)
    ]
    page = open_page(html(cd.Dataset(pledges=[whole, *parts]), as_of="2016"), viewport={"width": width, "height": 900})
    lefts = [
        {
            cell.evaluate(
                "(one) => Math.round(one.getBoundingClientRect().left + parseFloat(getComputedStyle(one).paddingLeft))"
            )
            for cell in page.locator(f'[id="pledge:{depth}"] > :visible').all()
        }
        for depth in range(7)
    ]
    assert [len(of_row) for of_row in lefts] == [1] * 7
    assert [min(of_row) for of_row in lefts][:5] == sorted({min(of_row) for of_row in lefts})
    assert max(map(max, lefts)) < width / 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_still_to_come_looks_other_than_what_was(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    planned = page.locator("li.track:has(a[href='#session:china-us-cybercrime-3']) g")
    held = page.locator("li.track:has(a[href='#session:china-us-cybercrime-2']) g")
    assert "ahead" in (planned.get_attribute("class") or "")
    assert "ahead" not in (held.get_attribute("class") or "")
    box, dot = planned.bounding_box(), held.bounding_box()
    assert box
    assert dot
    assert box["width"] > 10 * dot["width"]


def test_it_is_printed_without_what_only_a_screen_can_do(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE, color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("#filter").is_visible()
    assert page.locator(".card:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRASTS)["poor"] == []
    assert page.pdf().startswith(b"%PDF")


def test_nothing_moves_by_itself(open_page: Open, example: str) -> None:
    page = open_page(example, viewport=WIDE)
    assert page.evaluate("document.getAnimations().length") == 0
    moving = "(all) => all.filter((one) => getComputedStyle(one).transitionDuration !== '0s').length"
    assert page.locator("*").evaluate_all(moving) == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_a_program(open_page: Open, harbour_saying: Retold, text: str) -> None:
    dataset = harbour_saying(text)
    texts = {source.id: text * 9 for source in dataset.sources}
    page = open_page(html(dataset, as_of="2019-09-01", texts=texts), viewport=WIDE)
    page.locator("details.proof summary").first.hover()
    page.get_by_label("Participant").select_option(index=1)
    assert page.evaluate("window.pwned") is None
    assert page.locator("script").count() == 1
    assert page.title() == text
