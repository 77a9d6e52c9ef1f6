import os

from pynenc import Pynenc

app = Pynenc(config_filepath=os.environ["CONF"])
