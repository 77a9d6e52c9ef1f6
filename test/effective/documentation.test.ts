import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT, readPage } from "../docs/markdown.js";
import { realPynenc, type TestedRelease } from "../real-pynenc.js";
import type { GeneratedProject } from "./projects.js";
import { type Answer, PynencProcess } from "./pynenc-values.js";
import { slotwiseValues } from "./slotwise-values.js";

const PAGE = "docs/configuration.md";
const UPDATE = process.env["UPDATE_DOCS"] === "1";
const RELEASES: readonly TestedRelease[] = ["0.2.3", "0.3.1", "0.4.0"];
const FIELDS = ["atomic_service_interval_minutes", "truncate_arguments_length", "print_arguments", "log_stream"];

/** Where something is written, and what. */
const ROWS: readonly (readonly [string, string])[] = [
  ...[
    "5",
    '"5"',
    '" 5 "',
    '"５"',
    '"1_0"',
    '"\\ufeff5"',
    '"five"',
    '""',
    "5.7",
    "1e300",
    "true",
    '"false"',
    "07:32",
    "[5]",
    "9223372036854775808",
  ].map((written) => ["TOML", written] as const),
  ...[
    "010",
    "0o10",
    "0x10",
    "1_000",
    "1__0",
    "10:30",
    "no",
    "off",
    "True",
    "",
    "~",
    ".inf",
    "nan",
    "1e400",
    "2001-01-01",
    "18446744073709551616",
  ].map((written) => ["YAML", written] as const),
  ...["null", "1e2", "9223372036854775808", "NaN"].map((written) => ["JSON", written] as const),
  ...["5", "five", "0", ""].map((written) => ["variable", written] as const),
  ...["None", "0x10"].map((written) => ["code", written] as const),
];

const real = await realPynenc(RELEASES);

describe("the table of values", () => {
  const processes = real.kind === "ready" ? RELEASES.map((release) => new PynencProcess(real.pythonOf(release))) : [];
  afterAll(() => {
    for (const python of processes) python.end();
  });

  it("says what slotwise takes values for (UPDATE_DOCS=1 writes it)", () => {
    const rows = ROWS.map((row) =>
      line(
        row,
        FIELDS.map((field) => outcome(slotwiseValues(project(row, field), "0.4.0"), field)),
      ),
    );
    const page = readPage(PAGE);
    const [before = "", rest = ""] = page.split("<!-- measured -->\n");
    const [, after = ""] = rest.split("<!-- end of measured -->\n");
    const table = [
      "| in | written | number | whole number | true or false | text |",
      "| --- | --- | --- | --- | --- | --- |",
      ...rows,
    ];
    const written = `${before}<!-- measured -->\n\n${table.join("\n")}\n\n<!-- end of measured -->\n${after}`;
    if (UPDATE) writeFileSync(join(ROOT, PAGE), written);
    else expect(page).toBe(written);
  });

  it.skipIf(real.kind === "missing")("says what pynenc takes them for", async () => {
    for (const row of ROWS) {
      for (const field of FIELDS) {
        const told = outcome(slotwiseValues(project(row, field), "0.4.0"), field);
        for (const python of processes) {
          expect([...row, field, outcome(await python.ask(project(row, field)), field)]).toEqual([...row, field, told]);
        }
      }
    }
  });
});

function project([where, written]: readonly [string, string], field: string): GeneratedProject {
  const none = {
    construction: undefined,
    assignments: [],
    classes: ["ConfigPynenc"],
    task: "a.b",
  };
  const named = (name: string, text: string) => ({
    ...none,
    files: { [name]: text },
    environment: { PYNENC__FILEPATH: name },
  });
  switch (where) {
    case "TOML":
      return named("pynenc.toml", `${field} = ${written}\n`);
    case "YAML":
      return named("pynenc.yaml", `${field}: ${written}\n`);
    case "JSON":
      return named("pynenc.json", `{"${field}": ${written}}`);
    case "variable":
      return { ...none, files: {}, environment: { [`PYNENC__${field.toUpperCase()}`]: written } };
    default:
      return { ...none, files: {}, environment: {}, construction: `Pynenc(config_values={"${field}": ${written}})` };
  }
}

function outcome({ ConfigPynenc: { failed, values } = {} }: Answer, field: string): string {
  if (values === undefined) return "no file";
  if (failed?.includes(field) === true) return "stops";
  const text = values[field] ?? "";
  const value = text.slice(text.indexOf(" ") + 1);
  // Nobody sees a byte order mark.
  return value === "" ? "(empty)" : `\`${value.replaceAll("\ufeff", "\\ufeff")}\``;
}

function line([where, written]: readonly [string, string], outcomes: readonly string[]): string {
  const shown = outcomes.map((each) => (each.length > 30 ? `${each.slice(0, 12)}…\`` : each));
  return `| ${where} | ${written === "" ? "(empty)" : `\`${written}\``} | ${shown.join(" | ")} |`;
}
