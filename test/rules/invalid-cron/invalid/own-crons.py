from pynenc import Pynenc
from pynenc.trigger import TriggerBuilder
from pynenc.trigger.trigger_builder import on_cron as at

app = Pynenc({"app_id": "shop"})


# want invalid-cron: the module does not load, as pynenc refuses this where it stands: on_cron("0 3 * *") has 4 fields instead of five (minute, hour, day, month, weekday)
@app.task(triggers=TriggerBuilder().on_cron("0 3 * *"))
def nightly() -> None: ...


@app.workflow(triggers=[at("0 25 * * *")])  # want invalid-cron: the module does not load, as pynenc refuses this where it stands: on_cron("0 25 * * *") is no cron expression
def later() -> None: ...


@app.task(triggers=at("0 0 31 2 *"))  # want invalid-cron: never ticks
def never() -> None: ...
