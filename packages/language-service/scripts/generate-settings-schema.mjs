// Describes our own settings as a JSON schema, for editors that complete and check `[tool.slotwise]` and `slotwise.toml`.
import { importSource } from "./import-source.mjs";

export const path = new URL("../../../docs/schemas/slotwise.schema.json", import.meta.url);

const { RULES } = await importSource(new URL("../src/index.ts", import.meta.url));
const { NEWEST_RELEASE, lineOf } = await importSource(new URL("../../pynenc/src/index.ts", import.meta.url));

const unit = "(?:[uUµμΜ][sS]|[mM][sS]|[sS]|[mM][iI][nN]|[mM]|[hH]|[dD])";
const duration = (description) => ({
  description: `${description} A number with a unit, such as "20s", "500ms" or "1h30m".`,
  type: "string",
  pattern: `^\\s*(?:\\d[\\d\\s]*(?:\\.[\\d\\s]*\\d\\s*)?${unit}\\s*)+$`,
  examples: ["20s"],
});

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slotwise:schema:settings:1",
  title: "slotwise.toml, and [tool.slotwise] in pyproject.toml",
  description: "What a pynenc settings file does not tell of a fleet, and how strict the rules are to be.",
  type: "object",
  additionalProperties: false,
  properties: {
    runners: {
      description: 'The fleet sizes that the settings have to hold for: 4, or a range such as "1-8".',
      anyOf: [
        { type: "integer", minimum: 1, maximum: 1_000_000 },
        { type: "string", pattern: "^\\s*\\d+\\s*(?:(?:-|\\.\\.|–)\\s*\\d+\\s*)?$" },
      ],
      examples: ["1-8"],
    },
    "service-duration": duration("The longest execution of the atomic service."),
    "clock-skew": duration("The largest difference between two runners' clocks."),
    "store-staleness": duration("How old a membership view may be when it is read."),
    "start-delay": duration("The longest delay from a decision to its effect, pauses included."),
    "loop-overhead": duration("The longest that a round of a runner's loop takes beside its sleep."),
    "pynenc-version": {
      description: `Which pynenc is judged for: a release such as "${NEWEST_RELEASE}", or "${lineOf(NEWEST_RELEASE)}" for all releases of that line.`,
      type: "string",
      pattern: "^\\s*v?\\d+\\.\\d+(?:\\.\\d+)*\\s*$",
      examples: [NEWEST_RELEASE],
    },
    rules: {
      description: "How bad each rule's finding is.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        RULES.map(({ name, summary, severity }) => [
          name,
          { description: summary, enum: ["error", "warning", "info", "off"], default: severity },
        ]),
      ),
    },
    ignore: {
      description: "Rules that need not hold in some files. Patterns are those of .gitignore.",
      type: "object",
      additionalProperties: { type: "array", items: { enum: RULES.map(({ name }) => name) } },
      examples: [{ "deploy/pynenc.json": ["no-margin"] }],
    },
    exclude: {
      description: "Patterns of files that a folder is searched without, beside .gitignore.",
      type: "array",
      items: { type: "string" },
      examples: [["examples/**"]],
    },
  },
};

export const text = `${JSON.stringify(schema, undefined, 2)}\n`;
