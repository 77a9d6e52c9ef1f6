from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Dict, Optional, Protocol, Tuple

import pytest

from ._api import fleet as fleet_at
from ._call import StrPath
from ._declarations import Declarations
from ._declaring import declaring_folder
from ._fleet import Fleet

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack


class FleetOf(Protocol):
    """The type of the fixture `fleet`."""

    def __call__(self, path: Optional[StrPath] = None, **declarations: Unpack[Declarations]) -> Fleet: ...


@pytest.fixture(scope="session")
def _slotwise_fleets() -> Dict[Tuple[Path, str], Fleet]:
    """Of the projects that tests lie in, each is asked once a session."""
    return {}


@pytest.fixture
def fleet(request: pytest.FixtureRequest, _slotwise_fleets: Dict[Tuple[Path, str], Fleet]) -> FleetOf:
    """
    What a fleet keeps of what it is promised: `assert fleet(runners=6).safe`. The settings are those of the project
    that the test lies in.
    """

    def of(path: Optional[StrPath] = None, **declarations: Unpack[Declarations]) -> Fleet:
        if path is not None:
            return fleet_at(path, **declarations)
        key = (project, repr(sorted(declarations.items())))
        if key not in _slotwise_fleets:
            _slotwise_fleets[key] = fleet_at(project, **declarations)
        return _slotwise_fleets[key]

    project = declaring_folder(request.path.parent) or request.config.rootpath
    return of
