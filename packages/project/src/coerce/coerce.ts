import { ANY_KEY, type ConfigNode } from "../tree/tree.js";
import { coerceCollection, kindInWords } from "./coerce-collection.js";
import { checkedLater, MAPPERS } from "./coerce-mapped.js";
import { type Coerced, type CoercingField, error, surprise, value } from "./coerced.js";
import { pythonFloat, pythonInt, wholeNumber } from "./python-number.js";
import { pythonText } from "./python-text.js";
import { meantBool } from "./yes-and-no.js";

/**
 * Coerces as pynenc's settings library does: an instance of the default's type is kept, anything else goes through that
 * type's constructor, or through the mapper that the setting has of its own.
 */
export function coerce(field: CoercingField, node: ConfigNode): Coerced {
  if (isUnknown(node)) return { kind: "unknown" };
  const mapper = field.mapper === undefined ? undefined : MAPPERS.get(field.mapper);
  return checkedLater(field, mapper === undefined ? coerceToType(field, node) : mapper(node, field));
}

/** Whether only the running program knows all of a value. */
function isUnknown(node: ConfigNode): boolean {
  switch (node.kind) {
    case "list":
      return node.items.some(isUnknown);
    case "table":
      return node.entries.some(({ key, value }) => key === ANY_KEY || isUnknown(value));
    default:
      return node.kind === "unknown";
  }
}

function coerceToType({ type, values }: CoercingField, node: ConfigNode): Coerced {
  switch (type) {
    case "float":
      return coerceFloat(node);
    case "int":
      return coerceInt(node);
    case "bool":
      return coerceBool(node);
    case "str":
      return value(pythonText(node));
    case "enum":
      return coerceEnum(values ?? [], node);
    case "set":
    case "tuple":
      return coerceCollection(type, node);
  }
}

function coerceFloat(node: ConfigNode): Coerced {
  switch (node.kind) {
    case "float":
      return value(Number(node.value));
    case "integer": {
      const number = Number(node.value);
      return Number.isFinite(number) ? value(number) : error("a float holds no whole number of this size in Python");
    }
    case "boolean":
      return surprise(
        node.value === true ? 1 : 0,
        `Python takes ${pythonText(node)} as ${node.value === true ? "1.0" : "0.0"}`,
      );
    case "string": {
      const number = pythonFloat(String(node.value));
      return number === undefined
        ? error(`float(${JSON.stringify(node.value)}) raises an error in Python`)
        : value(number);
    }
    default:
      return error(`Python makes no float of ${kindInWords(node)}`);
  }
}

function coerceInt(node: ConfigNode): Coerced {
  switch (node.kind) {
    case "integer":
      return value(typeof node.value === "bigint" ? node.value : Number(node.value));
    case "boolean":
      // A bool is an instance of int, so it is kept, and counts as 0 or 1.
      return surprise(node.value === true, `Python takes ${pythonText(node)} as ${node.value === true ? 1 : 0}`);
    case "float": {
      const number = Number(node.value);
      if (!Number.isFinite(number)) return error(`int(${pythonText(node)}) raises an error in Python`);
      const whole = wholeNumber(BigInt(Math.trunc(number)));
      return Math.trunc(number) === number
        ? value(whole)
        : surprise(whole, `Python cuts ${pythonText(node)} to ${whole}`);
    }
    case "string": {
      const number = pythonInt(String(node.value));
      return number === undefined
        ? error(`int(${JSON.stringify(node.value)}) raises an error in Python`)
        : value(number);
    }
    default:
      return error(`Python makes no int of ${kindInWords(node)}`);
  }
}

function coerceBool(node: ConfigNode): Coerced {
  switch (node.kind) {
    case "boolean":
      return value(node.value === true);
    case "string":
      if (node.value === "") return surprise(false, "Python takes an empty string as False");
      return meantBool(String(node.value)) === true
        ? value(true)
        : surprise(true, `Python takes every non-empty string as True, ${JSON.stringify(node.value)} too`);
    case "integer":
    case "float":
      return value(Number(node.value) !== 0);
    case "list":
      return surprise(node.items.length > 0, "Python takes a list as True unless it is empty");
    case "table":
      return surprise(node.entries.length > 0, "Python takes a table as True unless it is empty");
    default:
      return surprise(
        node.kind === "time",
        `Python takes ${kindInWords(node)} as ${node.kind === "time" ? "True" : "False"}`,
      );
  }
}

function coerceEnum(values: readonly string[], node: ConfigNode): Coerced {
  const text = pythonText(node);
  if (node.kind === "string" && values.includes(text)) return value(text);
  const shown = node.kind === "string" ? JSON.stringify(text) : text;
  const isOnlyCase = values.includes(text.trim().toLowerCase());
  return error(`${shown} is none of them${isOnlyCase ? ", since upper and lower case differ" : ""}`);
}
