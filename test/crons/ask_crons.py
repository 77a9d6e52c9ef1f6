"""Asks the installed pynenc which executions serve a cron: one JSON object a line in, one a line out.

A question is {"expression": ..., "time": ..., "lastRun": ...}, times in whole microseconds since the epoch, lastRun null for none.
The answer is {"serves": ..., "latestTick": ..., "nextTick": ...}, ticks in seconds, or {"refused": "start"} where a runner with that
cron does not start, or {"refused": "look"} where it ends when it looks for a tick.
"""

import inspect
import json
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from croniter import croniter
from pynenc import PynencBuilder
from pynenc.trigger import MemTrigger
from pynenc.trigger.conditions import CronCondition

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
APP = PynencBuilder().app_id("ask-crons").memory().custom_config(logging_level="critical").build()
# Later releases want to know which execution asks, and only write it into their log.
EXECUTION = {"atomic_service_run": SimpleNamespace(atomic_service_run_id="one")}
NEEDED = {
    name: value
    for name, value in EXECUTION.items()
    if name in inspect.signature(MemTrigger.check_time_based_triggers).parameters
}


def moment(microseconds):
    return EPOCH + timedelta(microseconds=microseconds)


def seconds(tick):
    return int((tick - EPOCH).total_seconds())


def answer(expression, time, last_run):
    try:
        condition = CronCondition(expression)
    except ValueError:
        return {"refused": "start"}
    trigger = MemTrigger(APP)
    trigger.register_condition(condition)
    if last_run is not None:
        trigger.store_last_cron_execution(condition.condition_id, moment(last_run))
    try:
        trigger.check_time_based_triggers(moment(time), **NEEDED)
        ticks = {
            # Looked for from just after, so that a tick at the very moment counts as past.
            "latestTick": seconds(croniter(expression, moment(time + 1)).get_prev(datetime)),
            "nextTick": seconds(croniter(expression, moment(time)).get_next(datetime)),
        }
    except ValueError:
        return {"refused": "look"}
    return {"serves": len(trigger.get_valid_conditions()) > 0, **ticks}


for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(answer(question["expression"], question["time"], question["lastRun"])))
