"""Which code a mistaken one was probably meant to be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdialogue.vocabulary import (
    Act,
    Code,
    EventKind,
    Mode,
    OpenCode,
    OrganizationKind,
    PledgeAction,
    Role,
    SessionStatus,
    SourceKind,
    StageCode,
    Topic,
    codes,
    lists,
    suggest,
)


@pytest.mark.parametrize(
    ("written", "where", "meant"),
    [
        ("Joint Statement", SourceKind, "joint_statement"),
        ("joint-statement", SourceKind, "joint_statement"),
        ("JointStatement", SourceKind, "joint_statement"),
        (" readout\n", SourceKind, "readout"),
        ("PARTY", Role, "party"),
        ("cochair", Role, "co_chair"),
        ("prioritize", PledgeAction, "prioritise"),
        ("standardize", PledgeAction, "standardise"),
        ("criticize", Act, "criticise"),
        ("cyber defense", Topic, "cyber_defence"),
        ("canceled", SessionStatus, "cancelled"),
    ],
)
def test_another_spelling_is_recognised(written: str, where: type[Code], meant: str) -> None:
    assert suggest(written, where) == meant


@pytest.mark.parametrize(
    ("written", "where", "meant"),
    [
        ("comunique", SourceKind, "communique"),
        ("state_vist", EventKind, "state_visit"),
        ("minstry", OrganizationKind, "ministry"),
        ("pledger", Role, "pledgor"),
        ("suspend", StageCode, "suspended"),
        ("cyber_crimes", Topic, "cybercrime"),
        ("in_persn", Mode, "in_person"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(written: str, where: type[Code], meant: str) -> None:
    assert suggest(written, where) == meant


@pytest.mark.parametrize("written", ["sandwich", "", " ", "-", "日本", "\ud800", "c" * 101, "cybercrime" * 20])
def test_nothing_like_a_code_has_no_suggestion(written: str) -> None:
    assert suggest(written, Topic) is None


def test_a_malformed_extension_is_mended_where_the_list_is_open() -> None:
    assert suggest("X-Deep Fakes", Topic) == suggest("x_deep_fakes", Topic) == "x-deep-fakes"
    assert suggest("X-Deep Fakes", Mode) is None


@pytest.mark.parametrize("where", lists().values(), ids=lists())
def test_every_code_suggests_itself_in_any_case(where: type[Code]) -> None:
    for member in where:
        assert suggest(member.value, where) == suggest(member.value.upper().replace("_", " "), where) == member.value


@given(st.text(), st.sampled_from(list(lists().values())))
def test_a_suggestion_is_a_code_of_the_list(written: str, where: type[Code]) -> None:
    meant = suggest(written, where)
    assert meant is None or where(meant) == meant


@given(st.text(alphabet="xX-_ aé9", max_size=12))
def test_a_mended_extension_is_a_code(written: str) -> None:
    for where in (Topic, Mode):
        meant = suggest(written, where)
        assert meant is None or where(meant) == meant
        assert meant is None or issubclass(where, OpenCode) or not meant.startswith("x-")


def test_many_mistakes_do_not_fill_the_memory() -> None:
    for number in range(codes._REMEMBERED + 10):
        suggest(f"x_flood_{number}", Topic)
    assert codes._suggest.cache_info().currsize == codes._REMEMBERED


def test_a_long_text_is_not_remembered() -> None:
    before = codes._suggest.cache_info()
    suggest("y" * 1000, Topic)
    assert codes._suggest.cache_info() == before


def test_likeness_loads_with_the_first_mistake_only() -> None:
    program = (
        "import sys; from cyberdialogue.vocabulary import Topic, suggest; print('difflib' in sys.modules);"
        "suggest('cybercrim', Topic); print('difflib' in sys.modules)"
    )
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=os.environ | path
    )
    assert done.stdout.split() == ["False", "True"]
