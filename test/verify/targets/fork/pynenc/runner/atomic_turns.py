"""Windows alone, with a parameter that pynenc does not have; prints while it is imported."""

print("an import that prints is no answer")


def calculate_time_slot(
    *, runner_position, total_runners, service_interval_minutes, spread_margin_minutes, shift_seconds=0.0
):
    slot = service_interval_minutes * 60 / total_runners
    first = runner_position * slot + shift_seconds
    last = first + slot - spread_margin_minutes * 60
    return first, last if last > first else first + slot / 2


def can_run_atomic_service(runner_id, weather):
    """Cannot be asked: nobody knows the weather."""
