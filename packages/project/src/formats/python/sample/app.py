import os

from pynenc import Pynenc

os.environ["PYNENC__APP_ID"] = "orders"
app = Pynenc(config_values={"atomic_service_interval_minutes": 7.5})
