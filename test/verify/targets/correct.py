"""A correct target in pure Python: both protocols, from their description. MUTATE breaks one thing."""

import json
import os
import sys
from datetime import datetime, timezone

MUTATE = os.environ.get("MUTATE", "")


def microseconds(text):
    time = datetime.fromisoformat(text) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (time.days * 86400 + time.seconds) * 10**6 + time.microseconds


def position(a):
    ids = [runner["runnerId"] for runner in a["activeRunners"]]
    return ids.index(a["runnerId"]) if a["runnerId"] in ids else None


def window(index, count, a):
    interval, margin = float(a["serviceIntervalMinutes"]) * 60, float(a["spreadMarginMinutes"]) * 60
    slot = interval / count
    start = index * slot
    end = start + (slot - margin) if MUTATE == "order" else start + slot - margin
    return start, start + slot / 2 if end <= start else end


def inside(a, start, end):
    within = float(a["currentTime"]) % (float(a["serviceIntervalMinutes"]) * 60)
    return start <= within <= end if MUTATE == "closed" else start <= within < end


def can_run(a):
    count = len(a["activeRunners"])
    if count < 2:
        return count == 1
    index = position(a)
    return index is not None and inside(a, *window(index, count, a))


def time_slot(a):
    start, end = window(a["runnerPosition"], a["totalRunners"], a)
    return {"start": start, "end": end}


def longest(a):
    longest = 0
    for runner in a["activeRunners"]:
        start, end = runner["lastServiceStart"], runner["lastServiceEnd"]
        if start is not None and end is not None:
            longest = max(longest, microseconds(end) - microseconds(start))
    return longest / 10**6


def verdict(a):
    duration, size = float(a["executionDuration"]), float(a["allocatedSlotSize"])
    if duration <= 0:
        return {"kind": "fits"}
    if duration > size:
        return {"kind": "overrun"}
    return {"kind": "near-limit" if duration > size * 0.8 else "fits"}


def moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc)


def text(time):
    return time.isoformat(timespec="microseconds")


def claim(a):
    now, count = float(a["currentTime"]), len(a["activeRunners"])
    interval, margin = float(a["serviceIntervalMinutes"]) * 60, float(a["spreadMarginMinutes"]) * 60
    cycle = moment(now // interval * interval)
    result = {
        "reason": "no_stable_runners",
        "assignedRunnerId": None,
        "runnerPosition": None,
        "stableRunnerCount": count,
        "slotStart": None,
        "slotEnd": None,
        "isSlotOwnerNow": False,
        "lateStartFraction": None,
        "shouldTryStart": False,
        "cycleStart": text(cycle),
    }
    if count:
        result["reason"] = reason(a, result, now, count, interval, margin, cycle.timestamp())
        result["shouldTryStart"] = result["reason"] == "assigned"
    return result


def reason(a, result, now, count, interval, margin, begin):
    slot = interval / count
    assigned = a["activeRunners"][0 if count == 1 else min(int((now - begin) // slot), count - 1)]
    result["assignedRunnerId"] = assigned["runnerId"]
    index = position(a)
    if index is None:
        return "not_assigned_slot"
    result["runnerPosition"] = index
    length = slot if count == 1 else slot - margin
    if length <= 0:
        return "slot_window_invalid"
    first = begin if count == 1 else begin + index * slot
    start, end = moment(first), moment(first + length)
    result["slotStart"], result["slotEnd"] = text(start), text(end)
    result["isSlotOwnerNow"] = assigned["runnerId"] == a["runnerId"] and now >= start.timestamp()
    age = now - microseconds(assigned["creationTime"]) / 10**6
    stabilization, fraction = float(a["membershipStabilizationSeconds"]), float(a["maxStartSlotFraction"])
    if stabilization > 0 and (age <= stabilization if MUTATE == "grace" else age < stabilization):
        return "scheduled_runner_in_grace"
    if count > 1 and not start.timestamp() <= now < end.timestamp():
        return "not_assigned_slot"
    elapsed, whole = (moment(now) - start).total_seconds(), (end - start).total_seconds()
    if 0 < fraction < 1 and elapsed > 0 and whole > 0 and elapsed / whole > fraction:
        result["lateStartFraction"] = elapsed / whole
        return "late_start"
    return "assigned"


CALLS = {
    "describe": lambda _a: {"name": "pure-python", "version": "1", "protocol": "slot-claim", "extra": "ignored"},
    "canRunAtomicService": can_run,
    "calculateTimeSlot": time_slot,
    "isRunnerInTimeSlot": lambda a: inside(a, float(a["start"]), float(a["end"])),
    "calculateRunnerPosition": position,
    "maxExecutionDurationSeconds": longest,
    "validateExecutionTime": verdict,
    "decideAtomicServiceClaim": claim,
}

for line in sys.stdin:
    request = json.loads(line)
    call = CALLS.get(request["call"])
    answer = {"unsupported": True} if call is None else {"result": call(request.get("args"))}
    print(json.dumps({"id": request["id"], **answer}), flush=True)
