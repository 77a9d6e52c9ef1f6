"""Reads what the methods of PynencBuilder set, and prints it as JSON. Run by read-releases.mjs.

    python read_builder.py pynenc                    the builder's own methods
    python read_builder.py pynenc_redis FOLDER       those that a plugin adds; FOLDER holds it and what it needs

Every method is called with arguments that are told from anything it may set by itself, and what the builder holds
afterwards is looked at. A parameter either hands its argument over to one setting, or chooses by a word, or by true and
false, what else is set. What was learnt so is then used to foretell every call with one or two arguments of those tried: where
the builder holds anything else, this file has to learn more, and says so.
"""

import enum
import inspect
import itertools
import json
import os
import re
import sys
import tempfile

from foretell_builder import foretold, is_handed_over, is_same
from read_release import plain

SENTINELS = {
    "bool": [True, False],
    "float": [12345.5, 23456.5],
    "int": [12345, 23456],
    "Iterable": [["slotwise.one"], ["slotwise.two"]],
    "str": ["slotwise-one", "slotwise-two"],
}
FALSY = {"bool": False, "float": 0.0, "int": 0, "Iterable": [], "str": ""}
NOT_METHODS = {"build", "register_plugin_method", "register_plugin_validator"}


class Everything(set):
    """A plugin's method may ask whether another one was called before: it was."""

    def __contains__(self, _item):
        return True


class Method:
    """A method of the builder, with what it makes of arguments."""

    def __init__(self, name, function):
        self.name = name
        self.function = function
        _self, *given = inspect.signature(function).parameters.values()
        self.takes_any = any(each.kind is each.VAR_KEYWORD for each in given)
        self.parameters = [each for each in given if each.kind is not each.VAR_KEYWORD]

    def config(self, arguments):
        """What the builder holds after a call; None where that raises."""
        from pynenc import PynencBuilder

        builder = PynencBuilder()
        builder._plugin_components = Everything()
        try:
            getattr(builder, self.name)(**arguments)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
        return {key: plain(value) for key, value in builder._config.items()}

    def words(self):
        """Everything that may be a word for one of its parameters: of its text and of what it refuses an argument with."""
        texts = [self.function.__doc__ or "", *strings_in(self.function)]
        for each in self.parameters:
            try:
                self.function(new_builder(), **{each.name: "slotwise"})
            except Exception as error:
                texts.append(str(error))
        return sorted({word.lower() for text in texts for word in re.findall(r"\w+", text)})


def new_builder():
    from pynenc import PynencBuilder

    return PynencBuilder()


def strings_in(function):
    for constant in function.__code__.co_consts:
        if isinstance(constant, str):
            yield constant
    for name in function.__code__.co_names:
        value = function.__globals__.get(name)
        if isinstance(value, type) and issubclass(value, enum.Enum):
            yield " ".join(member.name for member in value)


def type_of(parameter):
    text = str(parameter.annotation)
    return next((name for name in SENTINELS if re.search(rf"\b{name}\b", text)), "str")


def described(method):
    required = needed(method)
    free, choices = {}, {}
    for parameter in method.parameters:
        refuses = any(method.config({**required, parameter.name: value}) is None for value in SENTINELS[type_of(parameter)])
        if refuses:
            words = [word for word in method.words() if method.config({**required, parameter.name: word})]
            choices[parameter.name] = [*words, *([None] if parameter.default is None else [])]
    for parameter in method.parameters:
        if parameter.name in choices:
            continue
        key = next(filter(None, (key_of(method, parameter, {**required, **each}) for each in combined(choices))), None)
        if key is not None:
            free[parameter.name] = key
        elif type_of(parameter) == "bool":
            choices[parameter.name] = [True, False]
        else:
            raise SystemExit(f"{method.name}: {parameter.name} is handed over to no setting")
    outcomes = [(each, method.config({**required, **each})) for each in combined(choices)]
    parameters = [described_parameter(method, each, free, choices, required) for each in method.parameters]
    groups = constants(outcomes, choices, set(free.values()))
    for parameter in parameters:
        if "words" in parameter:
            hand_over(parameter, groups)
    return {
        "name": method.name,
        "parameters": parameters,
        "sets": [group for group in groups if group["values"]],
        **({"takesAny": True} if takes_any(method, required) else {}),
    }


def combined(choices):
    return [dict(zip(choices, each)) for each in itertools.product(*choices.values())]


def key_of(method, parameter, others):
    """The setting that gets what is given for a parameter."""
    values = SENTINELS[type_of(parameter)]
    results = [method.config({**others, parameter.name: value}) or {} for value in values]
    keys = [key for key in results[0] if all(is_handed_over(value, result.get(key)) for value, result in zip(values, results))]
    if len(keys) > 1:
        raise SystemExit(f"{method.name}: {parameter.name} is handed over to several settings: {keys}")
    return keys[0] if keys else None


def needed(method):
    """Something for each parameter that has no default."""
    found = {}
    for parameter in method.parameters:
        if parameter.default is not parameter.empty:
            continue
        tried = [*SENTINELS[type_of(parameter)], *method.words()]
        found[parameter.name] = next(value for value in tried if method.config({**found, parameter.name: value}) is not None)
    return found


def takes_any(method, required):
    return method.takes_any and method.config({**required, "slotwise_key": "one"}).get("slotwise_key") == "one"


def described_parameter(method, parameter, free, choices, required):
    name = parameter.name
    found = {"name": name}
    if parameter.default is not parameter.empty:
        found["default"] = plain(parameter.default)
    if parameter.kind is parameter.KEYWORD_ONLY:
        found["isKeyword"] = True
    if name in free:
        found["key"] = free[name]
        sentinel = SENTINELS[type_of(parameter)][0]
        # With some choices it is not asked for.
        for choice, words in choices.items():
            taking = [word for word in words if free[name] in (method.config({**required, choice: word, name: sentinel}) or {})]
            if taking != words:
                found.setdefault("only", {})[choice] = taking
        chosen = {choice: words[0] for choice, words in found.get("only", {}).items()}
        without = [
            value
            for value in (None, FALSY[type_of(parameter)])
            if is_left_out(method.config({**required, **chosen, name: value}), free[name])
        ]
        if without:
            found["without"] = "none" if without == [None] else "falsy"
        return found
    words = choices[name]
    found["words"] = words
    texts = [word for word in words if isinstance(word, str)]
    if texts and all(method.config({**required, name: word.upper()}) == method.config({**required, name: word}) for word in texts):
        found["anyCase"] = True
    return found


def is_left_out(outcome, key):
    return outcome is not None and key not in outcome


def constants(outcomes, choices, free):
    """What is set to the same whatever is handed over, each key with the fewest choices that decide about it."""
    keys = sorted({key for _, outcome in outcomes if outcome for key in outcome} - free)
    groups = {}
    for key in keys:
        deciding = next(
            subset
            for size in range(len(choices) + 1)
            for subset in itertools.combinations(choices, size)
            if decides(subset, key, outcomes)
        )
        for chosen, outcome in outcomes:
            if outcome and key in outcome:
                when = json.dumps({name: chosen[name] for name in deciding})
                groups.setdefault(when, {})[key] = outcome[key]
    return [{**({"when": json.loads(when)} if when != "{}" else {}), "values": values} for when, values in groups.items()]


def hand_over(parameter, groups):
    """A setting that gets the very word that is given, and nothing without one, is handed it over."""
    words = [word for word in parameter["words"] if isinstance(word, str)]
    own = {group["when"][parameter["name"]]: group["values"] for group in groups if [*group.get("when", {})] == [parameter["name"]]}
    for key in sorted({key for values in own.values() for key in values}):
        if words and all(own.get(word, {}).get(key) == word for word in words) and key not in own.get(None, {}):
            for values in own.values():
                values.pop(key, None)
            parameter["key"] = key
            parameter["words"] = words
            if parameter.get("default", "") is None:
                parameter["without"] = "none"
            return


def decides(subset, key, outcomes):
    seen = {}
    for chosen, outcome in outcomes:
        if outcome is None:
            continue
        value = json.dumps(outcome.get(key, "slotwise: not set"))
        if seen.setdefault(json.dumps([chosen[name] for name in subset]), value) != value:
            return False
    return True


def check(method, known):
    tried = {}
    for parameter in method.parameters:
        words = next(each for each in known["parameters"] if each["name"] == parameter.name).get("words")
        kind = type_of(parameter)
        tried[parameter.name] = words or [*SENTINELS[kind], FALSY[kind], None]
    required = needed(method)
    for size in (0, 1, 2):
        for names in itertools.combinations(tried, size):
            for values in itertools.product(*(tried[name] for name in names)):
                arguments = {**required, **dict(zip(names, values))}
                held = method.config(arguments)
                if held is not None and not is_same(held, foretold(known, arguments)):
                    raise SystemExit(f"{method.name}({arguments}): {held}, foretold {foretold(known, arguments)}")


def methods(package):
    from pynenc import PynencBuilder

    PynencBuilder()
    if package == "pynenc":
        own = [(name, one) for name, one in vars(PynencBuilder).items() if inspect.isfunction(one) and not name.startswith("_")]
        return [Method(name, one) for name, one in own if name not in NOT_METHODS]
    added = PynencBuilder._plugin_methods.items()
    return [Method(name, one) for name, one in added if one.__module__.startswith(package)]


def main():
    package = sys.argv[1]
    if len(sys.argv) > 2:
        sys.path.append(os.path.abspath(sys.argv[2]))
    os.chdir(tempfile.mkdtemp())
    from pynenc import Pynenc

    found = []
    for method in methods(package):
        known = described(method)
        check(method, known)
        found.append(known)
    _self, *given = inspect.signature(Pynenc.__init__).parameters
    answer = {"methods": sorted(found, key=lambda each: each["name"])}
    json.dump({**({"application": given} if package == "pynenc" else {}), **answer}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
