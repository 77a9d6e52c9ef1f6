import type { FieldType } from "@slotwise/pynenc";
import type { ConfigNode } from "../formats/tree.js";
import { pythonFloat, pythonInt } from "./python-number.js";
import { meantBool } from "./yes-and-no.js";

/** What Python makes of a raw value. */
export type Coerced =
  | { readonly kind: "value"; readonly value: CoercedValue }
  /** A value, but hardly the one that was meant; `surprise` says what happened to it. */
  | { readonly kind: "surprise"; readonly value: CoercedValue; readonly surprise: string }
  /** Whatever it will be when the process is started. */
  | { readonly kind: "unknown" }
  /** pynenc does not start. */
  | { readonly kind: "error"; readonly reason: string };

export type CoercedValue = string | number | boolean | readonly string[];

/**
 * Coerces as pynenc's settings library does: an instance of the default's type is kept, anything else goes through that
 * type's constructor.
 */
export function coerce(type: FieldType, values: readonly string[] | undefined, node: ConfigNode): Coerced {
  if (node.kind === "unknown") return { kind: "unknown" };
  switch (type) {
    case "float":
      return coerceFloat(node);
    case "int":
      return coerceInt(node);
    case "bool":
      return coerceBool(node);
    case "str":
      return value(textOf(node));
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
    case "integer":
      return value(Number(node.value));
    case "boolean":
      return surprise(
        node.value === true ? 1 : 0,
        `Python takes ${textOf(node)} as ${node.value === true ? "1.0" : "0.0"}`,
      );
    case "string": {
      const number = pythonFloat(String(node.value));
      return number === undefined
        ? error(`float(${JSON.stringify(node.value)}) raises an error in Python`)
        : value(number);
    }
    default:
      return error(`Python makes no float of a ${nameOfKind(node)}`);
  }
}

function coerceInt(node: ConfigNode): Coerced {
  switch (node.kind) {
    case "integer":
      return value(Number(node.value));
    case "boolean":
      // A bool is an instance of int, so it is kept, and counts as 0 or 1.
      return surprise(node.value === true ? 1 : 0, `Python takes ${textOf(node)} as ${node.value === true ? 1 : 0}`);
    case "float": {
      const number = Number(node.value);
      if (!Number.isFinite(number)) return error(`int(${textOf(node)}) raises an error in Python`);
      const whole = Math.trunc(number);
      return whole === number ? value(whole) : surprise(whole, `Python cuts ${textOf(node)} to ${whole}`);
    }
    case "string": {
      const number = pythonInt(String(node.value));
      return number === undefined
        ? error(`int(${JSON.stringify(node.value)}) raises an error in Python`)
        : value(number);
    }
    default:
      return error(`Python makes no int of a ${nameOfKind(node)}`);
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
        `Python takes a ${nameOfKind(node)} as ${node.kind === "time" ? "True" : "False"}`,
      );
  }
}

function coerceEnum(values: readonly string[], node: ConfigNode): Coerced {
  const text = node.kind === "string" ? String(node.value) : textOf(node);
  if (node.kind === "string" && values.includes(text)) return value(text);
  const shown = node.kind === "string" ? JSON.stringify(text) : text;
  const isOnlyCase = values.includes(text.trim().toLowerCase());
  return error(`${shown} is none of them${isOnlyCase ? ", since upper and lower case differ" : ""}`);
}

function coerceCollection(type: "set" | "tuple", node: ConfigNode): Coerced {
  switch (node.kind) {
    case "list":
      return value(node.items.map(textOf));
    case "string": {
      const characters = [...String(node.value)];
      if (characters.length === 0) return value(characters);
      return surprise(
        characters,
        `Python takes a string apart into its characters: ${characters
          .slice(0, 4)
          .map((each) => JSON.stringify(each))
          .join(", ")}${characters.length > 4 ? ", …" : ""}`,
      );
    }
    case "table":
      return surprise(
        node.entries.map(({ key }) => key),
        "Python keeps only the keys of a table",
      );
    default:
      return error(`Python makes no ${type} of ${withArticle(nameOfKind(node))}`);
  }
}

/** As Python's `str()` writes it, near enough to be shown. */
function textOf(node: ConfigNode): string {
  switch (node.kind) {
    case "list":
      return `[${node.items.map(textOf).join(", ")}]`;
    case "table":
      return "{…}";
    case "boolean":
      return node.value === true ? "True" : "False";
    case "null":
      return "None";
    default:
      return String(node.value);
  }
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function nameOfKind(node: ConfigNode): string {
  return node.kind === "time" ? "date or time" : node.kind;
}

function value(coerced: CoercedValue): Coerced {
  return { kind: "value", value: coerced };
}

function surprise(coerced: CoercedValue, text: string): Coerced {
  return { kind: "surprise", value: coerced, surprise: text };
}

function error(reason: string): Coerced {
  return { kind: "error", reason };
}
