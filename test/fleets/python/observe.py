"""Writes down what one runner does, and makes its executions as long, or as unlucky, as the fleet wants them.

Nothing of the decision is changed: the functions of pynenc are called as they would have been.
"""

import functools
import inspect
import json
import os
import time
from datetime import timezone

import pynenc.orchestrator.base_orchestrator as decisions
from pynenc.exceptions import PynencError


class Journal:
    """One JSON object a line, each written at once, so that a killed process leaves all but the last."""

    def __init__(self, path):
        self.file = open(path, "a", buffering=1)
        self.process = os.getpid()

    def write(self, event, **more):
        # A forked child inherits all this, and has nothing to tell.
        if os.getpid() == self.process:
            self.file.write(json.dumps({"event": event, "at": time.time(), **more}) + "\n")


def observe(app, journal, fleet, name):
    """Watches the looks and the executions of this process's runner."""
    decision = watch_decision()
    watch_looks(type(app.orchestrator), journal, decision)
    watch_executions(type(app.trigger), journal, fleet, name)


def watch_decision():
    """Keeps what the last decision was given and what it said."""
    last = {}
    name = next(name for name in ("decide_atomic_service_claim", "can_run_atomic_service") if hasattr(decisions, name))
    real = getattr(decisions, name)
    signature = inspect.signature(real)

    @functools.wraps(real)
    def decide(*args, **named):
        answer = real(*args, **named)
        given = signature.bind(*args, **named).arguments
        last.update(
            decidedAt=given["current_time"],
            view=[[runner.runner_id, instant(runner.creation_time)] for runner in given["active_runners"]],
            # The window's answer is a yes or no; the claim's has a reason, a text of its own enumeration.
            decision=answer if isinstance(answer, bool) else str(getattr(answer.reason, "value", answer.reason)),
        )
        return answer

    setattr(decisions, name, decide)
    return last


def watch_looks(orchestrator, journal, decision):
    name = "try_claim_atomic_service_run"
    if not hasattr(orchestrator, name):
        name = "should_run_atomic_service"
    real = getattr(orchestrator, name)

    @functools.wraps(real)
    def look(self, *args, **named):
        lookedAt = time.time()
        answer = real(self, *args, **named)
        journal.write("look", lookedAt=lookedAt, granted=bool(answer), **decision)
        return answer

    setattr(orchestrator, name, look)


def watch_executions(trigger, journal, fleet, name):
    real = trigger.trigger_loop_iteration
    unlucky = os.path.join(fleet["folder"], f"{name}.raises")

    @functools.wraps(real)
    def execute(self, *args, **named):
        journal.write("start")
        try:
            raise_once(unlucky)
            time.sleep(fleet["executionSeconds"])
            return real(self, *args, **named)
        finally:
            journal.write("end")

    trigger.trigger_loop_iteration = execute


def raise_once(path):
    """Raises what a file asks for, and takes the file away."""
    try:
        with open(path) as wanted:
            kind = wanted.read()
        os.unlink(path)
    except FileNotFoundError:
        return
    raise PynencError("asked for") if kind == "pynenc" else ValueError("asked for")


def instant(moment):
    return moment.astimezone(timezone.utc).isoformat(timespec="microseconds")
