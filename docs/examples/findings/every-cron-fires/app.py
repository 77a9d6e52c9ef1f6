from pynenc import Pynenc
from pynenc.trigger import TriggerBuilder

app = Pynenc()


@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))
def nightly() -> None: ...
