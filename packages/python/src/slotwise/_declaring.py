"""Which files say something to slotwise: the folders of those are what pytest judges."""

from __future__ import annotations

import os
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Iterator, Sequence

if sys.version_info >= (3, 11):
    import tomllib
else:
    # pytest brings it for these.
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

OWN_FILE = "slotwise.toml"
PROJECT_FILE = "pyproject.toml"


def declares(file: Path) -> bool:
    """Whether a file has `[tool.slotwise]`, or is a `slotwise.toml` that stands for it."""
    if file.name == OWN_FILE:
        return file.is_file() and not declares(file.with_name(PROJECT_FILE))
    if file.name != PROJECT_FILE:
        return False
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    return "slotwise" in text and _has_table(text)


def _has_table(text: str) -> bool:
    try:
        tool: Any = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        # What is wrong with it the rules say.
        return "[tool.slotwise" in text
    return isinstance(tool, dict) and "slotwise" in tool


def declaring_folder(path: Path, root: Path) -> Path:
    """The nearest folder with such a file, from a path upwards; the root where there is none."""
    for folder in (path, *path.parents):
        if any(declares(folder / name) for name in (PROJECT_FILE, OWN_FILE)):
            return folder
        if folder == root:
            break
    return root


def declaring_files(root: Path, ignored: Sequence[str]) -> Iterator[Path]:
    """
    All below a folder.

    :param ignored: patterns of the names of folders that are passed over, as pytest passes over them
    """
    for folder, inner, files in os.walk(root):
        inner[:] = sorted(
            name
            for name in inner
            if not any(fnmatch(name, pattern) for pattern in ignored)
            and not os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))
        )
        for name in (PROJECT_FILE, OWN_FILE):
            if name in files and declares(Path(folder, name)):
                yield Path(folder, name)
