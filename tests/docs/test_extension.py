"""What the pages take from the code: tables of fields, rules with their cases, links in docstrings, the picture."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import attrs
import pytest
from docs.extension import docstrings, fields, picture, rules

import cyberdialogue as cd
from cyberdialogue.model.documentation import field_docs
from cyberdialogue.validation.rules import RULES

__all__: list[str] = []

WITH_FIELDS = [
    value for name in sorted(cd.__all__) if isinstance(value := getattr(cd, name), type) and attrs.has(value)
]


@pytest.mark.parametrize("cls", WITH_FIELDS, ids=lambda cls: cls.__name__)
def test_a_table_says_of_every_field_what_it_holds_and_what_it_is(cls: type) -> None:
    rows = list(fields.rows(cls))
    assert [row.name for row in rows] == [field.name.removeprefix("_") for field in attrs.fields(cls)]
    assert all(row.holds for row in rows)
    documented = field_docs(cls)
    assert [row.name for row in rows if row.name in documented and not row.doc] == []


def test_a_field_that_cannot_be_left_out_is_marked() -> None:
    assert "| `text` (required) |" in fields.table(cd.Pledge)
    assert "| `verb` |" in fields.table(cd.Pledge)


def test_a_field_says_which_records_it_refers_to() -> None:
    held = {row.name: row.holds for row in fields.rows(cd.Pledge)}
    assert held["made_at"] == "→ {py:class}`~cyberdialogue.Session`, {py:class}`~cyberdialogue.Event`"
    assert held["topics"] == "list of codes: [Topic](#codes-topic)"
    assert held["about"] == "list of → any record"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_shows_a_breach_with_its_problem_and_a_twin_that_differs(rule: object) -> None:
    code = str(getattr(rule, "code", ""))
    section = rules.section(next(held for held in rules.of_family(code.partition(".")[0]) if held.code == code))
    breach, _, rest = section.partition("Breach:")[2].partition("> ")
    assert f"`{code}`" in rest
    assert breach.strip() != rest.partition("Valid:")[2].strip()
    assert "emphasize-lines" in section


def test_a_public_name_in_backticks_is_a_link_and_another_word_is_code() -> None:
    (line,) = docstrings.as_rst(["`load`, `part_of`, `Dataset.get`, ``as_is``"], "cyberdialogue.Pledge")
    found, method = ":py:obj:`load <cyberdialogue.load>`", ":py:obj:`Dataset.get <cyberdialogue.Dataset.get>`"
    assert line == f"{found}, ``part_of``, {method}, ``as_is``"


def test_a_name_means_that_of_its_own_module_first() -> None:
    (in_tables,) = docstrings.as_rst(["`Column`"], "cyberdialogue.tables.Table")
    (in_loading,) = docstrings.as_rst(["`Column`"], "cyberdialogue.loading.column")
    assert in_tables == ":py:obj:`Column <cyberdialogue.tables.Column>`"
    assert in_loading == ":py:obj:`Column <cyberdialogue.loading.Column>`"
    assert docstrings.documented("Source", "cyberdialogue.loading") == "cyberdialogue.loading.Source"
    assert docstrings.documented("Source", "cyberdialogue.tables") == "cyberdialogue.Source"


def test_examples_in_docstrings_are_left_alone() -> None:
    assert list(docstrings.as_rst([">>> x = '`load`'"], "cyberdialogue.load")) == [">>> x = '`load`'"]


def test_the_fields_of_a_docstring_are_left_to_the_table() -> None:
    lines = (cd.Place.__doc__ or "").splitlines()
    assert "Fields:" in lines
    assert "Fields:" not in list(docstrings.as_rst(lines, "cyberdialogue.Place"))


def test_a_signature_calls_any_record_by_its_name() -> None:
    union = " | ".join(f"~{cls.__module__}.{cls.__name__}" for cls in cd.AnyRecord.__args__)
    assert docstrings.plain_types(f"({union})") == "(AnyRecord)"


def test_the_picture_has_a_row_for_everything_with_a_time() -> None:
    root = ET.fromstring(picture.draw(cd.examples.load("us-china-2016")))  # noqa: S314 - made here
    words = [element.text or "" for element in root.iter() if element.tag == "text"]
    assert {"1st session, Washington", "2nd session, Beijing", "3rd session, Washington"} <= set(words)
    assert "between 16 June and 31 December 2016" in words
    assert any("withdrew: Jeh Johnson and Loretta Lynch" in word for word in words)


def test_a_day_is_a_dot_and_a_span_a_bar_over_all_of_it() -> None:
    talks = cd.Dialogue(id="dialogue:d", kind="dialogue", name="Talks")
    times = {1: "2016-03-14", 2: "2016-04", 3: "[2016-07-01..2016-12-31]"}
    held = [
        cd.Session(id=f"session:s-{number}", dialogue=talks, ordinal=number, status="planned", when=when)
        for number, when in times.items()
    ]
    root = ET.fromstring(picture.draw(cd.Dataset(dialogues=[talks], sessions=held)))  # noqa: S314 - made here
    month, half_year = (float(bar.get("width", 0)) for bar in root.iter("rect"))
    assert len(list(root.iter("circle"))) == 1
    assert 5.5 < half_year / month < 6.5
    assert {element.get("class") for element in (*root.iter("rect"), *root.iter("circle"))} == {"planned"}


def test_the_axis_begins_with_a_quarter_and_a_month_ends_where_the_next_begins() -> None:
    talks = cd.Dialogue(id="dialogue:d", kind="dialogue", name="Talks")
    held = cd.Session(id="session:s", dialogue=talks, status="held", when="[2016-07-15..2016-12-31]")
    root = ET.fromstring(picture.draw(cd.Dataset(dialogues=[talks], sessions=[held])))  # noqa: S314 - made here
    assert [element.text for element in root.iter("text")][:2] == ["Jul 2016", "Oct"]
    (bar,) = root.iter("rect")
    *_, new_year = (float(line.get("x1", 0)) for line in root.iter("line"))
    assert float(bar.get("x", 0)) + float(bar.get("width", 0)) == pytest.approx(new_year, abs=0.1)


def test_a_rule_is_shown_by_the_case_whose_breach_and_twin_differ_least() -> None:
    for code, case in rules.cases().items():
        bad, good = len(case.bad), len(case.good)
        assert abs(bad - good) <= 1, code


def test_what_a_dataset_says_is_escaped_in_its_picture() -> None:
    talks = cd.Dialogue(id="dialogue:d", kind="dialogue", name="<script>")
    held = cd.Session(id="session:s", dialogue=talks, status="held", when="2016", place=cd.Place(name="<b>"))
    drawn = picture.draw(cd.Dataset(title='"<i>', dialogues=[talks], sessions=[held]))
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    ET.fromstring(drawn)  # noqa: S314 - made here
