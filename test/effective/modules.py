"""Runs modules that make an application, and answers with what its settings objects then hold.

Each line of standard input is one project as JSON, each line of standard output the answer to it:

- input: `files` (texts by name), `environment`, `code` (of a module that has an `app`)
- output: either `{"error": text}`, where the module does not load, or, by the name of the class, the fields with their
  types and values of the objects that the application and its parts have. A part that cannot be made is left out.
"""

import importlib
import json
import logging
import os
import re
import sys
import tempfile

from values import values_of

logging.disable(logging.CRITICAL)
PARTS = ("runner", "orchestrator", "broker", "trigger", "state_backend", "client_data_store")


def answer(project: dict, number: int) -> dict:
    name = f"tried_{number}"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        sys.path.insert(0, folder)
        try:
            for path, text in {**project["files"], f"{name}.py": project["code"]}.items():
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            os.environ.update(project["environment"])
            importlib.invalidate_caches()
            try:
                app = importlib.import_module(name).app
            except Exception as error:
                return {"error": f"{type(error).__name__}: {error}"}
            return settings_of(app)
        finally:
            sys.path.remove(folder)
            for path in (*project["files"], name):
                sys.modules.pop(path.removesuffix(".py"), None)
            # Also what `os.putenv` alone has set.
            texts = " ".join((*project["files"].values(), project["code"]))
            for variable in {*os.environ, *re.findall(r"PYNENC__\w+", texts)}:
                if variable.startswith("PYNENC"):
                    os.environ.pop(variable, None)
                    os.unsetenv(variable)
            os.chdir("/")


def settings_of(app) -> dict:
    found = {"ConfigPynenc": values_of(app.conf)}
    for part in PARTS:
        try:
            conf = getattr(app, part).conf
        except Exception:
            continue
        found[type(conf).__name__] = values_of(conf)
    return found


def main() -> None:
    for number, line in enumerate(sys.stdin):
        print(json.dumps(answer(json.loads(line), number)), flush=True)


main()
