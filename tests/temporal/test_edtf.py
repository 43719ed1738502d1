"""Reading EDTF: public test strings, bounds, the canonical form, and texts that are no EDTF."""

from __future__ import annotations

import calendar
import copy
import enum
import itertools
import pickle
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cyberdialogue.errors import TimeError
from cyberdialogue.temporal import When, edtf
from cyberdialogue.temporal._calendar import as_date, civil, ordinal
from cyberdialogue.temporal._edtf.reader import read
from cyberdialogue.temporal.edtf import LONGEST, read_when

__all__: list[str] = []

VECTORS = Path(__file__).resolve().parents[1] / "data" / "edtf"


def rows(name: str) -> list[list[str]]:
    lines = (VECTORS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")]


VALID = {row[0]: row[1:7] for row in rows("merged-valid.txt")}
INVALID = [row[0] for row in rows("merged-invalid.txt")]
CONTESTED = [row[0] for row in rows("merged-contested.txt")]

# ------------------------------------------------------------------------------------------------- public test strings

KINDS = {"one": "one_of", "all": "all_of"}

# The table counts what was written; we count the canonical form, in which one qualifier for the whole date is level 1.
LEVEL_1_WHEN_CANONICAL = {
    "%1945", "?1945", "~1945", "%2001", "?2001", "%1945/1959", "?1945/1959", "~1945/1959", "2019-12/%2020",
    "~-0100/~-0010", "~-0100/~2020", "?-2004-06%", "?2004-06%", "?2004-?06-?11",
}  # fmt: skip
# A level 1 mask with a level 1 qualifier stays at level 1.
LEVEL_1_MASK_QUALIFIED = {"-01XX~", "156X~", "16XX%", "16XX~"}
# The suite that states infinite bounds runs out of 64 bits; integers here do not.
NOT_INFINITE = {"Y9E18S1": (ordinal(9 * 10**18, 1, 1), ordinal(10**19 - 1, 12, 31))}


def corner(text: str) -> int | None:
    if text.endswith("infinity"):
        return None
    sign, year, month, day = re.fullmatch(r"(-?)(\d+)-(\d\d)-(\d\d)", text).groups()  # type: ignore[union-attr] # they all match
    return ordinal(int(f"{sign}{year}"), int(month), int(day))


@pytest.mark.parametrize("text", VALID)
def test_a_valid_string_has_the_level_the_kind_and_the_corners_of_the_table(text: str) -> None:
    level, *corners, kind = VALID[text]
    when = When.parse(text)
    assert when.kind == KINDS.get(kind, kind)
    assert when.corners == (NOT_INFINITE[text] * 2 if text in NOT_INFINITE else tuple(map(corner, corners)))
    exceptions = LEVEL_1_WHEN_CANONICAL | LEVEL_1_MASK_QUALIFIED
    assert when.level == (1 if text in exceptions else int(level))


@pytest.mark.parametrize("text", INVALID)
def test_an_invalid_string_is_refused(text: str) -> None:
    with pytest.raises(TimeError):
        When.parse(text)


ACCEPTED_THOUGH_CONTESTED = {
    "-01XX", "-01XX~",  # negative years have unspecified digits too
    "0000-01-03/0000-01", "0000-02/0000", "2004-06-11%/2004-06~", "2004-06-11%/2004-%06",  # the ends may overlap
    "Y-61000/-2000",  # a long year may be an end
}  # fmt: skip
REFUSED_SINCE_CONTESTED = {
    "-1859S5",  # more significant digits than digits
    "-19", "-201", "19", "20", "201",  # a year has four digits
    "../", "../..", "/..",  # an interval has a date
    "..1984", "1670..1673", "1984..",  # two dots stand in sets and intervals
    "1156X-12-25", "12004-06~-11", "22004?-06-11", "2XXXX-12-XX", "31XXX-XX",  # five digits need a Y
    "1985-06-26/1985-04-12", "1985-06/1985-04", "1999/1980",  # an interval runs forward
    "20xx",  # an unspecified digit is a capital X
    "Spring, 2002", "Summer, -1980", "winter, 2002",  # words are no EDTF
    "Y-1200", "Y1700", "Y2020",  # Y is for five digits and more
    "[..2018, 2020..]", "[1667, 1668, 1670..1672]", "[1667, 1668, 1670]", "[1667, 1760-12]",  # spaces
    "[1760-01, 1760-02, 1760-12..]", "{1667,1668, 1670..1672}", "{1960, 1961-12}", "{2019-06, 2020-06}",  # spaces
}  # fmt: skip


def test_every_contested_string_is_decided_once() -> None:
    assert set(CONTESTED) == ACCEPTED_THOUGH_CONTESTED | REFUSED_SINCE_CONTESTED
    assert ACCEPTED_THOUGH_CONTESTED.isdisjoint(REFUSED_SINCE_CONTESTED)


@pytest.mark.parametrize("text", CONTESTED)
def test_a_contested_string_is_read_as_decided(text: str) -> None:
    if text in ACCEPTED_THOUGH_CONTESTED:
        assert When.parse(text).text == text
    else:
        with pytest.raises(TimeError):
            When.parse(text)


# --------------------------------------------------------------------------------------------------------- expressions


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """Days, months and years, before the common era too, and parts of a year."""
    day = draw(st.dates())
    sign = draw(st.sampled_from(["", "", "", "-"]))
    year = f"{sign}{day.year:04}"
    part = draw(st.integers(21, 41))
    return draw(st.sampled_from([year, f"{year}-{day.month:02}", f"{year}-{day:%m-%d}", f"{year}-{part}"]))


@st.composite
def qualified_dates(draw: st.DrawFn) -> str:
    components = draw(plain_dates()).removeprefix("-").split("-")
    qualifiers = st.sampled_from(["", "", "", "?", "~", "%"])
    return "-".join(f"{draw(qualifiers)}{component}{draw(qualifiers)}" for component in components)


def hide(digits: str, hidden: list[bool]) -> str:
    return "".join("X" if hide and digit != "-" else digit for digit, hide in zip(digits, hidden, strict=True))


@st.composite
def masked_dates(draw: st.DrawFn) -> tuple[date, str]:
    """A day, and the day with some digits unspecified."""
    day = draw(st.dates())
    text = str(day)[: draw(st.sampled_from([4, 7, 10]))]
    return day, hide(text, draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text))))


long_years = st.builds(
    "Y{}{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(10_000, 10**12),
    st.sampled_from(["", "E1", "E7"]),
    st.sampled_from(["", "S1", "S5"]),
)
timed = st.datetimes().map(lambda moment: f"{moment:%Y-%m-%d}".zfill(10) + f"{moment:T%H:%M:%S}")
dates = plain_dates() | qualified_dates() | masked_dates().map(lambda pair: pair[1]) | long_years


@st.composite
def intervals(draw: st.DrawFn) -> str:
    start, end = sorted([draw(dates), draw(dates)], key=lambda text: When(text).sort_key)
    forms = [
        "{0}/{1}",
        "..{0}/{1}",
        "{0}/{1}..",
        "..{0}/{1}..",
        "{0}/..",
        "{0}/",
        "../{0}",
        "/{0}",
        "..{0}/..",
        "../{0}..",
    ]
    return draw(st.sampled_from(forms)).format(start, end)


@st.composite
def ranges(draw: st.DrawFn) -> str:
    first, last = sorted([draw(st.dates()), draw(st.dates())])
    size = draw(st.sampled_from([4, 7, 10]))
    return f"{str(first)[:size]}..{str(last)[:size]}"


@st.composite
def sets(draw: st.DrawFn) -> str:
    elements = draw(st.lists(dates | ranges(), min_size=1, max_size=4))
    if ".." not in elements[0] and draw(st.booleans()):
        elements[0] = f"..{elements[0]}"
    elif ".." not in elements[-1] and draw(st.booleans()):
        elements[-1] = f"{elements[-1]}.."
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(",".join(elements))


expressions = dates | timed | intervals() | sets() | st.sampled_from(list(VALID))


@given(text=expressions)
@example(text="?2004-06~-11")
@example(text="%2004-~06-11?")
def test_the_canonical_form_is_stable_and_keeps_the_meaning(text: str) -> None:
    when = When(text)
    again = edtf._made(read(when.text))
    assert again.text == when.text
    assert again.corners == when.corners
    assert (again.kind, again.level, again.precision) == (when.kind, when.level, when.precision)
    assert (again.is_uncertain, again.is_approximate) == (when.is_uncertain, when.is_approximate)
    assert again.members == when.members


@given(text=expressions)
def test_corners_are_in_order(text: str) -> None:
    start, latest_start, earliest_end, end = When(text).corners
    for a, b in ((start, latest_start), (earliest_end, end), (start, earliest_end), (latest_start, end), (start, end)):
        assert a is None or b is None or a <= b


@given(pair=masked_dates())
def test_a_mask_lies_within_its_bounds(pair: tuple[date, str]) -> None:
    day, text = pair
    lo, _, _, hi = When(text).corners
    assert lo is not None
    assert hi is not None
    assert lo <= day.toordinal() <= hi


CENTURY = [str(date.fromordinal(day)) for day in range(date(1900, 1, 1).toordinal(), date(2000, 1, 1).toordinal())]


@given(
    year=st.integers(0, 99).map(lambda number: f"19{number:02}"),
    month=st.integers(0, 19).map("{:02}".format),
    day=st.integers(0, 39).map("{:02}".format),
    hidden=st.lists(st.booleans(), min_size=8, max_size=8),
    size=st.sampled_from([4, 7, 10]),
)
def test_the_bounds_of_a_mask_are_the_first_and_the_last_day_that_fit_it(
    year: str, month: str, day: str, hidden: list[bool], size: int
) -> None:
    text = hide(f"{year}-{month}-{day}", [False, False, *hidden])[:size]
    assume("X" in text and "X" not in text[:2] and not re.fullmatch(r".{4}-[23]\d.*", text))
    fitting = [each for each in CENTURY if re.match(text.replace("X", "."), each)]
    if fitting:
        lo, hi = date.fromisoformat(fitting[0]).toordinal(), date.fromisoformat(fitting[-1]).toordinal()
        assert When(text).corners == (lo, hi, lo, hi)
    else:
        with pytest.raises(TimeError):
            When(text)


@given(day=st.dates())
def test_any_date_round_trips(day: date) -> None:
    when = When.from_date(day)
    assert when == When(day.isoformat())
    assert when.earliest == when.latest == day
    assert when.precision == "day"


@given(year=st.integers(-(10**20), 10**20), month=st.integers(1, 12), day=st.integers(1, 28))
def test_days_of_any_year_are_numbered_and_named_again(year: int, month: int, day: int) -> None:
    assert civil(ordinal(year, month, day)) == (year, month, day)
    assert ordinal(year + 400, month, day) - ordinal(year, month, day) == 146_097


@pytest.mark.parametrize("year", [1900, 2000, 2015, 2016])
def test_months_are_as_long_as_they_are(year: int) -> None:
    for month in range(1, 13):
        length = calendar.monthrange(year, month)[1]
        assert When(f"{year}-{month:02}").latest == date(year, month, length)
        with pytest.raises(TimeError, match=f"has no day {length + 1}"):
            When(f"{year}-{month:02}-{length + 1}")


@given(day=st.dates())
def test_days_are_numbered_as_by_date(day: date) -> None:
    assert ordinal(day.year, day.month, day.day) == day.toordinal()
    assert as_date(day.toordinal()) == day


# ------------------------------------------------------------------------------------------------------------- meaning


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?2004-?06-?11", "2004-06-11?"),
        ("?2004-?06-11", "2004-06?-11"),
        ("?2004-06-~11", "2004?-06-~11"),
        ("2004-?06-?11", "2004-?06-?11"),
        ("?2004", "2004?"),
        ("?2004~", "2004%"),
        ("?2004?", "2004?"),
        ("?2004-06~", "2004?-06~"),
        ("2004?-?06", "2004-06?"),
        ("2004?-%06", "2004-~06?"),
        ("%2004-?06-~11", "2004~-06?-~11"),
        ("2001-?09~-09", "2001-?09~-09"),
        ("?2004-21", "2004?-21"),
        ("?Y17E7", "Y17E7?"),
        ("%1950S2", "1950S2%"),
        ("?2004/~2005-06", "2004?/2005~-06"),
        ("[?2004,2005-~06..]", "[2004?,2005-~06..]"),
        ("..?2004/?2005..", "..2004?/2005?.."),
    ],
)
def test_qualifiers_move_to_their_canonical_places(text: str, canonical: str) -> None:
    assert When(text).text == canonical


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2016-06-14", 0), ("2016/2017", 0), ("2016-06-14T07:22:00Z", 0), ("0000", 0),
        ("-0044", 1), ("Y17000", 1), ("2016-21", 1), ("2016~", 1), ("?2016", 1), ("201X~", 1), ("2016-XX-XX?", 1),
        ("2016/..", 1), ("/2016", 1), ("-0044-03-15T12:00:00", 1),
        ("2016-25", 2), ("Y17E7", 2), ("1950S2", 2), ("2016-?06", 2), ("2X16", 2), ("20XX-21", 2), ("201X/2020", 2),
        ("..2016/2017", 2),
        ("[2016]", 2), ("{2016}", 2),
    ],
)  # fmt: skip
def test_the_level_is_the_least_that_holds_the_canonical_form(text: str, level: int) -> None:
    assert When(text).level == level


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2016-06-14T07:22:00", "datetime"), ("2016-06-14", "day"), ("2020-04-3X", "day"), ("2016-06", "month"),
        ("2016-06-XX", "month"), ("2016-X3", "month"), ("2016-24", "season"), ("2016-33", "quarter"),
        ("2016-37", "four_months"), ("2016-40", "half_year"), ("2016", "year"), ("2016-XX-14", "year"),
        ("Y17E7", "year"), ("1950S4", "year"), ("198X", "decade"), ("-019X", "decade"), ("198X-06", "decade"),
        ("1950S3", "decade"), ("201X-24", "decade"), ("19XX", "century"), ("1950S2", "century"), ("1XXX", "millennium"),
        ("XXXX", "coarser"), ("Y171010000S3", "coarser"), ("2015/2016-06-14", "year"), ("2016-06-14/..", "day"),
        ("[2016-06,2016-07-14]", "month"), ("{2016-06-14..2016-06-20}", "day"),
    ],
)  # fmt: skip
def test_the_precision_is_the_smallest_unit_that_holds_the_time(text: str, precision: str) -> None:
    assert When(text).precision == precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2016", False, False), ("2016?", True, False), ("2016~", False, True), ("2016%", True, True),
        ("2016-?06-~14", True, True), ("2016/2017?", True, False), ("[2016~,2017]", False, True),
        ("Y17E7?", True, False),
    ],
)  # fmt: skip
def test_qualifiers_are_told_and_do_not_move_the_bounds(text: str, *, uncertain: bool, approximate: bool) -> None:
    when = When(text)
    assert (when.is_uncertain, when.is_approximate) == (uncertain, approximate)
    assert when.corners == When(re.sub("[?~%]", "", text)).corners


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("[1667,1670..1672]", ["1667", "[1670..1672]"]),
        ("[..1983,1985..]", ["[..1983]", "[1985..]"]),
        ("[?2015-09,2016-09]", ["2015?-09", "2016-09"]),
        ("[2016-06-16..2016-08-31]", []),
        ("[2016]", []),
        ("{1667,1668}", []),
        ("2016/2017", []),
        ("2016", []),
    ],
)
def test_members_are_the_alternatives_of_a_one_of_set(text: str, members: list[str]) -> None:
    assert When(text).members == tuple(map(When, members))


def test_a_time_of_day_keeps_the_day_as_written() -> None:
    # In Greenwich it is still 14 June.
    assert When("2016-06-15T00:30:00+08:00").earliest == date(2016, 6, 15)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016-06", date(2016, 6, 1), date(2016, 6, 30)),
        ("0001/9999", date.min, date.max),
        ("0000/Y10000", None, None),
        ("0000-12-31/0001-01-01", None, date.min),
        ("2016/..", date(2016, 1, 1), None),
        ("../2016", None, date(2016, 12, 31)),
    ],
)
def test_a_bound_that_is_no_date_is_none(text: str, earliest: date | None, latest: date | None) -> None:
    assert (When(text).earliest, When(text).latest) == (earliest, latest)


# --------------------------------------------------------------------------------------------------- a value of Python


@given(text=expressions)
def test_pickles_and_copies_are_equal(text: str) -> None:
    when = When(text)
    assert copy.copy(when) is when
    assert copy.deepcopy({"when": when})["when"] is when
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(when, protocol)) == when  # noqa: S301 - our own pickle


@given(text=expressions)
def test_the_repr_evaluates_to_the_same(text: str) -> None:
    assert eval(repr(When(text)), {"When": When}) == When(text)  # noqa: S307 - our own repr
    assert str(When(text)) == When(text).text


def test_equality_and_hash_are_those_of_the_canonical_form() -> None:
    assert When("?2016") == When("2016?")
    assert hash(When("?2016")) == hash(When("2016?"))
    assert When("2016") != When("2016-XX")
    assert When("2016") != "2016"
    assert len({When("2016"), When.parse("2016"), read_when("2016")}) == 1


@given(texts=st.lists(expressions, min_size=2, max_size=6))
def test_sort_keys_can_always_be_compared(texts: list[str]) -> None:
    ordered = sorted(map(When, texts), key=lambda when: when.sort_key)
    for a, b in itertools.pairwise(ordered):
        assert a.corners[0] is None or (b.corners[0] is not None and a.corners[0] <= b.corners[0])


def test_there_is_no_order_of_imprecise_times() -> None:
    with pytest.raises(TypeError, match="not supported"):
        When("2016") < When("2017")  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnusedExpression]  # noqa: B015 - it raises


@pytest.mark.parametrize("name", ["text", "corners", "_text", "anything"])
def test_nothing_of_it_can_be_changed(name: str) -> None:
    when = When("2016")
    with pytest.raises(AttributeError, match="immutable"):
        setattr(when, name, "2017")
    with pytest.raises(AttributeError, match="immutable"):
        delattr(when, name)
    assert when.text == "2016"


def test_it_can_be_matched_by_its_text() -> None:
    match When("2016-06"):
        case When("2016-06" as text):
            assert text == "2016-06"
        case _:
            pytest.fail("no match")


# ------------------------------------------------------------------------------------------------------ anything else


def read_or_refused(text: str) -> When | None:
    try:
        return When(text)
    except TimeError:
        return None


@given(text=st.text())
@example(text="\ud800")
@example(text="٢٠١٦")
@example(text="2016-06-1²")
@example(text="+201-06-16")
@example(text="2016- 6-16")
@example(text="2016\n")
@example(text="2016-06-16\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    when = read_or_refused(text)
    if when:
        assert text.isascii()
        assert When(when.text) == when


@given(
    text=expressions,
    place=st.integers(0, 60),
    cut=st.integers(0, 3),
    put=st.text("0123456789X-/.,[]{}?~%YESTZ:+ uxéab٣\n"),
)
def test_any_misspelling_is_read_or_refused(text: str, place: int, cut: int, put: str) -> None:
    read_or_refused(text[:place] + put + text[place + cut :])


@pytest.mark.parametrize(
    "text",
    [
        "Y1E999999999",
        "Y1E99",
        f"Y1E{'9' * 900}",
        f"Y{'9' * 21}",
        f"Y{'9' * 900}",
        f"Y{'9' * 10_000}",
        f"Y-{'9' * 900}",
        f"1950S{'9' * 900}",
        "9" * 5_000,
        "XXX1-02-29",
        "X100-02-29",
        "-000X-02-31",
        "XXXX-09-31",
        "[" * 900,
        "[" + "2016," * 1_000_000 + "2016]",
        "{" + ",".join(["XXX1-02-29"] * 90) + "}",
        "/" * 900,
        "." * 900,
        "-" * 900,
        "?" * 900,
        "2016-06-16T" + "0" * 900,
        "x" * 1_000_000,
        " " * 1_000_000,
        "2016" + "\n" * 900,
    ],
    ids=range(24),
)
def test_a_hostile_text_is_refused_at_once_with_a_short_message(text: str) -> None:
    with pytest.raises(TimeError) as caught:
        When(text)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("XXXX-02-29", ordinal(0, 2, 29), ordinal(9996, 2, 29)),
        ("-XXXX-02-29", ordinal(-9996, 2, 29), ordinal(-4, 2, 29)),
        ("XX00-02-29", ordinal(0, 2, 29), ordinal(9600, 2, 29)),
        ("X004-02-29", ordinal(4, 2, 29), ordinal(9004, 2, 29)),
        ("-000X-02-29", ordinal(-8, 2, 29), ordinal(-4, 2, 29)),
        ("-X000", ordinal(-9000, 1, 1), ordinal(-1000, 12, 31)),
        (f"Y{'9' * 20}", ordinal(10**20 - 1, 1, 1), ordinal(10**20 - 1, 12, 31)),
        ("Y12345678901S10", ordinal(12345678900, 1, 1), ordinal(12345678909, 12, 31)),
        ("Y1E19", ordinal(10**19, 1, 1), ordinal(10**19, 12, 31)),
    ],
)
def test_a_wide_expression_has_exact_bounds(text: str, lo: int, hi: int) -> None:
    assert When(text).corners == (lo, hi, lo, hi)


def test_an_expression_may_have_the_greatest_length() -> None:
    many = ",".join(["2016"] * 197 + ["2016-06", "2016~"])
    assert len(f"[{many}]") == LONGEST
    assert When(f"[{many}]").corners == When("2016").corners
    with pytest.raises(TimeError, match="more than 1000 characters"):
        When(f"[{many},2016]")


@pytest.mark.parametrize(
    "other", [None, 2016, 2016.5, b"2016", date(2016, 6, 14), ["2016"], {}, When("2016"), object], ids=repr
)
def test_what_is_no_text_is_refused(other: str) -> None:
    for reader in (When, When.parse, read_when):
        with pytest.raises(TimeError, match="is a text, not"):
            reader(other)


@pytest.mark.parametrize("other", ["2016-06-14", datetime(2016, 6, 14, tzinfo=UTC), None, 736129], ids=repr)
def test_only_a_date_without_a_time_is_taken_over(other: date) -> None:
    with pytest.raises(TimeError, match="without a time"):
        When.from_date(other)


def test_a_kind_of_text_is_read_as_its_characters() -> None:
    class Year(enum.StrEnum):
        HELD = "1816"

        def __str__(self) -> str:
            return "1817"

    assert When(Year.HELD).text == "1816"
    assert type(When(Year.HELD).text) is str


# -------------------------------------------------------------------------------------------------------------- memory


def test_an_expression_met_before_is_not_read_again() -> None:
    assert When("2016-06-16~") is When("2016-06-16~")


def test_what_is_remembered_is_bounded() -> None:
    for number in range(edtf._REMEMBERED + 10):
        When(f"Y{10_000 + number}")
        assert len(edtf._REMEMBERED_EXPRESSIONS) <= edtf._REMEMBERED
    assert When("2016").text == "2016"


def test_what_is_refused_is_not_remembered() -> None:
    with pytest.raises(TimeError):
        When("2016-13")
    assert "2016-13" not in edtf._REMEMBERED_EXPRESSIONS
