"""
Lints pynenc runner settings, and tells what a fleet keeps of what it is promised.

    import slotwise

    assert slotwise.lint("pyproject.toml", runners=4) == []
    assert slotwise.fleet(".", runners=6).safe

Every answer is the command's, `slotwise`: nothing is judged in Python.
"""

from __future__ import annotations

# Not of typing, whose import takes longer than all that the command needs of Python.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import List

    from ._api import __version__ as __version__
    from ._api import fleet as fleet
    from ._api import lint as lint
    from ._api import safe_runners as safe_runners
    from ._declarations import Declarations as Declarations
    from ._declarations import LintOptions as LintOptions
    from ._errors import CommandError as CommandError
    from ._errors import NodeNotFoundError as NodeNotFoundError
    from ._errors import NoSettingsError as NoSettingsError
    from ._errors import NotJudgedError as NotJudgedError
    from ._errors import SlotwiseError as SlotwiseError
    from ._errors import UsageError as UsageError
    from ._fleet import Fleet as Fleet
    from ._reports import Finding as Finding

# Loaded when it is asked for: the command needs none of it to start.
_HOMES = {
    "CommandError": "_errors",
    "Declarations": "_declarations",
    "Finding": "_reports",
    "Fleet": "_fleet",
    "LintOptions": "_declarations",
    "NoSettingsError": "_errors",
    "NodeNotFoundError": "_errors",
    "NotJudgedError": "_errors",
    "SlotwiseError": "_errors",
    "UsageError": "_errors",
    "__version__": "_api",
    "fleet": "_api",
    "lint": "_api",
    "safe_runners": "_api",
}

__all__ = list(_HOMES)


# Not for whoever checks types: every name would be known.
if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> List[str]:
    return sorted({*globals(), *_HOMES})
