from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

# pynenc's own defaults, written out, of which a fourth runner can miss its turns.
FOUR_RUNNERS = """\
[project]
name = "orders"
version = "1.0.0"
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
app_id = "orders"
atomic_service_interval_minutes = 5.0
atomic_service_spread_margin_minutes = 1.0
atomic_service_check_interval_minutes = 0.5
runner_considered_dead_after_minutes = 10.0

[tool.slotwise]
runners = 4
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the current folder, whose name has a blank and more than ASCII."""
    folder = tmp_path / "ein pröjekt"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(FOUR_RUNNERS, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder
