from pynenc import PynencBuilder
from pynenc.trigger import TriggerBuilder
from pynenc.trigger.trigger_builder import on_cron

WEEKLY = "0 4 * * sun"  # want cron-fires-at-start: 0 4 * * sun runs whenever

# want cron-fires-at-start: recover_pending_invocations_cron and recover_running_invocations_cron run whenever
app = PynencBuilder().custom_config(trigger_cls="SQLiteTrigger").build()


@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))  # want cron-fires-at-start: 0 3 * * * runs whenever a runner
def nightly() -> None: ...


@app.task(triggers=[on_cron("0 3 1 1 *"), on_cron(WEEKLY)])  # want cron-fires-at-start: 0 3 1 1 * runs whenever
def yearly() -> None: ...


# want cron-fires-at-start: */5 * * * * runs whenever
either = TriggerBuilder().on_cron("*/5 * * * *").on_event("paid").with_logic("or")
