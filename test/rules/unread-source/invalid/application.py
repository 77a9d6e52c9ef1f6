from pynenc import Pynenc

app = Pynenc(config_filepath="conf/fleet.toml")  # want unread-source: conf/fleet.toml was not read
