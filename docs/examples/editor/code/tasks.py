"""Two applications in one module, each with settings of its own."""

from pynenc import Pynenc
from pynenc.builder import PynencBuilder

app = Pynenc(
    config_values={
        "app_id": "orders",
        "atomic_service_interval_minutes": 5.0,
    }
)

mails = (
    PynencBuilder()
    .app_id("mails")
    .custom_config(atomic_service_interval_minutes=60.0)
    .build()
)
