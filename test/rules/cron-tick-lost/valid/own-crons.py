from pynenc import PynencBuilder
from pynenc.trigger.trigger_builder import on_cron

app = PynencBuilder().custom_config(atomic_service_interval_minutes=5.0).build()


@app.task(triggers=on_cron("0 * * * *"))
def hourly() -> None: ...
