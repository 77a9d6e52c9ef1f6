from pynenc import Pynenc

app = Pynenc(config_filepath="conf/fleet.toml")  # want unread-settings-file: conf/fleet.toml was not read
