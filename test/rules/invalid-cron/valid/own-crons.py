from pynenc import Pynenc
from pynenc.trigger import TriggerBuilder

app = Pynenc({"app_id": "shop"})


@app.task(triggers=[TriggerBuilder().on_cron("22-3 * * * fri-mon"), TriggerBuilder().on_cron("@daily")])
def nightly() -> None: ...
