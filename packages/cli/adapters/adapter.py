"""Lets `slotwise verify` check the pynenc that is installed here.

    slotwise verify --target "python3 adapter.py"

Nothing of pynenc is part of this file. Its module of the atomic service is found when it starts, its functions are
called by the names of their parameters, and what this pynenc does not have is answered with "unsupported".

SLOTWISE_PYNENC_MODULE names the module when it is somewhere else, such as "my_fork.atomic_service".
"""

import functools
import importlib
import importlib.metadata
import inspect
import json
import os
import pkgutil
import sys
from datetime import datetime, timezone

MODULES = ("pynenc.orchestrator.atomic_service", "pynenc.atomic_service", "pynenc.runner.atomic_service")
LANDMARKS = ("can_run_atomic_service", "decide_atomic_service_claim", "calculate_time_slot")


class Unsupported(Exception):
    """This pynenc does not have what was asked for."""


def find_module():
    named = os.environ.get("SLOTWISE_PYNENC_MODULE")
    failures = []
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


def similar_modules():
    """Modules of pynenc with a telling name, looked for only when the usual places have none."""
    try:
        package = importlib.import_module("pynenc")
        modules = pkgutil.walk_packages(package.__path__, "pynenc.", onerror=lambda _name: None)
        yield from (module.name for module in modules if "atomic" in module.name)
    except Exception:
        return


def call_by_name(function, known):
    """Calls with those of the known arguments that the function has; refuses where it needs another one."""
    names, required = parameters(function)
    missing = [name for name in required if name not in known]
    if missing:
        raise Unsupported(f"{function.__name__} needs {', '.join(missing)}")
    return function(**{name: known[name] for name in names if name in known})


@functools.lru_cache(maxsize=None)
def parameters(function):
    """The names of all parameters, and of those without a default."""
    by_name = {
        name: parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY)
    }
    return tuple(by_name), tuple(name for name, one in by_name.items() if one.default is one.empty)


class Adapter:
    def __init__(self, module):
        self.module = module
        self.can_judge = self.hears_verdicts()

    def function(self, name):
        function = getattr(self.module, name, None)
        if function is None:
            raise Unsupported(name)
        return function

    def runners(self, args):
        return [self.runner(runner) for runner in args["activeRunners"]]

    def runner(self, runner):
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

    def settings(self, args):
        return {
            "service_interval_minutes": float(args["serviceIntervalMinutes"]),
            "spread_margin_minutes": float(args["spreadMarginMinutes"]),
        }

    def decision(self, args):
        return {
            "runner_id": args["runnerId"],
            "active_runners": self.runners(args),
            "current_time": float(args["currentTime"]),
            **self.settings(args),
        }

    def describe(self, _args):
        try:
            version = importlib.metadata.version("pynenc")
        except importlib.metadata.PackageNotFoundError:
            version = str(getattr(sys.modules.get("pynenc"), "__version__", "unknown"))
        is_claim = hasattr(self.module, "decide_atomic_service_claim")
        return {"name": "pynenc", "version": version, "protocol": "slot-claim" if is_claim else "slot-window"}

    def canRunAtomicService(self, args):
        return bool(call_by_name(self.function("can_run_atomic_service"), self.decision(args)))

    def calculateTimeSlot(self, args):
        places = {"runner_position": int(args["runnerPosition"]), "total_runners": int(args["totalRunners"])}
        start, end = call_by_name(self.function("calculate_time_slot"), {**places, **self.settings(args)})
        return {"start": start, "end": end}

    def isRunnerInTimeSlot(self, args):
        times = {
            "current_time": float(args["currentTime"]),
            "service_interval_minutes": float(args["serviceIntervalMinutes"]),
            "start_time": float(args["start"]),
            "end_time": float(args["end"]),
        }
        return bool(call_by_name(self.function("is_runner_in_time_slot"), times))

    def calculateRunnerPosition(self, args):
        function = self.function("calculate_runner_position")
        return call_by_name(function, {"runner_id": args["runnerId"], "active_runners": self.runners(args)})

    def maxExecutionDurationSeconds(self, args):
        function = self.function("get_max_execution_duration")
        return float(call_by_name(function, {"active_runners": self.runners(args)}))

    def validateExecutionTime(self, args):
        if not self.can_judge:
            raise Unsupported("validate_execution_time")
        heard = self.hear(float(args["executionDuration"]), float(args["allocatedSlotSize"]))
        return {"kind": {"warning": "overrun", "info": "near-limit"}.get(heard, "fits")}

    def decideAtomicServiceClaim(self, args):
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

    def hears_verdicts(self):
        """Whether the log lines that are pynenc's verdict can be heard: a clear overrun must be a warning."""
        try:
            return self.hear(2.0, 1.0) == "warning" and self.hear(0.5, 1.0) is None
        except Exception:
            return False

    def hear(self, duration, window):
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

    level = None

    @property
    def app(self):
        return self

    @property
    def logger(self):
        return self

    def warning(self, *_args, **_named):
        self.level = "warning"

    def info(self, *_args, **_named):
        self.level = "info"


class ListeningContext:
    """pynenc's context module, but for the runner that it finds."""

    def __init__(self, original, listener):
        self.original = original
        self.listener = listener

    def get_current_runner(self, *_args, **_named):
        return self.listener

    def __getattr__(self, name):
        return getattr(self.original, name)


def time_of(text):
    return None if text is None else datetime.fromisoformat(text)


def text_of(time):
    return None if time is None else time.astimezone(timezone.utc).isoformat(timespec="microseconds")


def answer(adapter, request):
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


def encoded(adapter, request):
    """The answer as a line. JSON has no NaN and no infinity, and knows no types but its own: such an answer is an error."""
    given = answer(adapter, request)
    try:
        return json.dumps(given, allow_nan=False)
    except (TypeError, ValueError) as error:
        message = f"{request['call']} gave {given['result']!r}: {error}"
        return json.dumps({"id": request["id"], "error": {"message": message}})


CALLS = frozenset(name for name in vars(Adapter) if name == "describe" or any(letter.isupper() for letter in name))


def main():
    # Whatever pynenc prints goes to standard error: standard output is for answers only.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    adapter = Adapter(find_module())
    for line in sys.stdin.buffer:
        answers.write(encoded(adapter, json.loads(line)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
