"""`slotwise` on the command line: hands everything to Node."""

from __future__ import annotations

import os
import sys

from ._environment import inherited
from ._errors import NodeNotFoundError
from ._node import Node, find_node

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Dict, List, Sequence

# The package of npm as it is published, with the recorded answers beside it.
PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_command", "dist", "slotwise.cjs")

_USAGE = 2


def main() -> int:
    """Runs the command with the words of this process. On POSIX it takes this process's place, and nothing returns."""
    words = sys.argv[1:]
    try:
        node = find_node(os.environ)
    except NodeNotFoundError as error:
        return _refused(str(error))
    command = [node.path, PROGRAM, *words]
    environment = _environment(words, node)
    try:
        if os.name == "nt":
            return _run(command, environment)
        # Signals, the terminal and the exit status are Node's own from here on.
        os.execve(node.path, command, environment)
    except OSError as error:
        return _refused(f"{node.path} could not be started: {error.strerror}")


def _environment(words: Sequence[str], node: Node) -> Dict[str, str]:
    environment = inherited(os.environ)
    if "--verbose" in words:
        python = ".".join(str(part) for part in sys.version_info[:3])
        environment["SLOTWISE_STARTED_BY"] = f"This Node is {node.reason}.\nPython {python}: {sys.executable}"
    # An application is run by the Python that has its pynenc, and this one need not be on the PATH.
    if "audit" in words and "SLOTWISE_PYTHON" not in environment and _has_pynenc():
        environment["SLOTWISE_PYTHON"] = sys.executable
    return environment


def _has_pynenc() -> bool:
    from importlib.util import find_spec

    return find_spec("pynenc") is not None


def _run(command: List[str], environment: Dict[str, str]) -> int:
    """For Windows, where a process cannot take another one's place."""
    import signal
    import subprocess

    # Ctrl-C reaches both: the command ends as it likes, and this process tells how.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    status = subprocess.call(command, env=environment)
    # As Windows counts it, which Python takes only as a number with a sign.
    return status - (1 << 32) if status >= 1 << 31 else status


def _refused(message: str) -> int:
    sys.stderr.write(f"slotwise: {message}\n")
    return _USAGE
