from __future__ import annotations

from typing import Callable, Optional

from ._reports import LintReport


def why_not_judged(found: LintReport, counts: Callable[[str], bool] = lambda _file: True) -> Optional[str]:
    """
    Why the slots of a fleet were not judged, where that is so.

    :param counts: whether a fleet whose strongest file this is, or a problem in it, is asked about
    """
    fleets = [fleet for fleet in found.fleets if counts(fleet.files[-1])]
    unjudged = [fleet for fleet in fleets if not fleet.judged]
    if fleets and not unjudged:
        return None
    told = [fleet.not_judged for fleet in unjudged if fleet.not_judged is not None]
    errors = [str(each) for each in found.findings if each.severity == "error" and counts(each.file)]
    return next(iter((*told, *errors)), "nothing was read that starts a fleet")
