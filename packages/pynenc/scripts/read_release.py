"""Reads what an installed package of pynenc's is, and prints it as JSON. Run by read-releases.mjs.

    python read_release.py pynenc            the settings, the decision, the start-up checks, the tables
    python read_release.py pynenc_redis      the settings of a plugin, and what of it cannot be used

Everything here is found by importing, calling or parsing what is installed. Nothing is known beforehand about a release
but the names of the settings that its start-up checks are about.
"""

import ast
import enum
import hashlib
import importlib
import importlib.metadata
import inspect
import json
import os
import pathlib
import pkgutil
import re
import sqlite3
import sys
import tempfile
import warnings

import cistell

BASES = {"ConfigBase", "ConfigRoot", "ConfigPynencBase"}
COMPONENTS = ("Runner", "Broker", "Orchestrator", "Trigger", "StateBackend", "ClientDataStore", "Serializer")


def import_all(package):
    """Every module of a package that can be imported, and what went wrong with the others."""
    failures = {}
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, package + ".", onerror=lambda _name: None):
        if module.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(module.name)
        except Exception as error:  # whatever an import may raise is what a user gets
            failures[module.name] = f"{type(error).__name__}: {error}"
    return root, failures


def subclasses(parent):
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


def is_of(package, one):
    return one.__module__ == package or one.__module__.startswith(package + ".")


def config_classes(package):
    found = {one.__name__: one for one in subclasses(cistell.ConfigBase) if is_of(package, one)}
    return [found[name] for name in sorted(found) if name not in BASES]


def described_class(one):
    fields = [
        described_field(name, value, one) for name, value in vars(one).items() if isinstance(value, cistell.ConfigField)
    ]
    extends = [base.__name__ for base in one.__bases__ if base.__name__ not in BASES and issubclass(base, cistell.ConfigBase)]
    return {"configClass": one.__name__, "section": section_of(one), "extends": extends, "fields": fields}


def section_of(one):
    return one.__name__.replace(one.IGNORE_CLASS_NAME_SUBSTR, "").lower()


def described_field(name, field, owner):
    default = field._default_value
    described = {"name": name, "type": type_of(default), "default": plain(default)}
    if isinstance(default, enum.Enum):
        described["values"] = [member.value for member in type(default)]
    mapper = field._mapper.__name__
    if mapper != "default_config_field_mapper":
        described["mapper"] = mapper
    # Older settings libraries have no secrets.
    if getattr(field, "_secret", False):
        described["secret"] = True
    if not re.search(rf":cvar[^:]*\b{name}\b", owner.__doc__ or ""):
        described["undescribed"] = True
    return described


def type_of(default):
    if isinstance(default, enum.Enum):
        return "enum"
    if isinstance(default, frozenset):
        return "set"
    return type(default).__name__


def plain(default):
    if isinstance(default, enum.Enum):
        return default.value
    if isinstance(default, (list, tuple, set, frozenset)):
        return [plain(item) for item in default]
    if isinstance(default, type):
        return f"{default.__module__}.{default.__qualname__}"
    return default


class Reads(ast.NodeVisitor):
    """The names that code reads: as an attribute, by getattr, or handed over as a text that names one."""

    def __init__(self):
        self.names = set()

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Load):
            self.names.add(node.attr)
        self.generic_visit(node)

    def visit_Call(self, node):
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                self.names.add(argument.value)
        self.generic_visit(node)


def names_read(root):
    """What a start-up check alone looks at decides nothing, so files that only validate do not count."""
    reads = Reads()
    for path in sorted(pathlib.Path(root.__path__[0]).rglob("*.py")):
        if not path.name.startswith("valid"):
            reads.visit(ast.parse(path.read_text(encoding="utf-8")))
    return reads.names


def components(package):
    """The classes that a setting such as `runner_cls` may name, by what they are."""
    found = {}
    for kind in COMPONENTS:
        base = base_class(kind)
        names = [] if base is None else [one.__name__ for one in subclasses(base) if is_of(package, one)]
        if names:
            found[kind[0].lower() + kind[1:]] = sorted(set(names))
    return found


def base_class(kind):
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("pynenc."):
            found = getattr(module, "Base" + kind, None)
            if inspect.isclass(found):
                return found
    return None


def unusable(package):
    """The classes of a plugin that Python refuses to make: something that this pynenc asks for is not there."""
    refused = {}
    for kind in COMPONENTS:
        base = base_class(kind)
        for one in [] if base is None else subclasses(base):
            missing = sorted(getattr(one, "__abstractmethods__", ()))
            if is_of(package, one) and missing:
                refused[one.__name__] = missing
    return refused


def decision():
    """The protocol, and a digest of the functions that decide: a release with another one is for a person to read."""
    for name in ("pynenc.orchestrator.atomic_service", "pynenc.atomic_service"):
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        own = [one for _, one in inspect.getmembers(module, inspect.isfunction) if one.__module__ == name]
        text = "\n".join(inspect.getsource(one) for one in own)
        protocol = "slot-claim" if hasattr(module, "decide_atomic_service_claim") else "slot-window"
        return {"protocol": protocol, "decisionDigest": hashlib.sha256(text.encode()).hexdigest()[:16]}
    raise SystemExit("the module of the atomic service was not found")


def close_to(number):
    return (number - 1e-9, number, number + 1e-9)


def start_checks():
    """Each condition is tried just on both sides of its edge, by starting a runner; what the release does is noted.

    A condition that is met must refuse or warn, and one that is not met must not: else its edge lies elsewhere, and
    this file has to learn where.
    """
    slots = {
        "interval-not-positive": [({"atomic_service_interval_minutes": value, "atomic_service_spread_margin_minutes": -1.0}, value <= 0) for value in close_to(0.0)],
        "check-not-positive": [({"atomic_service_check_interval_minutes": value}, value <= 0) for value in close_to(0.0)],
        "margin-reaches-interval": [({"atomic_service_spread_margin_minutes": value}, value >= 5) for value in close_to(5.0)],
        "two-runner-slot-empty": [({"atomic_service_spread_margin_minutes": value}, 2.5 - value <= 0) for value in close_to(2.5)],
        "two-runner-slot-short": [({"atomic_service_spread_margin_minutes": 2.5 - slot}, 0 < slot < 5 / 60) for slot in (5 / 60 - 1e-9, 5 / 60 + 1e-9)],
        "check-exceeds-two-runner-slot": [({"atomic_service_check_interval_minutes": value}, value > 1.5) for value in close_to(1.5)],
        "loop-exceeds-two-runner-slot": [({"runner_loop_sleep_time_sec": value}, value > 90) for value in close_to(90.0)],
    }
    trigger = {
        "event-retention-below-a-day": [({"event_retention_days": value}, value < 1) for value in (0, 1)],
    }
    queues = {
        "unknown-queue-refused": [({"runner": {"queues": [name]}, "raise_on_queue_mismatch": True}, name != "default") for name in ("default", "other")],
    }
    found = {}
    for probes in (slots, trigger, queues):
        for name, tries in probes.items():
            outcomes = [(is_met, start(values, name)) for values, is_met in tries]
            met = {outcome for is_met, outcome in outcomes if is_met}
            unmet = {outcome for is_met, outcome in outcomes if not is_met}
            if len(met) != 1 or (met != {"nothing"} and unmet & met):
                raise SystemExit(f"{name}: the edge lies elsewhere in this release: {outcomes}")
            found[name] = met.pop()
    return {name: outcome for name, outcome in found.items() if outcome != "nothing"}


WORDS = {
    "two-runner-slot-empty": "two-runner slot <= 0",
    "two-runner-slot-short": "very small",
    "check-exceeds-two-runner-slot": "check_interval_minutes exceeds",
    "loop-exceeds-two-runner-slot": "loop_sleep_time_sec exceeds",
}


def start(values, name):
    """Starts a runner whose loop ends before its first round: `refuses`, `warns` or `nothing`."""
    from pynenc import Pynenc
    from pynenc.runner.thread_runner import ThreadRunner

    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        app = Pynenc(config_values={"app_id": "slotwise", "logging_level": "critical", **values})
        runner = ThreadRunner(app)
        runner._on_start = lambda: None
        try:
            runner.on_start()
            app.trigger.conf
        except Exception as error:
            if isinstance(error, (ImportError, AttributeError, NameError)):
                raise
            return "refuses"
    expected = WORDS.get(name)
    told = [str(each.message) for each in heard if issubclass(each.category, UserWarning)]
    return "warns" if expected is not None and any(expected in text for text in told) else "nothing"


def sqlite_tables():
    """The tables that a SQLite store has once everything has used it, with their columns."""
    from pynenc import Pynenc

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "store.db")
        kinds = ("orchestrator", "broker", "trigger", "state_backend", "client_data_store")
        classes = {f"{kind}_cls": "SQLite" + kind.title().replace("_", "") for kind in kinds}
        app = Pynenc(config_values={"app_id": "slotwise", "sqlite_db_path": path, "logging_level": "critical", **classes})
        for kind in kinds:
            getattr(app, kind)
        with sqlite3.connect(path) as store:
            names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            columns = {
                name: [row[1] for row in store.execute(f"PRAGMA table_info('{name}')")] for name in sorted(names)
            }
    prefix = re.compile(r"^slotwise_[0-9a-f]{8}__")
    # The oldest release has no prefix: there a file is one application's.
    return {prefix.sub("", name): found for name, found in columns.items() if not name.startswith("sqlite_")}


def main():
    package = sys.argv[1]
    distribution = package.replace("_", "-")
    os.chdir(tempfile.mkdtemp())
    importlib.import_module("pynenc")
    root, failures = import_all(package)
    if package != "pynenc":
        import_all("pynenc")
    classes = [described_class(one) for one in config_classes(package)]
    everything = {field["name"] for one in subclasses(cistell.ConfigBase) for field in described_class(one)["fields"]}
    described = {
        "package": distribution,
        "release": importlib.metadata.version(distribution),
        "pynenc": importlib.metadata.version("pynenc"),
        "requires": sorted(one for one in importlib.metadata.requires(distribution) or [] if "extra ==" not in one),
        "classes": classes,
        "reads": sorted(everything & names_read(root)),
        "components": components(package),
    }
    if package == "pynenc":
        described |= {**decision(), "startChecks": start_checks(), "sqliteTables": sqlite_tables()}
    else:
        described |= {"unusable": unusable(package)}
    if failures:
        described["failures"] = failures
    json.dump(described, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
