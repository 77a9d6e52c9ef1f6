"""
For pre-commit alone, whose hooks in Python begin with `pip install .` at the root of their repository. Nothing is installed:
the command is `slotwise` of PyPI, in the version that .pre-commit-hooks.yaml names, and its package is packages/python. A
pyproject.toml would do as well, but all below it would become one project to the command: fixtures, samples and examples.
"""

from setuptools import setup

setup(name="slotwise-hook", version="0", py_modules=[])
