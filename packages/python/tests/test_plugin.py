from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import FOUR_RUNNERS

from slotwise._names import SETTING_RULES, SLOT_RULES

MISSED = "pyproject.toml::slotwise::window-shorter-than-check"
TICK = "pyproject.toml::slotwise::cron-tick-lost"
# A test for each rule, and one for whether anything could be judged.
COUNT = len(SLOT_RULES) + len(SETTING_RULES) + 1

SAFE = FOUR_RUNNERS.replace("runners = 4", "runners = 3")


@pytest.fixture(autouse=True)
def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def write(pytester: pytest.Pytester, path: str, text: str) -> Path:
    file = pytester.path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(pytester: pytest.Pytester, *args: str) -> Any:
    return pytester.runpytest_inprocess("--slotwise", "-p", "no:cacheprovider", *args)


def test_settings_are_tests_and_those_that_fail_show_the_drawing(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = run(pytester, "-v")
    result.assert_outcomes(passed=COUNT - 2, failed=2)
    result.stdout.fnmatch_lines_random(
        [f"{MISSED} FAILED*", f"{TICK} FAILED*", "pyproject.toml::slotwise::no-margin PASSED*"]
    )
    text = result.stdout.str()
    assert "pyproject.toml:10:41 warning window-shorter-than-check" in text
    assert re.search(r"^    1 ●███▁", text, re.MULTILINE)
    assert "fix: Set atomic_service_check_interval_minutes to 0.24 (--fix)" in text
    assert "_pytest_collection.py" not in text
    assert result.ret == 1


def test_without_the_option_there_are_none(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes()
    assert "slotwise::" not in result.stdout.str()


def test_nothing_is_said_where_nobody_speaks_to_slotwise(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS.split("[tool.slotwise]")[0])
    write(pytester, "other/pyproject.toml", "[project]\nname = 'a'\ndependencies = ['slotwise[pytest]']\n")
    write(pytester, "test_one.py", "def test_one():\n    pass\n")
    result = run(pytester)
    result.assert_outcomes(passed=1)
    told = [line for line in result.stdout.lines if not line.startswith(("plugins:", "rootdir:"))]
    assert "slotwise" not in "\n".join(told)


def test_one_is_chosen_by_its_name_and_by_words(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    run(pytester, MISSED).assert_outcomes(failed=1)
    run(pytester, "-k", "slotwise and window").assert_outcomes(failed=1)
    run(pytester, "--deselect", MISSED, "--deselect", TICK).assert_outcomes(passed=COUNT - 2)


def test_workers_of_xdist_share_them(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    write(pytester, "tests/test_one.py", "def test_one():\n    pass\n")
    write(pytester, "pyproject.toml", FOUR_RUNNERS + '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n')
    result = run(pytester, "-n", "2")
    result.assert_outcomes(passed=COUNT - 1, failed=2)
    assert re.search(r"^    1 ●███▁", result.stdout.str(), re.MULTILINE)


def test_settings_are_found_beside_the_paths_of_tests(pytester: pytest.Pytester) -> None:
    write(pytester, "tests/test_one.py", "def test_one():\n    pass\n")
    write(pytester, "pyproject.toml", SAFE + '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n')
    write(pytester, "services/orders/pyproject.toml", FOUR_RUNNERS)
    for folder in ("node_modules/a", ".hidden", "env"):
        write(pytester, f"{folder}/pyproject.toml", FOUR_RUNNERS)
    write(pytester, "env/pyvenv.cfg", "")
    result = run(pytester)
    result.assert_outcomes(passed=2 * COUNT - 2 + 1, failed=2)
    result.stdout.fnmatch_lines([f"FAILED services/orders/{MISSED}*"])
    # Those that lie among the tests are no others.
    both = SAFE + '[tool.pytest.ini_options]\ntestpaths = ["tests", "services"]\n'
    write(pytester, "pyproject.toml", both)
    run(pytester).assert_outcomes(passed=2 * COUNT - 2 + 1, failed=2)
    # Whoever names what to test gets that.
    run(pytester, "tests").assert_outcomes(passed=1)


def test_a_folder_with_a_declaration_of_its_own_has_its_own_tests(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", SAFE)
    write(pytester, "inner/pyproject.toml", FOUR_RUNNERS.replace("orders", "inner"))
    result = run(pytester, "-k", "window-shorter-than-check")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines([f"FAILED inner/{MISSED}*"])
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = run(pytester, MISSED)
    result.assert_outcomes(failed=1)
    assert "inner/" not in result.stdout.str()


def test_a_file_of_slotwise_counts_where_pyproject_says_nothing(pytester: pytest.Pytester) -> None:
    settings = FOUR_RUNNERS.split("[tool.slotwise]")[0]
    write(pytester, "pyproject.toml", settings)
    write(pytester, "slotwise.toml", "runners = 4\n")
    result = run(pytester, "-k", "window-shorter-than-check")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["FAILED slotwise.toml::slotwise::window-shorter-than-check*"])
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = run(pytester, "-k", "window-shorter-than-check")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"FAILED {MISSED}*"])


def test_problems_of_other_files_of_the_project_count(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", SAFE)
    worker = "services: {worker: {image: a, environment: [PYNENC__MAX_PENDING_SECONDS=-1]}}\n"
    write(pytester, "compose.yaml", worker)
    result = run(pytester, "-k", "out-of-range")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["compose.yaml:1:* error out-of-range*"])


def test_remarks_do_not_fail(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", SAFE)
    run(pytester, "-k", "dead-runner-hole").assert_outcomes(passed=1)
    write(pytester, "pyproject.toml", SAFE + '[tool.slotwise.rules]\ndead-runner-hole = "error"\n')
    run(pytester, "-k", "dead-runner-hole").assert_outcomes(failed=1)


def test_what_is_not_judged_is_no_success(pytester: pytest.Pytester) -> None:
    write(pytester, "slotwise.toml", "runners = 4\n")
    compose = "services: {worker: {environment: ['PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=$MINUTES']}}\n"
    write(pytester, "compose.yaml", compose)
    result = run(pytester, "-rs")
    result.assert_outcomes(passed=len(SETTING_RULES) + 1, skipped=len(SLOT_RULES))
    result.stdout.fnmatch_lines(["SKIPPED*: not judged: *"])


def test_settings_that_are_all_defaults_are_judged(pytester: pytest.Pytester) -> None:
    write(pytester, "slotwise.toml", "runners = 4\n")
    run(pytester, "-k", "window-shorter-than-check").assert_outcomes(failed=1)


def test_one_test_fails_where_nothing_can_be_judged(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    write(pytester, "slotwise.toml", "runners = 4\n")
    monkeypatch.setenv("SLOTWISE_NODE", "/nowhere/node")
    result = run(pytester, "-rs")
    result.assert_outcomes(failed=1, skipped=COUNT - 1)
    told = "slotwise: SLOTWISE_NODE is /nowhere/node, which is no Node that can be started"
    result.stdout.fnmatch_lines([told, "SKIPPED*: nothing was judged: see settings"])


def test_a_broken_file_is_told_by_its_rule(pytester: pytest.Pytester) -> None:
    # Below, since pytest would read settings of its own from the first that it comes upon, and fail.
    write(pytester, "services/inner/pyproject.toml", FOUR_RUNNERS + "broken = [\n")
    result = run(pytester)
    result.assert_outcomes(failed=1, passed=len(SETTING_RULES), skipped=len(SLOT_RULES))
    result.stdout.fnmatch_lines(["services/inner/pyproject.toml:*:* error syntax-error*"])


def test_a_file_that_is_no_text_leaves_nothing_judged(pytester: pytest.Pytester) -> None:
    (pytester.path / "slotwise.toml").write_bytes(b"runners = 4 # \xff\n")
    result = run(pytester)
    result.assert_outcomes(failed=1, passed=len(SETTING_RULES), skipped=len(SLOT_RULES))
    result.stdout.fnmatch_lines(["FAILED slotwise.toml::slotwise::unreadable-file*"])


def test_colours_are_those_of_the_command_and_no_report_has_them(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = run(pytester, "--color=yes", "--junitxml=report.xml", MISSED)
    assert "\x1b[33mwarning\x1b[39m" in result.stdout.str()
    (case,) = ElementTree.parse(pytester.path / "report.xml").iter("testcase")
    assert case.get("name") == "window-shorter-than-check"
    (failure,) = case.iter("failure")
    assert failure.text is not None
    assert re.search(r"^    1 ●█+▁", failure.text, re.MULTILINE)
    assert "#x1B" not in failure.text and "\x1b" not in failure.text


def test_drawings_are_as_wide_as_the_terminal(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    monkeypatch.setenv("COLUMNS", "70")
    result = run(pytester, "--color=yes", MISSED)
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in result.stdout.lines]
    drawn = [line for line in lines if line.startswith("    1 ")]
    assert len(drawn) == 1 and len(drawn[0]) <= 70
    assert all(len(line) <= 70 for line in lines if line.startswith("  "))


def test_nothing_in_a_file_commands_a_workflow(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    result = run(pytester, MISSED)
    result.assert_outcomes(failed=1)
    assert not any(line.lstrip().startswith("::") for line in result.stdout.lines)


FLEET_TEST = """
import pytest
import slotwise

def test_three(fleet):
    assert fleet(runners=3).safe

def test_six(fleet):
    assert fleet(runners=6).safe

def test_declared(fleet):
    assert fleet().promises["no-turn-missed"] == "holds"

def test_elsewhere(fleet, tmp_path):
    with pytest.raises(slotwise.NoSettingsError):
        fleet(tmp_path, runners=3)
"""


def test_a_fixture_asks_for_fleets_of_the_nearest_project(pytester: pytest.Pytester) -> None:
    write(pytester, "pyproject.toml", FOUR_RUNNERS)
    write(pytester, "tests/test_fleet.py", FLEET_TEST)
    write(pytester, "calm/pyproject.toml", SAFE)
    write(pytester, "calm/tests/test_calm.py", FLEET_TEST)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "--import-mode=importlib")
    result.assert_outcomes(passed=5, failed=3)
    result.stdout.fnmatch_lines_random(
        [
            "E * where False = <Fleet of 6 runners, not safe: pynenc 0.2.3: safe up to 3 runners;*",
            "FAILED tests/test_fleet.py::test_declared*",
        ]
    )
    assert "FAILED calm/tests/test_calm.py::test_declared" not in result.stdout.str()


def test_help_names_the_option(pytester: pytest.Pytester) -> None:
    pytester.runpytest_inprocess("--help").stdout.fnmatch_lines(["*--slotwise *"])
