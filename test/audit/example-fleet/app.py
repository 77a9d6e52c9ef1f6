"""The application whose records stand in docs/examples/audit."""

from pynenc import Pynenc
from pynenc.trigger import TriggerBuilder

app = Pynenc()


@app.task(triggers=TriggerBuilder().on_cron("* * * * *"))
def tidy() -> int:
    return 1
