"""The slot claim protocol, written from its description."""

import enum
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import NamedTuple, Optional


class Reason(str, enum.Enum):
    ASSIGNED = "assigned"
    NOT_ASSIGNED_SLOT = "not_assigned_slot"
    NO_STABLE_RUNNERS = "no_stable_runners"
    SCHEDULED_RUNNER_IN_GRACE = "scheduled_runner_in_grace"
    SLOT_WINDOW_INVALID = "slot_window_invalid"
    LATE_START = "late_start"


class ActiveRunnerInfo(NamedTuple):
    runner_id: str
    creation_time: datetime
    last_heartbeat: datetime
    allow_to_run_atomic_service: bool = False


@dataclass
class Claim:
    cycle_start: datetime
    reason: Reason = Reason.NO_STABLE_RUNNERS
    assigned_runner_id: Optional[str] = None
    runner_position: Optional[int] = None
    stable_runner_count: int = 0
    slot_start: Optional[datetime] = None
    slot_end: Optional[datetime] = None
    is_slot_owner_now: bool = False
    late_start_fraction: Optional[float] = None

    @property
    def should_try_start(self):
        return self.reason is Reason.ASSIGNED


def moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc)


def decide_atomic_service_claim(
    *,
    runner_id,
    active_runners,
    current_time,
    service_interval_minutes,
    spread_margin_minutes,
    membership_stabilization_seconds,
    max_start_slot_fraction,
):
    interval = service_interval_minutes * 60
    claim = Claim(moment(current_time // interval * interval), stable_runner_count=len(active_runners))
    claim.reason = reason_of(
        claim,
        [runner.runner_id for runner in active_runners],
        active_runners,
        runner_id,
        current_time,
        interval,
        spread_margin_minutes * 60,
        membership_stabilization_seconds,
        max_start_slot_fraction,
    )
    return claim


def reason_of(claim, ids, runners, asker, now, interval, margin, stabilization, fraction):
    count = len(ids)
    if count == 0:
        return Reason.NO_STABLE_RUNNERS
    begin = claim.cycle_start.timestamp()
    slot = interval / count
    assigned = runners[0 if count == 1 else min(int((now - begin) // slot), count - 1)]
    claim.assigned_runner_id = assigned.runner_id
    if asker not in ids:
        return Reason.NOT_ASSIGNED_SLOT
    claim.runner_position = ids.index(asker)
    length = slot if count == 1 else slot - margin
    if length <= 0:
        return Reason.SLOT_WINDOW_INVALID
    first = begin if count == 1 else begin + claim.runner_position * slot
    claim.slot_start, claim.slot_end = moment(first), moment(first + length)
    claim.is_slot_owner_now = assigned.runner_id == asker and now >= claim.slot_start.timestamp()
    if stabilization > 0 and now - assigned.creation_time.timestamp() < stabilization:
        return Reason.SCHEDULED_RUNNER_IN_GRACE
    if count > 1 and not claim.slot_start.timestamp() <= now < claim.slot_end.timestamp():
        return Reason.NOT_ASSIGNED_SLOT
    elapsed = (moment(now) - claim.slot_start).total_seconds()
    whole = (claim.slot_end - claim.slot_start).total_seconds()
    if 0 < fraction < 1 and elapsed > 0 and whole > 0 and elapsed / whole > fraction:
        claim.late_start_fraction = elapsed / whole
        return Reason.LATE_START
    return Reason.ASSIGNED
