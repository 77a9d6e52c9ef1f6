"""The application that all runners of a fleet share, as SLOTWISE_FLEET describes it."""

import json
import os

from pynenc import PynencBuilder
from pynenc.trigger import TriggerBuilder

FLEET = json.loads(os.environ["SLOTWISE_FLEET"])


def build():
    builder = PynencBuilder().app_id(FLEET["appId"])
    store = FLEET["store"]
    builder = builder.redis(url=store["url"]) if store["kind"] == "redis" else builder.sqlite(store["path"])
    return with_runner(builder).custom_config(logging_level="warning", **FLEET["settings"]).build()


def with_runner(builder):
    match FLEET["runnerClass"]:
        case "ThreadRunner":
            return builder.thread_runner()
        case "ProcessRunner":
            return builder.process_runner()
        case "PersistentProcessRunner":
            return builder.persistent_process_runner(num_processes=1)
        case "MultiThreadRunner":
            return builder.multi_thread_runner().custom_config(min_processes=1, max_processes=1)


app = build()

if FLEET["cron"] is not None:

    @app.task(triggers=TriggerBuilder().on_cron(FLEET["cron"]))
    def cron_job() -> int:
        """Leaves one line for each time that it runs."""
        with open(os.path.join(FLEET["folder"], "cron-runs"), "a") as runs:
            runs.write("ran\n")
        return 1
