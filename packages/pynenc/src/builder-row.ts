import { STORE_CLASSES } from "./builder.generated.js";
import type { BuilderGroup, BuilderMethod, BuilderParameter, BuilderValue } from "./builder-method.js";

/**
 * A method of the builder as a row of text, a third of what its record takes: `redis url:redis_url?? db:redis_db? | +Redis`.
 * Before the bar stand its name (`*` where it takes any other setting) and its parameters, behind it what it sets itself.
 */
export function methodInRow(row: string): BuilderMethod {
  const [head = "", tail = ""] = row.split(" | ");
  return {
    name: nameInRow(row),
    ...(/^\w+\*/.test(head) ? { takesAny: true } : {}),
    parameters: words(head).slice(1).map(parameterIn),
    sets: words(tail).map(groupIn),
  };
}

export function nameInRow(row: string): string {
  return /^\w+/.exec(row)?.[0] ?? "";
}

/** `*` by its name only, `:key`, `?` not None, `??` nothing that is false, `~(a|b)` words, `[other=word]`, `!` or `=default`. */
const PARAMETER = /^(\*?)(\w+)(?::([\w-]+))?(\?{0,2})(?:(~?)\((.*)\))?(?:\[(\w+)=(\w+)\])?(!)?(?:=(.*))?$/;

function parameterIn(word: string): BuilderParameter {
  const [, isKeyword, name = "", key, without, anyCase, choices, other, only, isRequired, value] =
    PARAMETER.exec(word) ?? [];
  return {
    name,
    default: isRequired === undefined ? valueIn(value ?? "null") : undefined,
    ...(isKeyword === "*" ? { isKeyword: true } : {}),
    key: key === "-" ? undefined : (key ?? name),
    ...(without === "" ? {} : { without: without === "?" ? "none" : "falsy" }),
    ...(other === undefined ? {} : { only: { [other]: [valueIn(only ?? "")] } }),
    ...(choices === undefined ? {} : { words: choices.split("|").map(valueIn) }),
    ...(anyCase === "~" ? { anyCase: true } : {}),
  };
}

/** `native=true:orchestrator_cls=RustMemNativeOrchestrator`; `+Redis` is the four classes of Redis. */
function groupIn(word: string): BuilderGroup {
  const [values = "", when] = word.split(":").reverse();
  return { ...(when === undefined ? {} : { when: pairsIn(when) }), values: pairsIn(values) };
}

function pairsIn(text: string): Record<string, BuilderValue> {
  const pairs = text.split(",").flatMap((pair) => {
    if (pair.startsWith("+"))
      return Object.entries(STORE_CLASSES).map(([key, kind]) => [key, `${pair.slice(1)}${kind}`]);
    const [key = "", value = ""] = pair.split("=");
    return [[key, valueIn(value)]];
  });
  return Object.fromEntries(pairs);
}

function valueIn(text: string): BuilderValue {
  return /^(?:true|false|null|-?\d[\d.]*)$/.test(text) ? JSON.parse(text) : text;
}

function words(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}
