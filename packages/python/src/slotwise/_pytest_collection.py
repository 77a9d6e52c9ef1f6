"""The settings of a project as tests: a file, below it `slotwise`, below that a test for each rule."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import Any, Iterator, List, NamedTuple, Optional, Set, Tuple, Union

import pytest

from ._call import call, paths, report
from ._declaring import declares, declaring_files, declaring_folder
from ._errors import SlotwiseError
from ._names import SETTING_RULES, SLOT_RULES
from ._not_judged import why_not_judged
from ._reports import Finding, LintReport

# The test that fails where nothing can be judged.
READABLE = "settings"

# What lint by itself ends with 1 for.
_PROBLEMS = ("error", "warning")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("slotwise", "pynenc runner settings").addoption(
        "--slotwise",
        action="store_true",
        help="test the pynenc settings of each project that has a [tool.slotwise], rule by rule",
    )


def pytest_configure(config: pytest.Config) -> None:
    # `testpaths` name where the code is tested, and settings lie elsewhere. What is named on the command line stays so.
    if not config.getoption("slotwise") or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    searched = [Path(os.path.abspath(arg.split("::")[0])) for arg in config.args]
    patterns = config.getini("norecursedirs")
    for file in declaring_files(config.rootpath, lambda folder: any(_matches(folder, each) for each in patterns)):
        # An old pytest would take what lies among the tests twice.
        if not any(folder in file.parents for folder in searched):
            config.args.append(str(file))
            config.stash.setdefault(_FOUND, set()).add(file)


# What nobody has named.
_FOUND = pytest.StashKey[Set[Path]]()


def _matches(path: Path, pattern: str) -> bool:
    if os.sep not in pattern:
        return fnmatch(path.name, pattern)
    return fnmatch(str(path), pattern if os.path.isabs(pattern) else f"*{os.sep}{pattern}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Optional[SettingsFile]:
    if not parent.config.getoption("slotwise") or not declares(file_path):
        return None
    file: SettingsFile = SettingsFile.from_parent(parent, path=file_path)
    return file


class SettingsFile(pytest.File):
    def collect(self) -> Iterator[Settings]:
        if self.path not in self.config.stash.get(_FOUND, set()) or not self._is_ignored():
            yield Settings.from_parent(self, name="slotwise")

    def _is_ignored(self) -> bool:
        """As what pytest comes upon by itself is ignored; of what is named on its command line it does not ask."""
        hooks = self.session.gethookproxy(self.path)
        root = self.config.rootpath
        below = [path for path in (self.path, *self.path.parents) if root in path.parents]
        return any(hooks.pytest_ignore_collect(collection_path=path, config=self.config) for path in below)


class Judged(NamedTuple):
    findings: Tuple[Finding, ...]
    not_judged: Optional[str]
    """Why the slots of a deployment were not judged."""


class Settings(pytest.Collector):
    """What is said of the folder that the file lies in. Asked when the first test runs: collecting costs nothing."""

    def collect(self) -> Iterator[pytest.Item]:
        yield ReadableItem.from_parent(self, name=READABLE)
        for rule in (*SLOT_RULES, *SETTING_RULES):
            yield RuleItem.from_parent(self, name=rule)

    @cached_property
    def judged(self) -> Union[Judged, SlotwiseError]:
        try:
            found = LintReport.of(report(["lint", *paths([self._place])], folder=self._root))
        except SlotwiseError as error:
            return error
        own = tuple(finding for finding in found.findings if self._is_own(finding.file))
        return Judged(own, why_not_judged(found, self._is_own))

    def shown(self, rule: str, findings: List[Finding]) -> str:
        """What the command prints of a rule, with its drawings, for the terminal that pytest has."""
        # By the files, where others below this folder have the same problem and their own tests.
        files = sorted({finding.file for finding in findings})
        columns = None
        if self.config.pluginmanager.hasplugin("terminalreporter"):
            terminal = self.config.get_terminal_writer()
            columns = terminal.fullwidth if terminal.hasmarkup else None
        answer = call(["lint", "--only", rule, *paths(files)], folder=self._root, columns=columns)
        return _without_annotations(answer.output)

    # Links are followed: the command, which has its folder by its real name, would call files otherwise.
    @property
    def _root(self) -> Path:
        return self.config.rootpath.resolve()

    @property
    def _folder(self) -> Path:
        return self.path.resolve().parent

    @property
    def _place(self) -> str:
        folder, root = self._folder, self._root
        return os.path.relpath(folder, root) if root == folder or root in folder.parents else str(folder)

    def _is_own(self, file: str) -> bool:
        """A folder below with a `[tool.slotwise]` of its own has its own tests."""
        folder, place = self._folder, (self._root / file).parent
        return folder not in (place, *place.parents) or declaring_folder(place, folder) == folder


class Broken(Exception):
    """A rule that does not hold."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.shown = Shown(text)


class Shown:
    """What pytest asks of a failure. Printed as the command prints it, with colours where pytest has them."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return _COLOUR.sub("", self.text)

    def toterminal(self, tw: Any) -> None:
        for line in (self.text if tw.hasmarkup else str(self)).splitlines():
            tw.line(line)


class SettingsItem(pytest.Item):
    """One test of a project's settings."""

    parent: Settings

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, Broken):
            return excinfo.value.shown
        if isinstance(excinfo.value, SlotwiseError):
            return f"slotwise: {excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> Tuple[Path, Optional[int], str]:
        return self.path, None, f"slotwise: {self.name}"


class ReadableItem(SettingsItem):
    def runtest(self) -> None:
        judged = self.parent.judged
        if isinstance(judged, SlotwiseError):
            raise judged


class RuleItem(SettingsItem):
    def runtest(self) -> None:
        settings = self.parent
        judged = settings.judged
        if isinstance(judged, SlotwiseError):
            # Told once, by the test for it, unless that one was not chosen.
            if any(isinstance(item, ReadableItem) and item.parent is settings for item in self.session.items):
                pytest.skip(f"nothing was judged: see {READABLE}")
            raise judged
        problems = [each for each in judged.findings if each.rule == self.name and each.severity in _PROBLEMS]
        if problems:
            raise Broken(settings.shown(self.name, problems))
        if self.name in SLOT_RULES and judged.not_judged is not None:
            pytest.skip(f"not judged: {judged.not_judged}")


_COLOUR = re.compile(r"\x1b\[[\d;]*m")

_ANNOTATION = re.compile(r"^::(?:error|warning|notice) .*\n?", re.MULTILINE)


def _without_annotations(text: str) -> str:
    """In GitHub Actions lint annotates by itself; here pytest says what has failed."""
    return _ANNOTATION.sub("", text)
