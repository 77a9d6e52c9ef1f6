"""Tells in which order the installed pynenc sees runners that have one creation time: one JSON object.

Its arguments are a store, memory, sqlite, analysed or redis, and where that is: nothing, a file, or an address. Analysed is
an SQLite file that lists some dead runners, on which somebody ran ANALYZE: its planner then takes another index.
{"registered": the runners in the order in which they came,
 "orders": every order that reads returned, while the runners' heartbeats came in all sorts of orders,
 "ownPlaces": where each of the registered sees itself when it looks, which is a heartbeat and then a read,
 "firstMayStart": of each order and of the same one reversed, who may start in the first window as the decision says}
"""

import json
import random
import sqlite3
import sys
from importlib import import_module
from uuid import uuid4

from pynenc import PynencBuilder
from pynenc.orchestrator import atomic_service

STORE, *WHERE = sys.argv[1:]
MODULES = {
    "memory": "pynenc.orchestrator.mem_orchestrator",
    "sqlite": "pynenc.orchestrator.sqlite_orchestrator",
    "analysed": "pynenc.orchestrator.sqlite_orchestrator",
    "redis": "pynenc_redis.orchestrator.redis_orchestrator",
}
# Neither as they sort, nor the other way round.
REGISTERED = ["c", "a", "d", "b"]
CREATED = 1_700_000_000.0
INTERVAL_MINUTES = 4


class Clock:
    """What the store takes for the time."""

    now = CREATED

    def __call__(self):
        return self.now


def made(app_id):
    """An orchestrator as a process has it that has just started."""
    builder = PynencBuilder().app_id(app_id)
    if STORE == "memory":
        builder = builder.memory()
    else:
        builder = builder.redis(url=WHERE[0]) if STORE == "redis" else builder.sqlite(*WHERE)
    return builder.custom_config(logging_level="critical").build().orchestrator


def orders(clock):
    app_id = f"ties-{uuid4().hex[:12]}"
    writer = made(app_id)
    # One that shares nothing with it but the store; what is in memory no other process sees.
    reader = writer if STORE == "memory" else made(app_id)
    if STORE == "analysed":
        clock.now = CREATED - 86_400
        writer.register_runner_heartbeats([f"dead {number}" for number in range(10)], can_run_atomic_service=True)
        clock.now = CREATED
    for runner_id in REGISTERED:
        writer.register_runner_heartbeats([runner_id], can_run_atomic_service=True)
    if STORE == "analysed":
        with sqlite3.connect(*WHERE) as connection:
            connection.execute("ANALYZE")
    chance = random.Random(1)
    seen = []
    for turn in range(100):
        view = (writer, reader)[turn % 2].get_active_runners(can_run_atomic_service=True)
        assert {runner.creation_time.timestamp() for runner in view} == {CREATED}
        order = [runner.runner_id for runner in view]
        if order not in [ids for ids, _ in seen]:
            seen.append((order, view))
        for runner_id in chance.sample(REGISTERED, chance.randint(1, len(REGISTERED))):
            clock.now += 0.25
            writer.register_runner_heartbeats([runner_id], can_run_atomic_service=True)
    own = []
    for runner_id in REGISTERED:
        clock.now += 0.25
        writer.register_runner_heartbeats([runner_id], can_run_atomic_service=True)
        own.append([each.runner_id for each in writer.get_active_runners(can_run_atomic_service=True)].index(runner_id))
    writer.purge()
    return seen, own


def first_may_start(view):
    """Who of a view may start in the middle of the first window."""
    cycle = INTERVAL_MINUTES * 60
    known = {
        "active_runners": view,
        "current_time": CREATED - CREATED % cycle + 10 * cycle + 15.0,
        "service_interval_minutes": INTERVAL_MINUTES,
        "spread_margin_minutes": 0.1,
    }
    if not hasattr(atomic_service, "decide_atomic_service_claim"):
        return [each.runner_id for each in view if atomic_service.can_run_atomic_service(runner_id=each.runner_id, **known)]
    known |= {"membership_stabilization_seconds": 0.0, "max_start_slot_fraction": 1.0}
    claims = [atomic_service.decide_atomic_service_claim(runner_id=each.runner_id, **known) for each in view]
    return [claim.runner_id for claim in claims if claim.atomic_service_run is not None]


clock = Clock()
import_module(MODULES[STORE]).time = clock
found, own_places = orders(clock)
print(
    json.dumps(
        {
            "registered": REGISTERED,
            "orders": [order for order, _ in found],
            "ownPlaces": own_places,
            "firstMayStart": [[first_may_start(view), first_may_start(view[::-1])] for _, view in found],
        }
    )
)
