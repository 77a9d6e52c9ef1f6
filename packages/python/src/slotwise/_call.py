"""One run of the command, for its answers."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Union

from ._environment import inherited
from ._errors import (
    CommandError,
    NodeNotFoundError,
    NoSettingsError,
    NotJudgedError,
    SlotwiseError,
    UsageError,
)
from ._launch import PROGRAM
from ._node import find_node

StrPath = Union[str, "os.PathLike[str]"]


class Answer(NamedTuple):
    status: int
    output: str
    errors: str


def call(words: Sequence[str], *, folder: Optional[StrPath] = None, columns: Optional[int] = None) -> Answer:
    """
    :param folder: where it runs; the current one where it is not said
    :param columns: of the terminal with colours in which it is shown; None where there is none
    :raises NodeNotFoundError: where nothing can run it
    """
    node = find_node(os.environ)
    environment = inherited(os.environ)
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        environment.pop(name, None)
    environment.update({"NO_COLOR": "1"} if columns is None else {"FORCE_COLOR": "1", "COLUMNS": str(columns)})
    try:
        done = subprocess.run(
            [node.path, PROGRAM, *words],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except OSError as error:
        raise NodeNotFoundError(f"{node.path} could not be started: {error.strerror}") from error
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))


def printed(words: Sequence[str], *, folder: Optional[StrPath] = None) -> str:
    """
    What the command prints.

    :raises SlotwiseError: where it has nothing to say, with its own words
    """
    answer = call(words, folder=folder)
    if answer.status not in (0, 1) or answer.output == "":
        raise _error(answer)
    return answer.output


def report(words: Sequence[str], *, folder: Optional[StrPath] = None) -> Dict[str, Any]:
    """
    What the command says in JSON.

    :raises SlotwiseError: where it has nothing to say, with its own words
    """
    value = json.loads(printed([*words[:1], "--format", "json", *words[1:]], folder=folder))
    assert isinstance(value, dict)
    return value


def paths(given: Sequence[StrPath]) -> List[str]:
    """As words of the command: none is taken for an option, or for standard input."""
    names = [os.fspath(each) for each in given]
    if not names:
        raise UsageError("no path is given")
    return ["--", *(os.path.join(".", name) if name == "-" else name for name in names)]


# By the status that the command ends with.
_KINDS = {1: NotJudgedError, 2: UsageError, 3: NoSettingsError}


def _error(answer: Answer) -> SlotwiseError:
    lines = [line for line in answer.errors.splitlines() if line.strip() != ""]
    if not lines:
        return CommandError(f"the command ended with status {answer.status} and said nothing")
    told = lines[-1]
    for prefix in ("slotwise: ", "error: "):
        told = told[len(prefix) :] if told.startswith(prefix) else told
    kind = CommandError if told.startswith("internal error") else _KINDS.get(answer.status, CommandError)
    return kind(told)
