"""Which projects are tested, and by which names."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FOUR_RUNNERS
from test_plugin import MISSED, SAFE, run, write

TESTPATHS = '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n'


@pytest.fixture(autouse=True)
def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def test_a_root_that_is_a_link_leads_to_the_same_problems(pytester: pytest.Pytester, tmp_path: Path) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    link = tmp_path / "link"
    link.symlink_to(pytester.path)
    run(pytester, f"--rootdir={link}").assert_outcomes(failed=2, passed=34)
    run(pytester, f"--rootdir={link}", str(link), "-k", "window").assert_outcomes(failed=1)
    # And a project below still has its own.
    write(pytester, "pyproject.toml", SAFE)
    write(pytester, "inner/pyproject.toml", FOUR_RUNNERS)
    run(pytester, f"--rootdir={link}", MISSED).assert_outcomes(passed=1)


def test_a_project_below_that_is_not_judged_is_no_reason(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", SAFE)
    write(pytester, "inner/pyproject.toml", FOUR_RUNNERS.replace("= 5.0", "= 'soon'"))
    run(pytester, "pyproject.toml").assert_outcomes(passed=36)


def test_what_pytest_is_told_to_ignore_is_not_looked_for(pytester: pytest.Pytester) -> None:
    write(pytester, "tests/test_one.py", "def test_one():\n    pass\n")
    write(pytester, "docs/samples/one/pyproject.toml", FOUR_RUNNERS)
    write(pytester, "legacy/pyproject.toml", FOUR_RUNNERS)
    write(pytester, "pyproject.toml", SAFE + TESTPATHS + 'norecursedirs = ["docs/samples"]\n')
    run(pytester, "--ignore=legacy").assert_outcomes(passed=37)
    run(pytester, "--ignore-glob=leg*").assert_outcomes(passed=37)
    write(pytester, "conftest.py", 'collect_ignore = ["legacy"]\n')
    run(pytester).assert_outcomes(passed=37)


def test_one_that_is_chosen_fails_where_nothing_can_be_judged(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    monkeypatch.setenv("SLOTWISE_NODE", "/nowhere/node")
    for chosen in (["-k", "window"], [MISSED]):
        result = run(pytester, *chosen)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["slotwise: SLOTWISE_NODE is /nowhere/node, which is no Node*"])


def test_problems_are_told_where_there_is_no_terminal(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    run(pytester, "-p", "no:terminal", "--junitxml=report.xml", MISSED)
    assert "1 ●███▁" in (pytester.path / "report.xml").read_text(encoding="utf-8")


def test_a_fleet_is_that_of_the_project_above_the_root_of_pytest(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    write(pytester, "tests/pytest.ini", "[pytest]\n")
    write(pytester, "tests/test_fleet.py", "def test_three(fleet):\n    assert fleet(runners=3).safe\n")
    pytester.runpytest_inprocess("-p", "no:cacheprovider", "tests").assert_outcomes(passed=1)


CHANGING = """
import pytest

@pytest.mark.parametrize("minutes, safe", [(60.0, True), (5.0, False)])
def test_elsewhere(fleet, tmp_path, monkeypatch, minutes, safe):
    monkeypatch.chdir(tmp_path)
    for each, expected in ((minutes, safe), (65.0 - minutes, not safe)):
        text = f"[tool.pynenc]\\natomic_service_interval_minutes = {each}\\n"
        (tmp_path / "pyproject.toml").write_text(text)
        assert fleet(".", runners=4, pynenc_version="0.2.3").safe is expected
"""


def test_a_fleet_of_a_path_is_asked_each_time(pytester: pytest.Pytester) -> None:
    write(pytester, "test_fleet.py", CHANGING)
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)
