"""The slot window protocol, written from its description."""

from datetime import datetime
from typing import NamedTuple, Optional

from pynenc import context

print("an import that prints is no answer")


class ActiveRunnerInfo(NamedTuple):
    runner_id: str
    creation_time: datetime
    last_heartbeat: datetime
    allow_to_run_atomic_service: bool = False
    last_service_start: Optional[datetime] = None
    last_service_end: Optional[datetime] = None

    def get_last_execution_duration_seconds(self):
        if self.last_service_start is None or self.last_service_end is None:
            return None
        return (self.last_service_end - self.last_service_start).total_seconds()


def calculate_runner_position(runner_id, active_runners):
    ids = [runner.runner_id for runner in active_runners]
    return ids.index(runner_id) if runner_id in ids else None


def get_max_execution_duration(active_runners):
    durations = (runner.get_last_execution_duration_seconds() for runner in active_runners)
    return max((duration for duration in durations if duration and duration > 0), default=0.0)


def validate_execution_time(execution_duration, allocated_slot_size, runner_id):
    runner = context.get_current_runner(runner_id)
    if runner is None or execution_duration <= 0:
        return
    if execution_duration > allocated_slot_size:
        runner.app.logger.warning("longer than the window")
    elif execution_duration > allocated_slot_size * 0.8:
        runner.app.logger.info("nearly as long as the window")


def calculate_time_slot(
    runner_position, total_runners, service_interval_minutes, spread_margin_minutes, active_runners=None
):
    slot = service_interval_minutes * 60 / total_runners
    first = runner_position * slot
    last = first + slot - spread_margin_minutes * 60
    return first, last if last > first else first + slot / 2


def is_runner_in_time_slot(current_time, service_interval_minutes, start_time, end_time):
    return start_time <= current_time % (service_interval_minutes * 60) < end_time


def can_run_atomic_service(
    runner_id, active_runners, current_time, service_interval_minutes, spread_margin_minutes
):
    count = len(active_runners)
    if count < 2:
        return count == 1
    position = calculate_runner_position(runner_id, active_runners)
    if position is None:
        return False
    window = calculate_time_slot(position, count, service_interval_minutes, spread_margin_minutes, active_runners)
    return is_runner_in_time_slot(current_time, service_interval_minutes, *window)
