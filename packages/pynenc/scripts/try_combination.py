"""Says, as JSON, whether the pynenc that is installed can use a plugin that is on the path. Run by read-releases.mjs.

    python try_combination.py pynenc_redis FOLDER

FOLDER holds the plugin and what it needs; the pynenc that is installed comes before one in there. A plugin is refused when
it cannot be imported, when a class of it lacks something that this pynenc asks for (Python then does not make it), or when
the one store that needs no server does not answer, or takes no call of a task. No server is asked for.
"""

import json
import os
import re
import sys
import tempfile

from read_release import base_class, components, import_all, unusable


def problem(package):
    try:
        _, failures = import_all(package)
        import_all("pynenc")
    except Exception as error:
        return f"{type(error).__name__}: {first_line(error)}"
    if failures:
        return first_line(next(iter(failures.values())))
    for name, missing in unusable(package).items():
        return f"{name} lacks {listed(missing)}"
    return local_problem(package)


def local_problem(package):
    """What happens when the plugin's memory components are used, where it has such."""
    from pynenc import Pynenc

    names = [(kind, name) for kind, found in components(package).items() for name in found if "Mem" in name]
    for kind, name in names:
        setting = {"stateBackend": "state_backend", "clientDataStore": "client_data_store"}.get(kind, kind)
        if base_class(kind[0].upper() + kind[1:]) is None:
            continue
        try:
            app = Pynenc(config_values={"app_id": "slotwise", "logging_level": "critical", f"{setting}_cls": name})
            getattr(app, setting)
        except Exception as error:
            return f"{name}: {type(error).__name__}: {first_line(error)}"
    return call_problem(names)


def call_problem(names):
    """What happens when a task is called with all of them together: a store may be made, and not understand what it is given."""
    if not names:
        return None
    chosen = {}
    for kind, name in names:
        setting = {"stateBackend": "state_backend", "clientDataStore": "client_data_store"}.get(kind, kind)
        key = f"{setting}_cls"
        # The plain one of several has the shortest name.
        if key not in chosen or len(name) < len(chosen[key]):
            chosen[key] = name
    # pynenc takes no task from the program itself.
    with open("slotwise_tried.py", "w", encoding="utf-8") as file:
        file.write(
            "from pynenc import Pynenc\n"
            f"app = Pynenc(config_values={{'app_id': 'slotwise', 'logging_level': 'critical', **{chosen!r}}})\n"
            "@app.task\n"
            "def add(first: int, second: int) -> int:\n"
            "    return first + second\n"
        )
    sys.path.append(os.getcwd())
    try:
        from slotwise_tried import add

        add(1, 2)
    except Exception as error:
        return f"{type(error).__name__}: {first_line(error)}"
    return None


def listed(names):
    """One tells enough: nobody mends a plugin by the list."""
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def first_line(error):
    """Without the place of a file, which is another one everywhere."""
    return re.sub(r" \(/.*", "", (str(error).splitlines() or [""])[0])[:200]


if __name__ == "__main__":
    sys.path.append(os.path.abspath(sys.argv[2]))
    os.chdir(tempfile.mkdtemp())
    print(json.dumps(problem(sys.argv[1])))
