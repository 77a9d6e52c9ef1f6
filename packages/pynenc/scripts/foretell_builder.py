"""What PynencBuilder holds after a call, foretold by what read_builder.py has learnt of the method."""


def is_handed_over(argument, value):
    """A method may make a set of several."""
    return value == argument or (isinstance(argument, list) and isinstance(value, list) and sorted(value) == sorted(argument))


def foretold(known, arguments):
    """What the builder should hold after a call."""
    given = {each["name"]: arguments.get(each["name"], each.get("default")) for each in known["parameters"]}
    for each in known["parameters"]:
        if each.get("anyCase") and isinstance(given[each["name"]], str):
            given[each["name"]] = given[each["name"]].lower()
    held = {}
    for group in known["sets"]:
        if all(given[name] == word for name, word in group.get("when", {}).items()):
            held.update(group["values"])
    for each in known["parameters"]:
        value = given[each["name"]]
        left_out = {"none": value is None, "falsy": not value}.get(each.get("without"), False)
        if "key" in each and not left_out and all(given[name] in words for name, words in each.get("only", {}).items()):
            held[each["key"]] = value
    return held


def is_same(held, told):
    return held.keys() == told.keys() and all(is_handed_over(told[key], held[key]) for key in held)
