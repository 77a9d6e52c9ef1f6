import { describe, expect, it } from "vitest";
import { classNamed, fieldsOf } from "../fields/classes.js";
import { parseYaml } from "../formats/syntax/yaml.js";
import { PYNENC_YAML } from "../formats/syntax/yaml-dialect.js";
import { coerce } from "./coerce.js";

function coerced(className: string, fieldName: string, written: string) {
  const configClass = classNamed(className);
  const field = configClass === undefined ? undefined : fieldsOf(configClass).get(fieldName);
  const parsed = parseYaml(`x: ${written}`, PYNENC_YAML);
  const node = parsed.kind === "tree" ? parsed.root.entries[0]?.value : undefined;
  if (field === undefined || node === undefined) throw new Error(`there is no ${fieldName}, or ${written} is no value`);
  return coerce(field, node);
}

// All of it measured with pynenc 0.4.0.
describe("the mappers of pynenc 0.4.0", () => {
  it.each<readonly [string, string, string, unknown]>([
    ["ConfigBroker", "queues", "[a]", ["default", "a"]],
    ["ConfigBroker", "queues", "[a, default]", ["a", "default"]],
    ["ConfigBroker", "queues", "' a, ,b-1 '", ["default", "a", "b-1"]],
    ["ConfigBroker", "queues", "[1, true]", ["default", "1", "True"]],
    ["ConfigRunner", "queues", "[a]", ["a"]],
    ["ConfigRunner", "queues", "''", []],
    ["ConfigRunner", "queues", "null", []],
    ["ConfigRunner", "queue_selection_strategy", "' Round_Robin '", "round_robin"],
    ["ConfigBroker", "priority_rules", "[{task_id: shop.*, priority: '5'}]", ["shop.*: 5.0"]],
    ["ConfigBroker", "priority_rules", "[{task_id: 1, priority: true, more: 2}]", ["1: 1.0"]],
    ["ConfigBroker", "priority_rules", "''", []],
    ["ConfigTask", "queue", "a.b", "a.b"],
    ["ConfigTask", "priority", "'-100'", -100],
    ["ConfigTask", "retry_for", "[builtins.ValueError]", ["builtins.ValueError"]],
    ["ConfigTask", "retry_for", "''", []],
  ])("%s takes for %s %s", (configClass, field, written, value) =>
    expect(coerced(configClass, field, written)).toEqual({ kind: "value", value }),
  );

  it.each([
    ["ConfigBroker", "queues", "''"],
    ["ConfigBroker", "queues", "[]"],
    ["ConfigBroker", "queues", "5"],
    ["ConfigBroker", "queues", "{a: 1}"],
    ["ConfigBroker", "queues", "[a b]"],
    ["ConfigBroker", "queues", "[größe]"],
    ["ConfigBroker", "queues", "[a, a]"],
    ["ConfigRunner", "queues", "true"],
    ["ConfigRunner", "queue_selection_strategy", "first"],
    ["ConfigRunner", "queue_selection_strategy", "5"],
    ["ConfigBroker", "priority_rules", "a"],
    ["ConfigBroker", "priority_rules", "[a]"],
    ["ConfigBroker", "priority_rules", "[{task_id: a}]"],
    ["ConfigBroker", "priority_rules", "[{task_id: '', priority: 1}]"],
    ["ConfigBroker", "priority_rules", "[{task_id: a, priority: 100.5}]"],
    ["ConfigBroker", "priority_rules", "[{task_id: a, priority: .nan}]"],
    ["ConfigTask", "queue", "a b"],
    ["ConfigTask", "queue", "''"],
    ["ConfigTask", "priority", "101"],
    ["ConfigTask", "priority", "nan"],
    ["ConfigTask", "retry_for", "ValueError"],
    ["ConfigTask", "retry_for", "[5]"],
    ["ConfigTask", "retry_for", "5"],
  ])("%s refuses for %s %s", (configClass, field, written) =>
    expect(coerced(configClass, field, written).kind).toBe("error"),
  );
});
