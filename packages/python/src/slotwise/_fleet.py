from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Literal, Tuple

from ._call import printed
from ._names import PROMISES
from ._reports import Deployment

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
        The worst verdict on each promise, by its name, such as `no-turn-missed`: `unknown` also where a deployment is
        not judged, or no runner of it starts. Of more than eight sizes those count that `slotwise preview` draws;
        whether all of them are safe `safe` says.
        """
        told = list(self._verdicts())
        return {name: max((each.get(name, "unknown") for each in told), key=_WORSE.index) for name in PROMISES}

    @property
    def summary(self) -> str:
        """How far the settings carry, a line for each deployment and for releases of pynenc that behave alike."""
        return "\n".join(line for deployment in self.deployments for line in _sentences(deployment))

    def drawing(self) -> str:
        """
        The cycle as text, drawn by the command from the files as they are now.

        :raises SlotwiseError: where nothing can be drawn
        """
        return printed(["preview", *self._words])

    def __repr__(self) -> str:
        sizes = sorted({each.runners for each in self.deployments if each.runners is not None})
        verdict = "safe" if self.safe else "not safe"
        return f"<Fleet of {' or '.join(sizes) or '?'} runners, {verdict}: {self.summary.replace(chr(10), '; ')}>"

    def _verdicts(self) -> Iterator[Dict[str, Verdict]]:
        for deployment in self.deployments:
            cycles = [judged.cycles for judged in deployment.judged]
            if not cycles or () in cycles:
                yield {}
            yield from ({each.name: each.verdict for each in cycle.promises} for several in cycles for cycle in several)


def _sentences(deployment: Deployment) -> List[str]:
    if deployment.problem is not None:
        return [f"{deployment.name or deployment.files[-1]} cannot be judged: {deployment.problem}"]
    return [each.summary for each in deployment.judged]
