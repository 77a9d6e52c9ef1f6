"""Lets `slotwise audit --app` read the store of a pynenc application, whatever store it is.

    python3 -m slotwise.records module:app    # as the package slotwise of Python
    python3 records.py module:app             # as this file alone

Nothing of pynenc is part of this file. The application is imported where this runs, and its own orchestrator and
trigger are asked what they remember; the answers are printed, a JSON object a line. Nothing is started, registered or
written; of a SQLite file a copy in memory is read. What cannot be done is said in one line {"kind": "problem"} and by
exit status 1.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import os
import pathlib
import secrets
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from types import ModuleType
from typing import Any, Dict, NoReturn

USAGE = "usage: python3 -m slotwise.records module:app, or python3 records.py module:app"

# Of each kind; more than any store of pynenc keeps where nobody asks for it.
MOST = 1_000_000

# Of a SQLite file and its log, which are copied into memory.
MOST_BYTES = 512 << 20

# Not the epoch itself: what is a time zone west of it would be before it.
BEGINNING = datetime(1970, 1, 3, tzinfo=timezone.utc)

# What is printed, an object of JSON; `Dict`, since this is evaluated, by old Pythons too. What pynenc has is `Any`: it
# differs from release to release.
Line = Dict[str, Any]


class Problem(Exception):
    """Why there are no records, in words for whoever called."""


def find_application(place: str) -> Any:
    module_name, _, variable = place.partition(":")
    # As for `python -m`: what is imported stands where it was called, not where this file is.
    if getattr(sys.flags, "safe_path", False):
        # Python 3.11 and later, started with -P, has put no folder first for this file: what is first is needed.
        sys.path.insert(0, os.getcwd())
    else:
        sys.path[0] = os.getcwd()
    try:
        pynenc = importlib.import_module("pynenc")
    except ImportError as error:
        raise Problem(f"pynenc cannot be imported by {sys.executable}: {error}") from error
    module = imported(module_name)
    if variable != "":
        return chosen(module, module_name, variable, pynenc)
    found = [value for value in vars(module).values() if isinstance(value, pynenc.Pynenc)]
    if len({id(each) for each in found}) != 1:
        count = "no" if not found else "more than one"
        raise Problem(f"{module_name} has {count} application: --app names it, such as {module_name}:app")
    return found[0]


def imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if name == missing or name.startswith(missing + "."):
            raise Problem(f"there is no module {name} in {os.getcwd()} or on Python's path") from error
        raise Problem(f"importing {name} failed: {described(error)}") from error
    except (Exception, SystemExit) as error:
        raise Problem(f"importing {name} failed: {described(error)}") from error


def chosen(module: ModuleType, module_name: str, variable: str, pynenc: ModuleType) -> Any:
    value: Any = module
    for part in variable.split("."):
        if not hasattr(value, part):
            raise Problem(f"{module_name} has no {variable}")
        value = getattr(value, part)
    if not isinstance(value, pynenc.Pynenc):
        raise Problem(f"{module_name}:{variable} is no pynenc application, but of type {type(value).__name__}")
    return value


class Reading:
    """All that is read of one application, and what could not be."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.unread: list[str] = []
        self.lines: list[Line] = []

    def read(self) -> list[Line]:
        orchestrator = self.application.orchestrator
        if type(orchestrator).__name__.startswith("Mem"):
            raise Problem("this application keeps its records in the memory of each process: nobody else can read them")
        # The oldest releases remember nothing but each runner's last execution.
        keeps_all = hasattr(orchestrator, "get_atomic_service_executions_in_timerange")
        runners = self.runners(orchestrator)
        for runner in runners:
            self.add(
                kind="runner",
                runner=runner.runner_id,
                created=iso(runner.creation_time),
                lastSeen=iso(runner.last_heartbeat),
                eligible=bool(runner.allow_to_run_atomic_service),
            )
        if keeps_all:
            self.executions(orchestrator)
        else:
            self.last_executions(runners)
        keeps_runs = self.crons(self.application.trigger)
        store = {
            "kind": "store",
            "application": self.application.app_id,
            "source": "application",
            "releases": [importlib.metadata.version("pynenc")],
            "readAt": iso(datetime.now(timezone.utc)),
            "keepsEveryExecution": keeps_all,
            "keepsCronRuns": keeps_runs,
            "unread": self.unread,
        }
        return [store, *self.lines]

    def add(self, **line: Any) -> None:
        self.lines.append(line)

    def runners(self, orchestrator: Any) -> list[Any]:
        """All that ever were: what is asked for are those seen within some time, and here within all of it."""
        if hasattr(orchestrator, "_get_active_runners"):
            seen: list[Any] = orchestrator._get_active_runners(timeout_seconds=time.time(), can_run_atomic_service=None)
            return seen
        self.unread.append("only runners that are not dead yet are listed by this release")
        living: list[Any] = orchestrator.get_active_runners()
        return living

    def executions(self, orchestrator: Any) -> None:
        end = datetime.now(timezone.utc) + timedelta(days=1)
        known = orchestrator.get_atomic_service_executions_in_timerange(BEGINNING, end, limit=MOST)
        if len(known) >= MOST:
            self.unread.append(f"only the latest {MOST} executions were read")
        by_id: dict[str, Any] = {}
        for each in (*known, *orchestrator.get_active_atomic_service_executions()):
            by_id[each.atomic_service_id.atomic_service_run_id] = each
        holds_lock = lock_of(orchestrator)
        for name, each in by_id.items():
            self.add(
                kind="execution",
                id=name,
                runner=each.runner_id,
                start=iso(each.start_time),
                end=iso(each.end_time),
                status=str(getattr(each.status, "value", each.status)),
                reason=str(each.reason)[:500],
                holdsLock=holds_lock(name),
            )

    def last_executions(self, runners: Iterable[Any]) -> None:
        for runner in runners:
            if runner.last_service_start is not None and runner.last_service_end is not None:
                self.add(
                    kind="execution",
                    runner=runner.runner_id,
                    start=iso(runner.last_service_start),
                    end=iso(runner.last_service_end),
                    status="completed",
                    reason="",
                )

    def crons(self, trigger: Any) -> bool:
        for condition in trigger._get_all_conditions():
            expression = getattr(condition, "cron_expression", None)
            if expression is not None:
                last = trigger.get_last_cron_execution(condition.condition_id)
                alone = fires_alone(trigger.get_triggers_for_condition(condition.condition_id))
                self.add(kind="cron", cron=expression, lastRun=iso(last), firesAlone=alone)
        if not hasattr(trigger, "get_trigger_runs_in_timerange"):
            return False
        end = datetime.now(timezone.utc) + timedelta(days=1)
        runs = trigger.get_trigger_runs_in_timerange(BEGINNING, end, limit=MOST)
        if len(runs) >= MOST:
            self.unread.append(f"only {MOST} trigger runs were read")
        # A record that a run refers to outlives the others.
        kept = {run.atomic_service_run_id for run in runs}
        for line in self.lines:
            if line["kind"] == "execution" and line.get("id") in kept:
                line["kept"] = True
        firings: dict[tuple[str, str | None, str], bool] = {}
        for run in runs:
            is_own = not str(run.task_id_key).startswith("pynenc.core_tasks.")
            for each in run.participants or ():
                if str(each.condition_id).startswith("cron_") and each.context_timestamp is not None:
                    firing = (each.condition_id[len("cron_") :], iso(each.context_timestamp), run.atomic_service_run_id)
                    firings[firing] = firings.get(firing, False) or is_own
        for (cron, at, execution), is_own in firings.items():
            own = {} if is_own else {"own": False}
            self.add(kind="cron-run", cron=cron, at=at, execution=execution, **own)
        return True


def fires_alone(triggers: Iterable[Any]) -> bool:
    """Whether one of them starts its task on this condition, whatever else holds."""
    return any(
        getattr(each.logic, "value", each.logic) == "or" or len(set(each.condition_ids)) == 1 for each in triggers
    )


def lock_of(orchestrator: Any) -> Callable[[str], bool]:
    """Whether an execution that runs refuses all others. In Redis that stands in a key beside the record."""
    name = getattr(getattr(orchestrator, "key", None), "atomic_service_active_execution", None)
    if name is None or not hasattr(orchestrator, "client"):
        return lambda _execution: True
    active = orchestrator.client.get(name())
    text = active.decode() if isinstance(active, bytes) else active
    return lambda execution: execution == text


def iso(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    known = moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
    return known.astimezone(timezone.utc).isoformat(timespec="microseconds")


def described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def keep_from_writing() -> None:
    """pynenc makes what it does not find, tables, rows and folders, when it is asked to read. It gets a copy."""
    connect = sqlite3.connect
    mkdir = os.mkdir
    copies: dict[pathlib.Path, tuple[str, sqlite3.Connection]] = {}

    def copy_of(path: pathlib.Path) -> tuple[str, sqlite3.Connection]:
        if not path.is_file():
            raise Problem(f"the store is the SQLite file {path}, which does not exist")
        log, index = (path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))
        if sum(each.stat().st_size for each in (path, log) if each.exists()) > MOST_BYTES:
            raise Problem(
                f"the store is a SQLite file of more than {MOST_BYTES >> 20} MB, too large for a copy in memory:"
                f" without --app, slotwise audit {path} reads it where it is"
            )
        name = f"file:slotwise-{len(copies)}?mode=memory&cache=shared"
        # It lasts as long as a connection to it.
        keeper = connect(name, uri=True, check_same_thread=False)
        # Where nobody has it open, SQLite would leave files beside it even of a reader.
        if log.exists() and index.exists():
            back_up(f"{path.as_uri()}?mode=ro", keeper)
        elif log.exists():
            back_up_elsewhere(path, log, keeper)
        else:
            back_up(f"{path.as_uri()}?immutable=1", keeper)
        return name, keeper

    def back_up(address: str, keeper: sqlite3.Connection) -> None:
        original = connect(address, uri=True)
        try:
            original.backup(keeper)
        finally:
            original.close()

    def back_up_elsewhere(path: pathlib.Path, log: pathlib.Path, keeper: sqlite3.Connection) -> None:
        """What a crash has left: its log is read where a new index may stand beside it."""
        folder = pathlib.Path(tempfile.gettempdir(), f"slotwise-{secrets.token_hex(16)}")
        mkdir(folder, 0o700)
        try:
            copied = [shutil.copyfile(each, folder / each.name) for each in (path, log)]
            back_up(copied[0].as_uri(), keeper)
        finally:
            shutil.rmtree(folder)

    # These two stand for functions of Python, and take what those take.

    def connect_to_copy(database: Any, *args: Any, **named: Any) -> Any:
        path = pathlib.Path(database).absolute()
        if path not in copies:
            copies[path] = copy_of(path)
        return connect(copies[path][0], *args, **{**named, "uri": True})

    def make_no_folder(path: Any, *_args: Any, **_named: Any) -> NoReturn:
        if os.path.isdir(path):
            raise FileExistsError(path)
        raise Problem(f"the store's folder {path} does not exist")

    sqlite3.connect = connect_to_copy
    os.mkdir = make_no_folder


def main() -> None:
    arguments = sys.argv[1:]
    if arguments in (["-h"], ["--help"]):
        # An interpreter that strips docstrings has the line alone.
        print((__doc__ or USAGE).strip())
        return
    # Behind it stands an application, whatever it is called.
    if arguments[:1] == ["--"]:
        del arguments[0]
    if len(arguments) != 1:
        print(USAGE, file=sys.stderr)
        sys.exit(2)
    # Whatever an application prints goes to standard error: standard output is for records only.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    # No trace beside its files, either.
    sys.dont_write_bytecode = True
    try:
        application = find_application(arguments[0])
        keep_from_writing()
        lines = Reading(application).read()
    except Problem as problem:
        lines = [{"kind": "problem", "message": str(problem)}]
    except Exception as error:
        lines = [{"kind": "problem", "message": f"the store could not be read: {described(error)}"}]
    for line in lines:
        answers.write(json.dumps(line) + "\n")
    answers.close()
    # At once: threads that an application has started would keep the process.
    os._exit(1 if lines[0]["kind"] == "problem" else 0)


if __name__ == "__main__":
    main()
