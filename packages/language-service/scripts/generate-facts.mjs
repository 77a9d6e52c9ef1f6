// Turns pynenc's class diagram, which is data, into a typed table. `pnpm generate` runs it; CI fails on drift.
import { readFileSync } from "node:fs";

const facts = JSON.parse(readFileSync(new URL("../facts/pynenc-config-fields.json", import.meta.url), "utf8"));

export const path = new URL("../src/settings/facts.generated.ts", import.meta.url);

export const text = `// Generated from facts/pynenc-config-fields.json by scripts/generate-facts.mjs. Do not edit.

/** The Python type of a field's default: it decides how a raw value is coerced. */
export type FieldType = "float" | "int" | "bool" | "str" | "enum" | "set" | "tuple";

/** One setting of one configuration class. */
export interface ConfigField {
  readonly name: string;
  readonly type: FieldType;
  readonly default: string | number | boolean | readonly string[];
  readonly unit?: "seconds" | "minutes" | "hours" | "days";
  /** The allowed values of an enum. */
  readonly values?: readonly string[];
  readonly format?: "cron";
  /** The first pynenc release that has it; without it, every release does. */
  readonly since?: string;
  readonly secret?: boolean;
}

/** One configuration class: the table \`section\` addresses it. */
export interface ConfigClass {
  readonly configClass: string;
  readonly section: string;
  readonly extends: readonly string[];
  readonly package: string;
  readonly fields: readonly ConfigField[];
}

export const CONFIG_CLASSES: readonly ConfigClass[] = [
${facts.classes.map((each) => `  ${JSON.stringify(each)},`).join("\n")}
];
`;
