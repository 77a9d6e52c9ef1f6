# Five minutes between two looks are too long for any fleet; the core crons are not set, and tick where the interval stands.
from pynenc import PynencBuilder
from pynenc.trigger.trigger_builder import TriggerBuilder, on_cron

app = (
    PynencBuilder()
    .custom_config(
        atomic_service_interval_minutes=60.0,  # want cron-tick-lost: the tick of recover_pending_invocations_cron
        atomic_service_check_interval_minutes=5.0,
    )
    .build()
)


@app.task(triggers=on_cron("27 * * * *"))  # want cron-tick-lost: the tick of on_cron("27 * * * *") at 00:27 UTC is lost
def hourly() -> None: ...


@app.workflow(triggers=[TriggerBuilder().on_cron("27 * * * *")])  # want cron-tick-lost: on_cron("27 * * * *")
def as_well() -> None: ...
