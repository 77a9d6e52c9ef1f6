from __future__ import annotations


class SlotwiseError(Exception):
    """What went wrong, in one line."""


class NodeNotFoundError(SlotwiseError):
    """There is no Node that can run the command."""


class UsageError(SlotwiseError):
    """What was asked for cannot be meant: a value that is none, or a rule that there is not."""


class NoSettingsError(SlotwiseError):
    """There are no pynenc settings at the path, which most often is a wrong one."""


class NotJudgedError(SlotwiseError):
    """There are settings that cannot be judged, such as a value that is only known when a runner starts."""


class CommandError(SlotwiseError):
    """The command itself failed."""
