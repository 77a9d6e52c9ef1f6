"""Not pynenc: a stand-in with the names that its releases before 0.3 have, to try the adapter on."""

__version__ = "0.2.3"
