"""Builds pynenc's settings objects from what a project would hold, and answers with every value.

Each line of standard input is one project as JSON, each line of standard output the answer to it, in the same order:

- input: `files` (texts by name), `environment`, `configValues` (a Python dictionary, as it stands in code, or null),
  `configFilepath` (or null), `assignments` (names and values, as code gives them to `app.conf` afterwards), `classes`
  (names), `task` (`module.function`, which ConfigTask is built for)
- output: by class either `{"values": {field: text}}`, or, where pynenc raises, `{"error": text}`. Unless it is a file that
  cannot be read, `failed` then names the fields whose values are refused, and `values` has the others.

The objects are built by pynenc's own constructors. Only when one raises it is built again with mappers that go on after
an error, to learn which fields are to blame.
"""

import ast
import dataclasses
import enum
import importlib
import json
import os
import pkgutil
import sys
import tempfile

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


def build(config_class: type, project: dict) -> tuple[ConfigBase, Exception | None]:
    """The object, as far as it came, and what its constructor raised."""
    code = project["configValues"]
    values = None if code is None else ast.literal_eval(code)
    config = config_class.__new__(config_class)
    arguments = {"config_values": values, "config_filepath": project["configFilepath"]}
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
        return f"set {list_text(sorted(map(item_text, value)))}"
    if isinstance(value, tuple):
        return f"tuple {list_text(map(item_text, value))}"
    if isinstance(value, bool):
        return f"bool {value}"
    return f"{type(value).__name__} {value if isinstance(value, str) else repr(value)}"


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


def answer(project: dict) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for name, text in project["files"].items():
                os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
                with open(name, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            os.environ.update(project["environment"])
            return {name: answer_for(CLASSES[name], project) for name in project["classes"]}
        finally:
            for name in project["environment"]:
                os.environ.pop(name, None)
            os.chdir("/")


def main() -> None:
    for name in [name for name in os.environ if name.upper().startswith("PYNENC")]:
        del os.environ[name]
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
