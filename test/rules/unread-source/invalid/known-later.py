import os

from pynenc import Pynenc

app = Pynenc(config_filepath=os.environ["CONF"])  # want unread-source: which settings file this names is only known when it starts
