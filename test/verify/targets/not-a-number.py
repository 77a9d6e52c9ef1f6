"""The adapter, with a pynenc whose longest execution is not a number."""

import pathlib
import runpy

from pynenc.orchestrator import atomic_service

atomic_service.get_max_execution_duration = lambda active_runners: float("nan")
adapter = pathlib.Path(__file__).parents[3] / "packages/cli/adapters/adapter.py"
runpy.run_path(str(adapter), run_name="__main__")
