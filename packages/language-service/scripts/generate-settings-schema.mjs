// Describes our own settings as a JSON schema, for editors that complete and check `[tool.slotwise]` and `slotwise.toml`.
import { importSource } from "./import-source.mjs";

export const path = new URL("../../../docs/schemas/slotwise.schema.json", import.meta.url);

const { RULES } = await importSource(new URL("../src/index.ts", import.meta.url));
const { FILE_SETTINGS, LEVELS } = await importSource(new URL("../../project/src/index.ts", import.meta.url));

const unitPattern = "(?:[uUµμΜ][sS]|[mM][sS]|[sS]|[mM][iI][nN]|[mM]|[hH]|[dD])";

/** What may stand behind a key, by the setting's kind. */
const VALUES = {
  "fleet-sizes": {
    anyOf: [
      { type: "integer", minimum: 1, maximum: 1_000_000 },
      { type: "string", pattern: "^\\s*\\d+\\s*(?:(?:-|\\.\\.|–)\\s*\\d+\\s*)?$" },
    ],
  },
  duration: { type: "string", pattern: `^\\s*(?:\\d[\\d\\s]*(?:\\.[\\d\\s]*\\d\\s*)?${unitPattern}\\s*)+$` },
  release: { type: "string", pattern: "^\\s*v?\\d+\\.\\d+(?:\\.\\d+)*\\s*$" },
  levels: {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      RULES.map(({ name, summary, severity }) => [name, { description: summary, enum: LEVELS, default: severity }]),
    ),
  },
  "rules-by-pattern": {
    type: "object",
    additionalProperties: { type: "array", items: { enum: RULES.map(({ name }) => name) } },
  },
  patterns: { type: "array", items: { type: "string" } },
};

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slotwise:schema:settings:1",
  title: "slotwise.toml, and [tool.slotwise] in pyproject.toml",
  description: "What a pynenc settings file does not tell of a fleet, and how strict the rules are to be.",
  type: "object",
  additionalProperties: false,
  properties: Object.fromEntries(
    FILE_SETTINGS.map(({ key, kind, description, examples }) => {
      if (!(kind.name in VALUES)) throw new Error(`${key} is of a kind that the schema does not know: ${kind.name}`);
      const unit = kind.name === "duration" ? ' A number with a unit, such as `"500ms"` or `"1h30m"`.' : "";
      return [key, { description: `${description}${unit}`, ...VALUES[kind.name], examples }];
    }),
  ),
};

export const text = `${JSON.stringify(schema, undefined, 2)}\n`;
