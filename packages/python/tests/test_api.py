from __future__ import annotations

import inspect
from datetime import timedelta
from pathlib import Path
from typing import Any, Callable

import pytest

import slotwise
from slotwise import _errors

WITHOUT_FLEET = "[tool.pynenc]\napp_id = 'a'\n"


def rules(**options: Any) -> set[str]:
    return {finding.rule for finding in slotwise.lint("pyproject.toml", **options)}


class TestLint:
    def test_gives_what_the_command_finds(self, project: Path) -> None:
        found = slotwise.lint()
        assert [each.rule for each in found] == ["cron-tick-lost", "window-shorter-than-check", "dead-runner-hole"]
        missed = found[1]
        assert (missed.file, missed.line, missed.column, missed.severity) == ("pyproject.toml", 10, 41, "warning")
        assert missed.pynenc_releases == ("0.2.3",)
        assert [fix.title for fix in missed.fixes if fix.safe] != []
        assert missed.fixes[0].edits[0].new_text == "0.24"
        assert str(missed).startswith(
            "pyproject.toml:10:41: warning window-shorter-than-check: a runner misses its turn"
        )

    def test_takes_what_is_declared_before_what_the_file_says(self, project: Path) -> None:
        assert "window-shorter-than-check" in rules()
        assert "window-shorter-than-check" not in rules(runners=3)
        assert "window-shorter-than-check" in rules(runners="1-4")

    def test_takes_durations_in_words_and_as_objects(self, project: Path) -> None:
        for long in ("90s", timedelta(minutes=1.5), timedelta(days=1)):
            assert "execution-exceeds-gap" in rules(runners=3, service_duration=long)
        assert "execution-exceeds-gap" not in rules(runners=3, service_duration=timedelta(seconds=10))

    def test_takes_releases_levels_and_rules(self, project: Path) -> None:
        both = slotwise.lint(pynenc_version=["0.2.3", "0.4"], only=["window-shorter-than-check"])
        assert [each.pynenc_releases for each in both] == [("0.2.3",), ("0.4.0",)]
        (raised,) = slotwise.lint(rules={"dead-runner-hole": "error"}, only=["dead-runner-hole"])
        assert raised.severity == "error"
        assert rules(rules={"dead-runner-hole": "off"}) == rules() - {"dead-runner-hole"}

    def test_takes_several_paths_and_paths_that_look_like_options(self, project: Path) -> None:
        (project / "-").mkdir()
        for name in ("-", "--exit-zero"):
            (project / name).mkdir(exist_ok=True)
            (project / name / "pynenc.toml").write_text("max_pending_seconds = -1\n")
        found = slotwise.lint([Path("-"), "--exit-zero"], only=["out-of-range"])
        assert [each.file for each in found] == ["--exit-zero/pynenc.toml", "-/pynenc.toml"]

    def test_tells_of_a_file_that_cannot_be_read_whatever_is_asked(self, project: Path) -> None:
        assert [each.rule for each in slotwise.lint("nowhere.toml", only=["no-margin"])] == ["unreadable-file"]

    def test_gives_nothing_where_nothing_is_wrong(self, project: Path) -> None:
        assert slotwise.lint(runners=3, rules={"dead-runner-hole": "off"}) == []


class TestFleet:
    def test_says_whether_it_is_safe(self, project: Path) -> None:
        assert not slotwise.fleet().safe
        assert slotwise.fleet(runners=3).safe
        assert not slotwise.fleet(runners="2-4").safe
        # Under each release that is asked about.
        assert slotwise.fleet(runners=3, pynenc_version="0.2.3").safe
        assert not slotwise.fleet(runners=3, pynenc_version=["0.2.3", "0.4.0"]).safe
        # Drawn are only some of them: the margin leaves no window from the fifth on.
        assert not slotwise.fleet(runners="6-20").safe

    def test_has_the_promises_with_the_worst_verdict_on_each(self, project: Path) -> None:
        promises = slotwise.fleet(runners="3-4").promises
        assert promises["no-turn-missed"] == "broken"
        assert promises["full-coverage"] == "holds"
        assert promises["executions-disjoint"] == "unknown"
        assert slotwise.fleet(runners=3, service_duration="20s").promises["executions-disjoint"] == "holds"

    def test_knows_nothing_of_promises_where_it_is_not_judged(self, project: Path) -> None:
        unknown = ["PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=$MINUTES"]
        compose = f"services: {{worker: {{image: a, environment: {unknown}}}}}\n"
        (project / "compose.yaml").write_text(compose)
        some = slotwise.fleet(runners=3, service_duration="20s")
        assert not some.safe and some.problems != []
        assert "holds" not in some.promises.values()

    def test_knows_nothing_of_promises_where_nobody_starts_or_cycles_differ(self, project: Path) -> None:
        (project / "pyproject.toml").write_text("[tool.pynenc]\natomic_service_check_interval_minutes = 0.0\n")
        refused = slotwise.fleet(runners=1, pynenc_version="0.4.0")
        assert set(refused.promises.values()) == {"unknown"} and not refused.safe
        (project / "pyproject.toml").write_text("[project]\ndependencies = ['pynenc==0.2.3']\n")
        worker = (
            "{{image: a, deploy: {{replicas: 1}}, command: pynenc --app shop.app runner start, environment: [{}={}]}}"
        )
        workers = [worker.format("PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES", minutes) for minutes in (7, 9)]
        (project / "compose.yaml").write_text("services: {{one: {}, other: {}}}\n".format(*workers))
        mixed = slotwise.fleet()
        assert not mixed.safe
        assert mixed.promises["executions-disjoint"] == "unknown"

    def test_has_the_same_promises_whatever_happens(self, project: Path) -> None:
        from slotwise._names import PROMISES

        fleet = slotwise.fleet()
        told = fleet.deployments[0].judged[0].cycles[0].promises
        assert tuple(promise.name for promise in told) == PROMISES == tuple(fleet.promises)

    def test_draws_the_same_from_everywhere(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        fleet = slotwise.fleet()
        monkeypatch.chdir("/")
        assert "█ window 15 s" in fleet.drawing()
        (project / "pyproject.toml").unlink()
        with pytest.raises(slotwise.SlotwiseError):
            fleet.drawing()

    def test_has_the_numbers_of_each_cycle(self, project: Path) -> None:
        (deployment,) = slotwise.fleet().deployments
        (judged,) = deployment.judged
        (cycle,) = judged.cycles
        assert (cycle.runners, cycle.slot_seconds, cycle.window_seconds) == (4, 75, 15)
        (broken,) = [each for each in cycle.promises if each.needed_for_safety and each.verdict == "broken"]
        assert broken.broken == "a turn can be missed"
        assert broken.slack_seconds is not None and broken.slack_seconds < 0

    def test_tells_itself_in_one_line_and_draws_itself(self, project: Path) -> None:
        fleet = slotwise.fleet()
        assert repr(fleet).startswith("<Fleet of 4 runners, not safe: pynenc 0.2.3: safe up to 3 runners;")
        assert "\n" not in repr(fleet)
        assert "█ window 15 s" in fleet.drawing()
        assert fleet.summary.startswith("pynenc 0.2.3: safe up to 3 runners")

    def test_that_cannot_be_judged_is_not_safe(self, project: Path) -> None:
        (project / "pyproject.toml").write_text("[tool.pynenc]\natomic_service_interval_minutes = 'soon'\n")
        fleet = slotwise.fleet(runners=2)
        assert not fleet.safe
        assert fleet.problems != []
        assert "cannot be judged" in repr(fleet)

    def test_that_no_runner_starts_in_is_not_safe(self, project: Path) -> None:
        (project / "pyproject.toml").write_text("[tool.pynenc]\natomic_service_interval_minutes = -5.0\n")
        assert not slotwise.fleet(runners=1, pynenc_version="0.4.0").safe


class TestSafeRunners:
    def test_is_the_largest_number_under_every_release(self, project: Path) -> None:
        assert slotwise.safe_runners() == 3
        assert slotwise.safe_runners(pynenc_version=["0.2.3", "0.4.0"]) == 2

    def test_is_none_where_there_is_no_limit(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from slotwise import _api, _call

        told = _call.report

        def without_limit(*args: Any, **named: Any) -> Any:
            answer = told(*args, **named)
            for fleet in answer["fleets"]:
                fleet["judged"][0]["largestSafeFleet"] = None
            return answer

        monkeypatch.setattr(_api, "report", without_limit)
        assert slotwise.safe_runners(pynenc_version="0.2.3") is None
        assert slotwise.safe_runners(pynenc_version=["0.2.3", "0.4.0"]) == 2

    def test_is_refused_where_a_value_is_unusable(self, project: Path) -> None:
        (project / "pyproject.toml").write_text("[tool.pynenc]\natomic_service_interval_minutes = 'soon'\n")
        with pytest.raises(slotwise.NotJudgedError, match="wrong-type"):
            slotwise.safe_runners()

    def test_is_refused_where_a_value_is_only_known_later(self, project: Path) -> None:
        (project / "pyproject.toml").unlink()
        compose = "services: {worker: {environment: ['PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=$MINUTES']}}\n"
        (project / "compose.yaml").write_text(compose)
        with pytest.raises(slotwise.NotJudgedError, match="only known when it starts|MINUTES"):
            slotwise.safe_runners()


class TestErrors:
    @pytest.mark.parametrize("ask", [slotwise.lint, slotwise.fleet, slotwise.safe_runners])
    def test_say_that_there_are_no_settings(self, ask: Callable[..., object], tmp_path: Path) -> None:
        with pytest.raises(slotwise.NoSettingsError, match="no pynenc settings in .*"):
            ask(tmp_path)

    def test_say_what_a_value_is_not(self, project: Path) -> None:
        with pytest.raises(slotwise.UsageError, match="many is no fleet size such as 4"):
            slotwise.lint(runners="many")
        with pytest.raises(slotwise.UsageError, match="there is no rule no-margins; did you mean no-margin"):
            slotwise.lint(only=["no-margins"])

    def test_ask_for_the_size_of_a_fleet_that_nobody_said(self, project: Path) -> None:
        (project / "pyproject.toml").write_text(WITHOUT_FLEET)
        with pytest.raises(slotwise.UsageError, match=r"how many runners does .* have\? fleet\(runners=4\)"):
            slotwise.fleet()

    def test_say_what_python_says_of_a_mistyped_argument(self, project: Path) -> None:
        with pytest.raises(TypeError, match=r"lint\(\) got an unexpected keyword argument 'runner'"):
            slotwise.lint(**{"runner": 4})  # type: ignore[arg-type, misc, unused-ignore]
        with pytest.raises(TypeError, match=r"fleet\(\) got an unexpected keyword argument 'only'"):
            slotwise.fleet(**{"only": ["no-margin"]})  # type: ignore[arg-type, misc, unused-ignore]

    @pytest.mark.parametrize("ask", [slotwise.fleet, slotwise.safe_runners])
    def test_say_that_a_file_cannot_be_read(self, ask: Callable[..., object], project: Path) -> None:
        with pytest.raises(slotwise.NotJudgedError, match=r"nowhere\.toml"):
            ask("nowhere.toml")

    def test_say_that_only_one_value_counts(self, project: Path) -> None:
        for several in ([4, 2], range(1, 9), 4.0):
            with pytest.raises(TypeError, match=r"runners is .*, but must be one of what its type says"):
                slotwise.fleet(**{"runners": several})  # type: ignore[arg-type, unused-ignore]

    def test_say_that_nothing_is_asked(self, project: Path) -> None:
        with pytest.raises(slotwise.UsageError, match="only is empty"):
            slotwise.lint(only=[])
        with pytest.raises(slotwise.UsageError, match="no path is given"):
            slotwise.lint([])

    def test_are_all_of_one_kind(self) -> None:
        kinds = [kind for kind in vars(_errors).values() if inspect.isclass(kind)]
        assert all(issubclass(kind, slotwise.SlotwiseError) for kind in kinds)


def test_everything_that_is_offered_is_there() -> None:
    for name in slotwise.__all__:
        assert getattr(slotwise, name) is not None
    assert set(slotwise.__all__) <= set(dir(slotwise))
    with pytest.raises(AttributeError, match="has no attribute 'lints'"):
        _ = slotwise.lints  # type: ignore[attr-defined]
