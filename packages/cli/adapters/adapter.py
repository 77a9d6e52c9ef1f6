"""Lets `slotwise verify` check the pynenc that is installed here.

    slotwise verify --target "python3 -m slotwise.adapter"    # as the package slotwise of Python
    slotwise verify --target "python3 adapter.py"             # as this file alone

Nothing of pynenc is part of this file. Its module of the atomic service is found when it starts, its functions are
called by the names of their parameters, and what this pynenc does not have is answered with "unsupported".

SLOTWISE_PYNENC_MODULE names the module when it is somewhere else, such as "my_fork.atomic_service".
"""

from __future__ import annotations

import functools
import importlib
import importlib.metadata
import inspect
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from types import ModuleType
from typing import Any, Dict

USAGE = 'usage: slotwise verify --target "python3 -m slotwise.adapter", or "python3 adapter.py"; it takes no arguments'

MODULES = ("pynenc.orchestrator.atomic_service", "pynenc.atomic_service", "pynenc.runner.atomic_service")
LANDMARKS = ("can_run_atomic_service", "decide_atomic_service_claim", "calculate_time_slot")

# Objects of JSON: a line of slotwise's, the arguments in it, and the line that answers it. `Dict`, since these are
# evaluated, by old Pythons too.
Request = Dict[str, Any]
Args = Dict[str, Any]
Answer = Dict[str, Any]

# Arguments under the names of pynenc's parameters.
Known = Dict[str, Any]


class Unsupported(Exception):
    """This pynenc does not have what was asked for."""


def find_module() -> ModuleType:
    named = os.environ.get("SLOTWISE_PYNENC_MODULE")
    failures: list[str] = []
    for name in (named,) if named else (*MODULES, *similar_modules()):
        try:
            module = importlib.import_module(name)
        except Exception as error:  # whatever an import may raise, the next place may be the right one
            failures.append(f"{name}: {type(error).__name__}: {error}")
            continue
        if any(hasattr(module, landmark) for landmark in LANDMARKS):
            return module
        failures.append(f"{name}: has none of {', '.join(LANDMARKS)}")
    sys.exit("adapter.py: pynenc's atomic service was not found\n  " + "\n  ".join(failures))


def similar_modules() -> Iterator[str]:
    """Modules of pynenc with a telling name, looked for only when the usual places have none."""
    try:
        package = importlib.import_module("pynenc")
        modules = pkgutil.walk_packages(package.__path__, "pynenc.", onerror=lambda _name: None)
        yield from (module.name for module in modules if "atomic" in module.name)
    except Exception:
        return


def call_by_name(function: Callable[..., Any], known: Known) -> Any:
    """Calls with those of the known arguments that the function has; refuses where it needs another one."""
    names, required = parameters(function)
    missing = [name for name in required if name not in known]
    if missing:
        raise Unsupported(f"{function.__name__} needs {', '.join(missing)}")
    return function(**{name: known[name] for name in names if name in known})


@functools.cache
def parameters(function: Callable[..., Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of all parameters, and of those without a default."""
    by_name = {
        name: parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY)
    }
    return tuple(by_name), tuple(name for name, one in by_name.items() if one.default is one.empty)


class Adapter:
    def __init__(self, module: ModuleType) -> None:
        # What is in it is pynenc's, and differs from release to release.
        self.module: Any = module
        self.can_judge = self.hears_verdicts()

    def function(self, name: str) -> Callable[..., Any]:
        function: Callable[..., Any] | None = getattr(self.module, name, None)
        if function is None:
            raise Unsupported(name)
        return function

    def runners(self, args: Args) -> list[Any]:
        return [self.runner(runner) for runner in args["activeRunners"]]

    def runner(self, runner: dict[str, Any]) -> Any:
        return call_by_name(
            self.function("ActiveRunnerInfo"),
            {
                "runner_id": runner["runnerId"],
                "creation_time": time_of(runner["creationTime"]),
                "last_heartbeat": time_of(runner["lastHeartbeat"]),
                "allow_to_run_atomic_service": runner["allowToRunAtomicService"],
                "last_service_start": time_of(runner["lastServiceStart"]),
                "last_service_end": time_of(runner["lastServiceEnd"]),
            },
        )

    def settings(self, args: Args) -> Known:
        return {
            "service_interval_minutes": float(args["serviceIntervalMinutes"]),
            "spread_margin_minutes": float(args["spreadMarginMinutes"]),
        }

    def decision(self, args: Args) -> Known:
        return {
            "runner_id": args["runnerId"],
            "active_runners": self.runners(args),
            "current_time": float(args["currentTime"]),
            **self.settings(args),
        }

    def describe(self, _args: Args | None) -> dict[str, str]:
        try:
            version = importlib.metadata.version("pynenc")
        except importlib.metadata.PackageNotFoundError:
            version = str(getattr(sys.modules.get("pynenc"), "__version__", "unknown"))
        is_claim = hasattr(self.module, "decide_atomic_service_claim")
        return {"name": "pynenc", "version": version, "protocol": "slot-claim" if is_claim else "slot-window"}

    def canRunAtomicService(self, args: Args) -> bool:
        return bool(call_by_name(self.function("can_run_atomic_service"), self.decision(args)))

    def calculateTimeSlot(self, args: Args) -> dict[str, Any]:
        places = {"runner_position": int(args["runnerPosition"]), "total_runners": int(args["totalRunners"])}
        start, end = call_by_name(self.function("calculate_time_slot"), {**places, **self.settings(args)})
        return {"start": start, "end": end}

    def isRunnerInTimeSlot(self, args: Args) -> bool:
        times = {
            "current_time": float(args["currentTime"]),
            "service_interval_minutes": float(args["serviceIntervalMinutes"]),
            "start_time": float(args["start"]),
            "end_time": float(args["end"]),
        }
        return bool(call_by_name(self.function("is_runner_in_time_slot"), times))

    def calculateRunnerPosition(self, args: Args) -> Any:
        function = self.function("calculate_runner_position")
        return call_by_name(function, {"runner_id": args["runnerId"], "active_runners": self.runners(args)})

    def maxExecutionDurationSeconds(self, args: Args) -> float:
        function = self.function("get_max_execution_duration")
        return float(call_by_name(function, {"active_runners": self.runners(args)}))

    def validateExecutionTime(self, args: Args) -> dict[str, str]:
        if not self.can_judge:
            raise Unsupported("validate_execution_time")
        heard = self.hear(float(args["executionDuration"]), float(args["allocatedSlotSize"]))
        verdicts: dict[str | None, str] = {"warning": "overrun", "info": "near-limit"}
        return {"kind": verdicts.get(heard, "fits")}

    def decideAtomicServiceClaim(self, args: Args) -> dict[str, Any]:
        rules = {
            "membership_stabilization_seconds": float(args["membershipStabilizationSeconds"]),
            "max_start_slot_fraction": float(args["maxStartSlotFraction"]),
        }
        claim = call_by_name(self.function("decide_atomic_service_claim"), {**self.decision(args), **rules})
        return {
            "reason": str(getattr(claim.reason, "value", claim.reason)),
            "assignedRunnerId": claim.assigned_runner_id,
            "runnerPosition": claim.runner_position,
            "stableRunnerCount": claim.stable_runner_count,
            "slotStart": text_of(claim.slot_start),
            "slotEnd": text_of(claim.slot_end),
            "isSlotOwnerNow": bool(claim.is_slot_owner_now),
            "lateStartFraction": claim.late_start_fraction,
            "shouldTryStart": bool(claim.should_try_start),
            "cycleStart": text_of(claim.cycle_start),
        }

    def hears_verdicts(self) -> bool:
        """Whether the log lines that are pynenc's verdict can be heard: a clear overrun must be a warning."""
        try:
            return self.hear(2.0, 1.0) == "warning" and self.hear(0.5, 1.0) is None
        except Exception:
            return False

    def hear(self, duration: float, window: float) -> str | None:
        """pynenc logs its verdict through the runner it finds in its context; here that is one that listens."""
        listener = Listener()
        original = getattr(self.module, "context", None)
        self.module.context = ListeningContext(original, listener)
        try:
            known = {"execution_duration": duration, "allocated_slot_size": window, "runner_id": "slotwise"}
            call_by_name(self.function("validate_execution_time"), known)
        finally:
            self.module.context = original
        return listener.level


class Listener:
    """A runner, its app and its logger in one: remembers at which level it was written to."""

    level: str | None = None

    @property
    def app(self) -> Listener:
        return self

    @property
    def logger(self) -> Listener:
        return self

    def warning(self, *_args: object, **_named: object) -> None:
        self.level = "warning"

    def info(self, *_args: object, **_named: object) -> None:
        self.level = "info"


class ListeningContext:
    """pynenc's context module, but for the runner that it finds."""

    def __init__(self, original: Any, listener: Listener) -> None:
        self.original = original
        self.listener = listener

    def get_current_runner(self, *_args: object, **_named: object) -> Listener:
        return self.listener

    def __getattr__(self, name: str) -> Any:
        return getattr(self.original, name)


def time_of(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def text_of(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(timezone.utc).isoformat(timespec="microseconds")


def answer(adapter: Adapter, request: Request) -> Answer:
    identity = {"id": request["id"]}
    function = getattr(adapter, request["call"], None) if request["call"] in CALLS else None
    if function is None:
        return {**identity, "unsupported": True}
    try:
        return {**identity, "result": function(request.get("args"))}
    except Unsupported:
        return {**identity, "unsupported": True}
    except Exception as error:
        return {**identity, "error": {"message": f"{type(error).__name__}: {error}"}}


def encoded(adapter: Adapter, request: Request) -> str:
    """The answer as a line. JSON has no NaN, no infinity and no types but its own: such an answer is an error."""
    given = answer(adapter, request)
    try:
        return json.dumps(given, allow_nan=False)
    except (TypeError, ValueError) as error:
        message = f"{request['call']} gave {given['result']!r}: {error}"
        return json.dumps({"id": request["id"], "error": {"message": message}})


CALLS = frozenset(name for name in vars(Adapter) if name == "describe" or any(letter.isupper() for letter in name))


def main() -> None:
    if sys.argv[1:] in (["-h"], ["--help"]):
        # An interpreter that strips docstrings has the line alone.
        print((__doc__ or USAGE).strip())
        return
    if sys.argv[1:]:
        print(USAGE, file=sys.stderr)
        sys.exit(2)
    # Whatever pynenc prints goes to standard error: standard output is for answers only.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    adapter = Adapter(find_module())
    for line in sys.stdin.buffer:
        answers.write(encoded(adapter, json.loads(line)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
