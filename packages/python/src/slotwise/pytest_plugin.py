"""
`pytest --slotwise` judges the settings of each project that has a `[tool.slotwise]`, a test for each rule; the fixture
`fleet` is there with or without it.
"""

from __future__ import annotations

import pytest

# Wherever slotwise is installed, pytest loads this: one too old to be asked for must not fail for it.
if getattr(pytest, "version_tuple", (0,)) >= (7, 2):
    from ._pytest_collection import pytest_addoption as pytest_addoption
    from ._pytest_collection import pytest_collect_file as pytest_collect_file
    from ._pytest_collection import pytest_configure as pytest_configure
    from ._pytest_fixture import FleetOf as FleetOf
    from ._pytest_fixture import _slotwise_fleets as _slotwise_fleets
    from ._pytest_fixture import fleet as fleet
