import os

from pynenc import PynencBuilder
from pynenc.trigger import TriggerBuilder

app = PynencBuilder().custom_config(trigger_cls=os.environ["TRIGGER"]).build()


@app.task(triggers=TriggerBuilder().on_cron("0 3 * * *"))
def nightly() -> None: ...
