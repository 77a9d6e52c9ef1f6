"""Tells what the installed pynenc does with the last runs of crons: one JSON object.

Its arguments are a store, sqlite or redis, and where that is: a file, or an address.
{"forgets": whether the last run is gone once a second process has registered the same cron,
 "stops": whether enable_scheduler = false keeps a cron without a last run from firing}
"""

import inspect
import json
import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import uuid4

from pynenc import PynencBuilder
from pynenc.trigger.conditions import CronCondition

STORE, WHERE = sys.argv[1:]


def trigger_of(app_id, **settings):
    """The triggers as a process has them that has just started."""
    builder = PynencBuilder().app_id(app_id)
    builder = builder.sqlite(WHERE) if STORE == "sqlite" else builder.redis(url=WHERE)
    app = builder.custom_config(logging_level="critical", **settings).build()
    return type(app.trigger)(app)


def forgets():
    cron = CronCondition("0 3 1 1 *")
    app_id = f"memory-{uuid4().hex[:12]}"
    first = trigger_of(app_id)
    first.register_condition(cron)
    first.store_last_cron_execution(cron.condition_id, datetime.now(UTC))
    assert first.get_last_cron_execution(cron.condition_id) is not None
    second = trigger_of(app_id)
    second.register_condition(cron)
    gone = second.get_last_cron_execution(cron.condition_id) is None
    second.purge()
    return gone


def stops():
    trigger = trigger_of(f"stopped-{uuid4().hex[:12]}", enable_scheduler=False)
    trigger.register_condition(CronCondition("0 3 1 1 *"))
    check = trigger.check_time_based_triggers
    needed = {"atomic_service_run": SimpleNamespace(atomic_service_run_id="one")}
    check(**{name: value for name, value in needed.items() if name in inspect.signature(check).parameters})
    is_stopped = not trigger.get_valid_conditions()
    trigger.purge()
    return is_stopped


print(json.dumps({"forgets": forgets(), "stops": stops()}))
