import { readFileSync } from "node:fs";
import { analyse, RULE_NAMES } from "@slotwise/language-service";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaErrors } from "../json-schema.js";

const SCHEMA = JSON.parse(readFileSync(new URL("../../docs/schemas/slotwise.schema.json", import.meta.url), "utf8"));

/** Whether slotwise has nothing to say against settings of its own. */
function isAccepted(settings: object): boolean {
  // JSON's values are YAML's, but ours are TOML: strings, numbers and lists are written alike, tables are not.
  const text = Object.entries(settings)
    .map(([key, value]) => `${JSON.stringify(key)} = ${toml(value)}`)
    .join("\n");
  return analyse([{ name: "slotwise.toml", text }]).findings.every(
    ({ rule }) => rule !== "slotwise-setting" && rule !== "syntax-error",
  );
}

function toml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)} = ${toml(each)}`)
    .join(", ")} }`;
}

const digits = fc.nat({ max: 99 }).map(String);
const text = fc.oneof(
  fc.constantFrom(
    "4",
    "1-8",
    " 2 .. 9 ",
    "8-",
    "0.2",
    "0.4.0",
    "v0.3.1",
    "0",
    "off",
    "warning",
    "no-margin",
    "",
    "a",
    "1 h 30 min",
  ),
  fc
    .tuple(digits, fc.constantFrom("", "s", "ms", "µs", "min", "m", "h", "d", " s", "S", "days", ".5s", ".s", "-3s"))
    .map((parts) => parts.join("")),
);
const value = fc.oneof(text, fc.integer({ min: -1, max: 1_000_001 }), fc.boolean(), fc.array(text, { maxLength: 2 }));
const rule = fc.constantFrom(...RULE_NAMES, "no-margins");
const settings = fc.dictionary(
  fc.constantFrom(...Object.keys(SCHEMA.properties), "runner"),
  fc.oneof(
    value,
    fc.dictionary(rule, text, { maxKeys: 2 }),
    fc.dictionary(text, fc.array(rule, { maxLength: 2 }), { maxKeys: 2 }),
  ),
  { maxKeys: 2 },
);

describe("the schema of our own settings", () => {
  it("accepts nothing that slotwise refuses, and refuses nothing that it accepts", () => {
    fc.assert(
      fc.property(settings, (written) => {
        // What only arithmetic can tell no schema says: a range that ends before it begins.
        const { runners } = written;
        fc.pre(typeof runners !== "string");
        expect({ written, valid: schemaErrors(SCHEMA, written).length === 0 }).toEqual({
          written,
          valid: isAccepted(written),
        });
      }),
      { numRuns: 400 },
    );
  });

  it("gives examples that slotwise accepts, one for each setting", () => {
    for (const [key, { examples = [{}] }] of Object.entries<{ examples?: unknown[] }>(SCHEMA.properties)) {
      expect(examples).not.toEqual([]);
      for (const example of examples) {
        expect({ key, errors: schemaErrors(SCHEMA, { [key]: example }) }).toEqual({ key, errors: [] });
        expect(isAccepted({ [key]: example })).toBe(true);
      }
    }
  });

  it("names every rule", () => {
    expect(Object.keys(SCHEMA.properties.rules.properties)).toEqual(RULE_NAMES);
  });
});
