"""Asks the real programs what the cases beside this file start, and writes their answers next to each.

    python3 ask.py [CASE ...]

Needs systemd (its manager is asked in test mode, which starts nothing), foreman and direnv, and honcho, supervisor and tox from PyPI
in the Python that runs this. A case is asked of the program that its name begins with; one whose program is missing keeps its answer.
"""

import importlib.metadata
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).parent / "cases"
ANSWERS = pathlib.Path(__file__).parent / "answers"


def ours(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PYNENC__")}


def systemd(case: pathlib.Path):
    """What its manager loads for a target, or else each service: their variables, those of files of variables aside."""
    manager = "/lib/systemd/systemd"
    home = pathlib.Path(tempfile.mkdtemp())
    units = pathlib.Path(shutil.copytree(case, home / "units"))
    subprocess.run(["chown", "-R", "nobody", home], check=True)
    answer = {}
    for unit in sorted(units.glob("*.target")) or sorted(units.glob("*.service")):
        environment = {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "SYSTEMD_UNIT_PATH": f"{units}:",
            "PATH": os.environ["PATH"],
        }
        dump = subprocess.run(
            [manager, "--test", "--user", f"--unit={unit.name}", "--no-pager", "--log-target=console"],
            env=environment,
            user="nobody",
            extra_groups=[],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        started = set(re.findall(r"^\t*Action: (\S+) -> start$", dump, re.M))
        for name, body in re.findall(r"^\t?-> Unit (\S+):\n((?:\t\t.*\n)*)", dump, re.M):
            if name not in started or f"Fragment Path: {units}/" not in body or not name.endswith(".service"):
                continue
            variables = dict(re.findall(r"^\t\tEnvironment: (\w+)=(.*)$", body, re.M))
            # What it loads it unsets only when it starts something.
            for unset in re.findall(r"^\t\tUnsetEnvironment: (.*)$", body, re.M):
                unset_name, _, value = unset.partition("=")
                if "=" not in unset or variables.get(unset_name) == value:
                    variables.pop(unset_name, None)
            answer[name] = ours(variables)
    return {"starts": answer, **({"files": environment_files(case)} if any(case.glob("*.env")) else {})}


def environment_files(case: pathlib.Path):
    """Files of variables, by systemd's own generator: its parser is that of `EnvironmentFile`, but it fills in `$X` and leaves
    out what is empty."""
    generator = "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator"
    answer = {}
    for file in sorted(case.glob("*.env")):
        home = pathlib.Path(tempfile.mkdtemp())
        (home / "environment.d").mkdir()
        shutil.copy(file, home / "environment.d" / "of.conf")
        told = subprocess.run([generator], env={"XDG_CONFIG_HOME": str(home)}, capture_output=True, text=True, check=True).stdout
        variables = {}
        for line in told.splitlines():
            name, _, value = line.partition("=")
            # Quoted as C does, where it has to be.
            variables[name] = json.loads(value.replace("\\$", "$").replace("\\`", "`")) if value.startswith('"') else value
        answer[file.name] = ours(variables)
    return answer


def runners_of(*command: str, case: pathlib.Path, name: str):
    """The variables that each runner gets, from one in pynenc's place that only writes them down."""
    home = pathlib.Path(tempfile.mkdtemp())
    (home / "told").mkdir()
    files = pathlib.Path(shutil.copytree(case, home / "files"))
    stand_in = home / "pynenc"
    stand_in.write_text(
        f"#!{sys.executable}\nimport json, os, sys, time\n"
        f"with open('{home}/told/' + os.environ['{name}'], 'w') as told: json.dump(dict(os.environ), told)\n"
        "time.sleep(4)\n"
    )
    stand_in.chmod(0o755)
    environment = {"PATH": f"{home}:{os.environ['PATH']}", "HOME": "/tmp", "LANG": "C.UTF-8"}
    subprocess.run(command, cwd=files, env=environment, capture_output=True, timeout=60)
    return {told.name: ours(json.loads(told.read_text())) for told in sorted((home / "told").iterdir())}


def foreman(case: pathlib.Path):
    return {"starts": runners_of("foreman", "start", case=case, name="PS")}


def procfile(case: pathlib.Path):
    """What foreman and honcho both start; a variable of which they make different things is told by its name."""
    # A process that ends stops all others.
    one = foreman(case)["starts"]
    other = runners_of(sys.executable, "-m", "honcho", "start", case=case, name="HONCHO_PROCESS_NAME")
    if one.keys() != other.keys():
        raise RuntimeError(f"foreman starts {list(one)}, honcho {list(other)}")
    pairs = [(one[process], other[process]) for process in one]
    differing = {name for a, b in pairs for name in a.keys() | b.keys() if a.get(name) != b.get(name)}
    same = {process: {name: value for name, value in variables.items() if name not in differing} for process, variables in one.items()}
    return {"starts": same, "differing": sorted(differing)}


def supervisor(case: pathlib.Path):
    """The programs that its parser of options makes, those aside that it does not start by itself."""
    from supervisor.options import ServerOptions

    options = ServerOptions()
    options.realize(["-c", str(case / "supervisord.conf")])
    return {
        "starts": {
            f"{group.name}:{process.name}": ours(process.environment)
            for group in options.process_group_configs
            for process in group.process_configs
            if process.autostart
        }
    }


def direnv(case: pathlib.Path):
    """What it exports in the folder."""
    home = pathlib.Path(tempfile.mkdtemp())
    files = pathlib.Path(shutil.copytree(case, home / "files"))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    subprocess.run(["direnv", "allow", "."], cwd=files, env=environment, check=True)
    told = subprocess.run(["direnv", "export", "json"], cwd=files, env=environment, check=True, capture_output=True, text=True)
    return {"starts": {".envrc": ours(json.loads(told.stdout))}}


def tox(case: pathlib.Path):
    """What it sets in each of its environments."""
    home = pathlib.Path(tempfile.mkdtemp())
    files = pathlib.Path(shutil.copytree(case, home / "files"))
    command = [sys.executable, "-m", "tox", "config", "-k", "set_env", "--format", "json"]
    environment = {"PATH": os.environ["PATH"], "HOME": "/tmp"}
    told = subprocess.run(command, cwd=files, env=environment, check=True, capture_output=True, text=True)
    environments = json.loads(told.stdout)["env"]
    return {"starts": {f"tox {name}": ours(told_of["set_env"]) for name, told_of in environments.items()}}


def version(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


PROGRAMS = {
    "direnv": (direnv, lambda: f"direnv {version('direnv', 'version')}"),
    "foreman": (foreman, lambda: f"foreman {version('foreman', 'version')}"),
    "procfile": (procfile, lambda: f"foreman {version('foreman', 'version')}, {version('honcho', '--version')}"),
    "supervisor": (supervisor, lambda: f"supervisor {importlib.metadata.version('supervisor')}"),
    "tox": (tox, lambda: f"tox {importlib.metadata.version('tox')}"),
    "systemd": (systemd, lambda: version("systemctl", "--version")),
}

for case in sorted(CASES.iterdir()):
    if len(sys.argv) > 1 and case.name not in sys.argv[1:]:
        continue
    ask, told_by = PROGRAMS[case.name.split("-")[0]]
    answer = {"program": told_by(), **ask(case)}
    ANSWERS.mkdir(exist_ok=True)
    (ANSWERS / f"{case.name}.json").write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
