"""The environment as it was before Python changed it: the command answers as without Python before it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Dict, Mapping, Optional

# What Python sets LC_CTYPE to by itself where the locale is C (PEP 538).
_COERCED = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})

_AT_START = "/proc/self/environ"


def inherited(environment: Mapping[str, str]) -> Dict[str, str]:
    """With the LC_CTYPE that was set, if any: whether drawings may have more than ASCII is decided by the locale."""
    kept = dict(environment)
    if environment.get("LC_CTYPE") not in _COERCED or environment.get("LC_ALL"):
        return kept
    own = _own_ctype(environment)
    if own is None:
        del kept["LC_CTYPE"]
    else:
        kept["LC_CTYPE"] = own
    return kept


def _own_ctype(environment: Mapping[str, str]) -> Optional[str]:
    """What LC_CTYPE was when Python started; None where it was not set."""
    try:
        with open(_AT_START, "rb") as file:
            variables = file.read().split(b"\0")
    except OSError:
        # Nobody tells: where Python changes it, it takes all text for UTF-8 as well.
        return None if sys.flags.utf8_mode else environment["LC_CTYPE"]
    own = [each for each in variables if each.startswith(b"LC_CTYPE=")]
    return own[-1].partition(b"=")[2].decode("utf-8", "surrogateescape") if own else None
