"""Not pynenc: a stand-in with the names that its releases from 0.3 on have, to try the adapter on."""

__version__ = "0.3.0"
