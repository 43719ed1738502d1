"""The fixtures that pytest finds where cyberdialogue is installed, and that it costs nothing not to use them."""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import pytest

import pytest_cyberdialogue
from cyberdialogue import Dataset, examples, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__: list[str] = []

pytest_plugins = ["pytester"]

NUMBER = len(examples.names())


def test_an_example_is_a_dataset(cyberdialogue_example: Dataset, cyberdialogue_example_name: str) -> None:
    assert cyberdialogue_example == examples.load(cyberdialogue_example_name)


def test_the_file_of_an_example_is_the_dataset(
    cyberdialogue_example: Dataset, cyberdialogue_example_path: Path, tmp_path: Path
) -> None:
    assert cyberdialogue_example_path.parent == tmp_path
    assert load(cyberdialogue_example_path) == cyberdialogue_example


def test_the_file_of_an_example_can_be_changed(cyberdialogue_example_path: Path) -> None:
    shipped = examples.path(cyberdialogue_example_path.stem).read_bytes()
    cyberdialogue_example_path.write_text("{}", encoding="utf-8")
    assert examples.path(cyberdialogue_example_path.stem).read_bytes() == shipped


def test_all_examples_are_there_apart_and_merged(
    cyberdialogue_examples: Mapping[str, Dataset], cyberdialogue_all_examples: Dataset
) -> None:
    assert tuple(cyberdialogue_examples) == examples.names()
    assert cyberdialogue_all_examples == examples.load_all()


def test_no_test_can_take_an_example_from_another(cyberdialogue_examples: Any) -> None:
    with pytest.raises(TypeError):
        del cyberdialogue_examples["us-china-2016"]


def test_a_test_runs_once_with_each_example(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_both_are_of_one_example(cyberdialogue_example, cyberdialogue_example_path):
            assert cyberdialogue_example_path.stat().st_size > 1000

        def test_without_an_example():
            pass
        """
    )
    result = pytester.runpytest("-v", "-Werror", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=NUMBER + 1)
    for name in examples.names():
        result.stdout.fnmatch_lines([f"*test_both_are_of_one_example[[]{name}[]] PASSED*"])


def test_nothing_is_loaded_by_a_run_that_uses_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_loaded(request):
            assert request.config.pluginmanager.hasplugin("cyberdialogue")
            assert not {"attr", "cyberdialogue", "hypothesis", "msgspec"} & {*sys.modules}
        """
    )
    result = pytester.runpytest_subprocess("-Werror", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)


def test_the_plugin_can_be_left_out(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_an_example(cyberdialogue_example): pass")
    result = pytester.runpytest_subprocess("-p", "no:cyberdialogue", "-p", "no:cacheprovider")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*fixture 'cyberdialogue_example' not found*"])


def test_a_failed_assertion_shows_the_test_and_the_report(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from cyberdialogue.testing import assert_valid

        def test_what_we_write_is_valid(cyberdialogue_example_path):
            written = cyberdialogue_example_path.read_text(encoding="utf-8").replace('"1.0"', '"9.0"', 1)
            assert_valid(written)
        """
    )
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(failed=NUMBER)
    result.stdout.fnmatch_lines([">*assert_valid(written)", "E*AssertionError: the dataset is not valid:"])
    result.stdout.fnmatch_lines(["E*error schema.unknown-version at /schema_version: *"])
    result.stdout.no_fnmatch_line("*asserting.py:*")


def test_pytest_is_told_where_the_plugin_is() -> None:
    (entry,) = entry_points(group="pytest11", name="cyberdialogue")
    assert entry.load() is pytest_cyberdialogue


def test_every_fixture_says_what_it_gives(pytester: pytest.Pytester) -> None:
    listed = pytester.runpytest("--fixtures", "-p", "no:cacheprovider").stdout.str()
    assert all(f"\n{name}" in listed for name in pytest_cyberdialogue.__all__)
    own = re.search(r"fixtures defined from pytest_cyberdialogue -+\n(.+?)\n(?:-{3}|={3}|$)", listed, re.DOTALL)
    assert own
    assert own[1].count("\n    An example dataset;") == 1
    assert "no docstring" not in own[1]
