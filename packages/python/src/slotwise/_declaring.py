"""Which files say something to slotwise: the folders of those are what pytest judges."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

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


def declaring_folder(path: Path, root: Optional[Path] = None) -> Optional[Path]:
    """
    The nearest folder with such a file, from a path upwards.

    :param root: the last folder that is looked at; all there are where it is not said
    """
    for folder in (path, *path.parents):
        if any(declares(folder / name) for name in (PROJECT_FILE, OWN_FILE)):
            return folder
        if folder == root:
            break
    return None


def declaring_files(root: Path, is_passed_over: Callable[[Path], bool]) -> Iterator[Path]:
    """
    All such files in a folder and below.

    :param is_passed_over: asked of each folder
    """
    for place, inner, files in os.walk(root):
        folder = Path(place)
        inner[:] = sorted(name for name in inner if not _is_left_out(folder / name, is_passed_over))
        for name in (PROJECT_FILE, OWN_FILE):
            if name in files and declares(folder / name):
                yield folder / name


def _is_left_out(folder: Path, is_passed_over: Callable[[Path], bool]) -> bool:
    return is_passed_over(folder) or (folder / "pyvenv.cfg").exists()
