"""What is given in Python, as words of the command."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Iterable, List, Mapping, Sequence

from ._declarations import Declarations, LintOptions
from ._errors import UsageError

_MICROSECOND = timedelta(microseconds=1)

# What may be given more than once.
_SEVERAL = frozenset({"only", "pynenc_version"})


def declared(function: str, given: Mapping[str, object]) -> List[str]:
    """
    :param function: whose arguments they are, for people
    :raises TypeError: for an argument that there is not
    """
    return _options(function, given, Declarations.__annotations__)


def declared_to_lint(function: str, given: Mapping[str, object]) -> List[str]:
    """The same, and which rules are asked."""
    known = {**Declarations.__annotations__, **LintOptions.__annotations__}
    return _options(function, given, known)


def _options(function: str, given: Mapping[str, object], known: Mapping[str, object]) -> List[str]:
    words: List[str] = []
    for name, value in given.items():
        if name not in known:
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")
        if value is not None:
            words += [word for each in _each(name, value) for word in (_option(name), each)]
    return words


def _option(name: str) -> str:
    # A level is given rule by rule.
    return "--rule" if name == "rules" else f"--{name.replace('_', '-')}"


def _each(name: str, value: Any) -> Sequence[str]:
    if name == "rules":
        return [f"{rule}={level}" for rule, level in value.items()]
    if isinstance(value, timedelta):
        return [f"{value // _MICROSECOND}us"]
    if isinstance(value, (str, int)):
        return [str(value)]
    # Of others the command would take the last one.
    if name not in _SEVERAL or not isinstance(value, Iterable):
        raise TypeError(f"{name} is {value!r}, but must be one of what its type says")
    words = [str(each) for each in value]
    if not words:
        raise UsageError(f"{name} is empty: name at least one, or leave it out")
    return words
