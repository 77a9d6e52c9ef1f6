"""Settings in code, and a job at four minutes past each hour, when nobody of three runners may start.

The picture has the minute. Let it tick at 5 minutes past, when the first slot begins, and it is served.
"""

from pynenc import PynencBuilder
from pynenc.trigger import TriggerBuilder

app = (
    PynencBuilder()
    .app_id("billing")
    .redis(url="redis://cache:6379/0")
    .thread_runner()
    .custom_config(
        atomic_service_interval_minutes=5.0,
        atomic_service_spread_margin_minutes=1.0,
        atomic_service_check_interval_minutes=0.25,
    )
    .build()
)


@app.task(triggers=TriggerBuilder().on_cron("4 * * * *"))
def remind() -> None: ...
