from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Literal, Tuple

from ._call import call
from ._reports import Cycle, Deployment

Verdict = Literal["holds", "unknown", "broken"]

_WORSE: Tuple[Verdict, ...] = ("holds", "unknown", "broken")


@dataclass(frozen=True)
class Fleet:
    """The fleets that are started from a path, with what each keeps of what it is promised."""

    deployments: Tuple[Deployment, ...]
    """As `slotwise preview --format json` tells them: releases of pynenc, sizes, cycles, promises, numbers."""

    _words: Tuple[str, ...] = field(repr=False, compare=False)

    @property
    def safe(self) -> bool:
        """
        Whether every deployment is safe with every size declared, under every release of pynenc that the project
        allows. One that cannot be judged is not safe: `problems` says why.
        """
        return all(
            deployment.judged != () and all(each.safe is True for each in deployment.judged)
            for deployment in self.deployments
        )

    @property
    def problems(self) -> List[str]:
        """Why deployments cannot be judged; empty where all are."""
        return [each.problem for each in self.deployments if each.problem is not None]

    @property
    def promises(self) -> Dict[str, Verdict]:
        """
        The worst verdict on each promise, by its name, such as `no-turn-missed`. Of more than eight sizes those count
        that `slotwise preview` draws; whether all of them are safe `safe` says.
        """
        worst: Dict[str, Verdict] = {}
        for cycle in self._cycles():
            for promise in cycle.promises:
                worst[promise.name] = max(worst.get(promise.name, "holds"), promise.verdict, key=_WORSE.index)
        return worst

    @property
    def summary(self) -> str:
        """How far the settings carry, a line for each deployment and for releases of pynenc that behave alike."""
        return "\n".join(line for deployment in self.deployments for line in _sentences(deployment))

    def drawing(self) -> str:
        """The cycle as text, drawn by the command from the files as they are now."""
        return call(["preview", *self._words]).output

    def __repr__(self) -> str:
        sizes = sorted({each.runners for each in self.deployments if each.runners is not None})
        verdict = "safe" if self.safe else "not safe"
        return f"<Fleet of {' or '.join(sizes) or '?'} runners, {verdict}: {self.summary.replace(chr(10), '; ')}>"

    def _cycles(self) -> List[Cycle]:
        return [cycle for each in self.deployments for judged in each.judged for cycle in judged.cycles]


def _sentences(deployment: Deployment) -> List[str]:
    if deployment.problem is not None:
        return [f"{deployment.name or deployment.files[-1]} cannot be judged: {deployment.problem}"]
    return [each.summary for each in deployment.judged]
