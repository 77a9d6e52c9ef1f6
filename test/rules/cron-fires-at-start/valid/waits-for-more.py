from pynenc import PynencBuilder
from pynenc.trigger import TriggerBuilder

# slotwise: ignore[cron-fires-at-start] recovery does no harm
app = PynencBuilder().custom_config(trigger_cls="SQLiteTrigger").build()


@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *").on_event("paid"))
def nightly() -> None: ...


@app.task(triggers=TriggerBuilder().on_cron(app.conf.nightly))
def computed() -> None: ...


@scheduler.on_cron("0 3 * * *")
def elsewhere() -> None: ...
