"""Not pynenc: a fork of it that nobody installed, and that moved and kept little. No release is like it."""

__version__ = "0.2.3+fork"
