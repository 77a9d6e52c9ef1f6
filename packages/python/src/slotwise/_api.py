from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, List, Optional, Sequence, Union

from ._call import StrPath, paths, report
from ._declarations import Declarations, LintOptions
from ._errors import NotJudgedError, UsageError
from ._fleet import Fleet
from ._launch import PROGRAM
from ._not_judged import why_not_judged
from ._reports import Finding, LintReport, PreviewReport
from ._words import declared, declared_to_lint

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack


def _version() -> str:
    with open(os.path.join(os.path.dirname(PROGRAM), os.pardir, "package.json"), encoding="utf-8") as file:
        return str(json.load(file)["version"])


__version__ = _version()


def lint(path: Union[StrPath, Sequence[StrPath]] = ".", **options: Unpack[LintOptions]) -> List[Finding]:
    """
    The problems in settings files, the remarks (severity `info`) among them.

        slotwise.lint("pyproject.toml", runners=4, service_duration="20s")

    :param path: a file or folder, or several
    :param options: what is declared, which beats `[tool.slotwise]`, and which rules are asked: see `LintOptions`
    :raises NoSettingsError: where there are no pynenc settings at all
    :raises UsageError: for a value that cannot be meant
    """
    return list(_linted("lint", path, options).findings)


def fleet(path: StrPath = ".", **declarations: Unpack[Declarations]) -> Fleet:
    """
    What the fleets that are started from a path keep of what they are promised.

        slotwise.fleet(".", runners=6).safe

    :param path: a file or folder
    :param declarations: what is declared, which beats `[tool.slotwise]`: see `Declarations`
    :raises NoSettingsError: where there are no pynenc settings at all
    :raises NotJudgedError: for a file that cannot be read
    :raises UsageError: for a value that cannot be meant, and where nobody says how many runners there are
    """
    options = declared("fleet", declarations)
    found = PreviewReport.of(report(["preview", *options, *paths([path])]))
    for each in found.deployments:
        if each.problem is None and each.runners is None:
            who = each.name or each.files[-1]
            raise UsageError(f"how many runners does {who} have? fleet(runners=4), or runners = 4 in [tool.slotwise]")
    return Fleet(found.deployments, (*options, *paths([os.path.abspath(path)])))


def safe_runners(path: StrPath = ".", **declarations: Unpack[Declarations]) -> Optional[int]:
    """
    The largest number of runners with which, and with every smaller number, all fleets that are started from a path
    are safe under every release of pynenc that the project allows; 0 where not even one is, None where any number is.

    :raises NoSettingsError: where there are no pynenc settings at all
    :raises NotJudgedError: where a fleet cannot be judged, or a file cannot be read
    :raises UsageError: for a value that cannot be meant
    """
    found = _linted("safe_runners", path, declarations)
    unjudged = why_not_judged(found)
    if unjudged is not None:
        raise NotJudgedError(unjudged)
    limits = [summary.largest_safe_fleet for fleet in found.fleets for summary in fleet.judged]
    return min((limit for limit in limits if limit is not None), default=None)


def _linted(
    function: str, path: Union[StrPath, Sequence[StrPath]], options: Union[LintOptions, Declarations]
) -> LintReport:
    several = [path] if isinstance(path, (str, os.PathLike)) else list(path)
    words = declared_to_lint(function, options) if function == "lint" else declared(function, options)
    return LintReport.of(report(["lint", *words, *paths(several)]))
