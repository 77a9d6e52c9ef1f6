"""Builds pynenc's settings objects from what a project would hold, and answers with every value.

Each line of standard input is one project as JSON, each line of standard output the answer to it, in the same order:

- input: `files` (texts by name), `environment`, `construction` (how code makes the application, as a Python expression, or
  null), `assignments` (names and values, as code gives them to `app.conf` afterwards), `classes` (names), `task`
  (`module.function`, which ConfigTask is built for), `starts` (true where a runner is to be started as well)
- output: by class either `{"values": {field: text}}`, or, where pynenc raises, `{"error": text}`. Unless it is a file that
  cannot be read, `failed` then names the fields whose values are refused, and `values` has the others. Where a runner is to be
  started, `start` says what it raises, or null.

A runner is started in a copy of this process: nothing that it leaves behind reaches the next project.

The objects are built by pynenc's own constructors. Only when one raises it is built again with mappers that go on after
an error, to learn which fields are to blame.
"""

import ast
import dataclasses
import enum
import importlib
import json
import logging
import os
import pkgutil
import sys
import tempfile
import warnings

import pynenc.app
import pynenc.conf
from cistell import ConfigBase, ConfigField
from pynenc.exceptions import PynencError
from pynenc.identifiers.task_id import TaskId

for module in pkgutil.iter_modules(pynenc.conf.__path__):
    importlib.import_module(f"pynenc.conf.{module.name}")


def all_classes(parent: type) -> dict[str, type]:
    """Every settings class below one, by name."""
    found: dict[str, type] = {}
    for child in parent.__subclasses__():
        found[child.__name__] = child
        found.update(all_classes(child))
    return found


CLASSES = all_classes(ConfigBase)
FIELDS = {
    value: name
    for parent in CLASSES.values()
    for name, value in vars(parent).items()
    if isinstance(value, ConfigField)
}


class Refused:
    """Stands for a value that a mapper did not take."""


def application(project: dict) -> pynenc.Pynenc:
    """The application that the project's code makes."""
    names = {name: getattr(pynenc, name) for name in ("Pynenc", "PynencBuilder")}
    return eval(project["construction"] or "Pynenc()", names)  # noqa: S307 - the tests' own code


def build(config_class: type, project: dict) -> tuple[ConfigBase, Exception | None]:
    """The object, as far as it came, and what its constructor raised."""
    app = application(project)
    config = config_class.__new__(config_class)
    arguments = {"config_values": app.config_values, "config_filepath": app.config_filepath}
    if config_class.__name__ == "ConfigTask":
        arguments["task_id"] = TaskId.from_key(project["task"])
    try:
        config.__init__(**arguments)
        if config_class.__name__ == "ConfigPynenc":
            for name, written in project["assignments"]:
                setattr(config, name, ast.literal_eval(written))
    except Exception as error:  # whatever it is, the application does not start
        return config, error
    return config, None


def build_tolerantly(
    config_class: type, project: dict
) -> tuple[ConfigBase, Exception | None, set[str]]:
    """The same in spite of values that are refused, and the fields that those were for."""
    refused: set[str] = set()
    mappers = {field: field._mapper for field in FIELDS}

    def tolerant(field: ConfigField):
        def mapper(value, expected_type):
            try:
                return mappers[field](value, expected_type)
            except Exception:
                refused.add(FIELDS[field])
                return Refused()

        return mapper

    try:
        for field in FIELDS:
            field._mapper = tolerant(field)
        return *build(config_class, project), refused
    finally:
        for field, mapper in mappers.items():
            field._mapper = mapper


def text_of(value) -> str:
    """A value with its type, so that equal texts are equal values."""
    if isinstance(value, enum.Enum):
        return f"enum {value.value}"
    if isinstance(value, (set, frozenset)):
        return f"set {list_text(sorted(map(item_text, value), key=in_utf16))}"
    if isinstance(value, tuple):
        return f"tuple {list_text(map(item_text, value))}"
    if isinstance(value, bool):
        return f"bool {value}"
    return f"{type(value).__name__} {value if isinstance(value, str) else repr(value)}"


def in_utf16(text: str) -> bytes:
    """For the order in which JavaScript sorts."""
    return text.encode("utf-16-be", "surrogatepass")


def list_text(items) -> str:
    return json.dumps(list(items), ensure_ascii=False, separators=(",", ":"))


def item_text(item) -> str:
    """One of several: a class by its path, a rule by its parts, anything else as it is shown."""
    if isinstance(item, type):
        return f"{item.__module__}.{item.__qualname__}"
    return ": ".join(map(str, vars(item).values())) if dataclasses.is_dataclass(item) else str(item)


def values_of(config: ConfigBase) -> dict[str, str]:
    known = {name: getattr(config, name) for name in config.all_fields}
    return {name: text_of(value) for name, value in known.items() if not isinstance(value, Refused)}


def answer_for(config_class: type, project: dict) -> dict:
    config, error = build(config_class, project)
    if error is None:
        return {"values": values_of(config)}
    told = {"error": f"{type(error).__name__}: {error}"}
    again, remaining, refused = build_tolerantly(config_class, project)
    # What checks the finished object raises pynenc's own error; anything else that remains is a file.
    if remaining is not None and not isinstance(remaining, PynencError):
        return told
    return {**told, "values": values_of(again), "failed": sorted(refused)}


def start_error(project: dict) -> str | None:
    """What a runner raises until it would look for work for the first time."""
    try:
        app = application(project)
        for name, written in project["assignments"]:
            setattr(app.conf, name, ast.literal_eval(written))
        app.runner.on_start()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def in_copy(function, *arguments):
    """What a function returns in a copy of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(json.dumps(function(*arguments)))
        # With whatever threads a runner has begun.
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told)


def answer(project: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            os.mkdir("conf")
            for name, text in project["files"].items():
                os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
                with open(name, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            os.environ.update(project["environment"])
            if project.get("starts"):
                return {"start": in_copy(start_error, project)}
            return {name: answer_for(CLASSES[name], project) for name in project["classes"]}
        finally:
            for name in project["environment"]:
                os.environ.pop(name, None)
            os.chdir("/")


def main() -> None:
    for name in [name for name in os.environ if name.upper().startswith("PYNENC")]:
        del os.environ[name]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    # Of what is installed beside a release nothing is asked, and looking for it takes longer than everything else.
    pynenc.app.load_all_plugins = lambda: None
    pynenc.PynencBuilder._load_plugins = classmethod(lambda cls: None)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
