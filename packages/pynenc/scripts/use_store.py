"""Uses the SQLite store in a file as a runner does when it starts, and says as JSON what went wrong. Run by read-releases.mjs.

    python use_store.py FILE
"""

import json
import os
import sys
import tempfile


def use(path):
    from pynenc import Pynenc
    from pynenc.runner.thread_runner import ThreadRunner

    kinds = {"orchestrator": "Orchestrator", "broker": "Broker", "trigger": "Trigger", "state_backend": "StateBackend", "client_data_store": "ClientDataStore"}
    classes = {f"{kind}_cls": f"SQLite{name}" for kind, name in kinds.items()}
    app = Pynenc(config_values={"app_id": "slotwise", "sqlite_db_path": path, "logging_level": "critical", **classes})
    # pynenc takes no task of the module that was started.
    work.__module__ = "use_store"
    sys.modules["use_store"] = sys.modules["__main__"]
    task = app.task(work)
    runner = ThreadRunner(app)
    app.orchestrator.register_runner_heartbeats([runner.runner_id], can_run_atomic_service=True)
    list(app.orchestrator.get_active_runners())
    invocation = task()
    app.broker.retrieve_invocation()
    invocation.status
    app.trigger.get_conditions() if hasattr(app.trigger, "get_conditions") else None


def work():
    """The task of the store that is used."""


if __name__ == "__main__":
    path = os.path.abspath(sys.argv[1])
    os.chdir(tempfile.mkdtemp())
    try:
        use(path)
        print("null")
    except Exception as error:
        print(json.dumps(f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"))
