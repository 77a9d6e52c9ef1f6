import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { RULES } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import { run } from "../../packages/cli/src/run.js";
import { fakeHost } from "../../packages/cli/src/testing/fake-host.js";
import { schemaErrors } from "../json-schema.js";
import { DEFAULTS, folderWith } from "./command.js";

const REPORT_SCHEMA = JSON.parse(
  readFileSync(new URL("../../docs/schemas/lint-report.schema.json", import.meta.url), "utf8"),
);

/** What there is to report on: of everything something. */
const RUNS: readonly (readonly [name: string, files: Readonly<Record<string, string>>, args: readonly string[]])[] = [
  ["no settings", {}, []],
  ["nothing wrong", { "pyproject.toml": DEFAULTS }, []],
  ["a turn missed, with a fix", { "pyproject.toml": DEFAULTS }, ["--runners=4", "--pynenc-version=0.2.3"]],
  [
    "two versions",
    { "pyproject.toml": DEFAULTS },
    ["--runners=1-8", "--pynenc-version=0.2.3", "--pynenc-version=0.4.0"],
  ],
  ["no limit at all", { "pyproject.toml": DEFAULTS.replace("= 1.0", "= 0") }, ["--runners=1-3"]],
  ["an unusable value", { "pyproject.toml": DEFAULTS.replace("5.0", '"five"') }, []],
  [
    "names that are near others",
    { "pyproject.toml": `${DEFAULTS}atomic_service_intervall_minutes = 1\n[tool.slotwise]\nrunner = 4\n` },
    [],
  ],
  [
    "unreadable and unparsable files",
    { "pyproject.toml": "[tool.pynenc\n", "b/pyproject.toml": DEFAULTS },
    ["gone.toml", "."],
  ],
  ["a name that has to be escaped", { "ä b%#/py nenc.toml": "max_pending_seconds = -1\n" }, ["ä b%#/py nenc.toml"]],
  [
    "tabs, Windows line ends and emoji",
    { "pyproject.toml": '[tool.pynenc]\r\n\tapp_id = "🚀"\r\nmax_pending_seconds =\t-1 # 🚀\r\n' },
    [],
  ],
];

async function report(format: string, files: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = folderWith(files);
  const host = fakeHost({ currentFolder: folder });
  await run(["lint", "--format", format, ...args], host);
  return { folder, document: JSON.parse(host.written.stdout) };
}

describe("the JSON report", () => {
  it.each(RUNS)("is as its schema says, and the schema names all of it: %s", async (_name, files, args) => {
    const { document } = await report("json", files, args);
    expect(schemaErrors(REPORT_SCHEMA, document, { closed: true })).toEqual([]);
  });

  it("would be found out", () => {
    const wrong = { schemaVersion: 1, findings: [{ rule: "No Rule" }], acceptedByBaseline: -1, fleets: [], more: 1 };
    const errors = schemaErrors(REPORT_SCHEMA, wrong, { closed: true }).join("\n");
    for (const told of [
      "/findings/0/rule: must match",
      "/findings/0: must have",
      "/acceptedByBaseline: must be >= 0",
    ]) {
      expect(errors).toContain(told);
    }
    expect(errors).toContain('"more"');
  });
});

/** The official schema, from a package that ships it, once it is installed. */
const OFFICIAL = (() => {
  try {
    const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
})();

describe("the SARIF report", () => {
  it.each(RUNS)("is valid SARIF 2.1.0: %s", async (_name, files, args) => {
    const { document } = await report("sarif", files, args);
    expect(schemaErrors(OFFICIAL, document)).toEqual([]);
  });

  it.each(RUNS)("holds together: %s", async (_name, files, args) => {
    const { document, folder } = await report("sarif", files, args);
    expect(Object.keys(document)).toEqual(["$schema", "version", "runs"]);
    const [{ tool, columnKind, results }] = document.runs;
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ name }) => name));
    const prints = new Set<string>();
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(["error", "warning", "note"]).toContain(result.level);
      expect(result.locations).toHaveLength(1);
      prints.add(result.partialFingerprints["slotwiseFinding/v1"]);
      const places = [...result.locations, ...(result.relatedLocations ?? [])].map((each) => each.physicalLocation);
      const changes = (result.fixes ?? []).flatMap((fix: { artifactChanges: unknown[] }) => fix.artifactChanges);
      for (const { artifactLocation, region } of places) expectInside(folder, artifactLocation, region);
      for (const { artifactLocation, replacements } of changes) {
        for (const { deletedRegion } of replacements) expectInside(folder, artifactLocation, deletedRegion);
      }
    }
    expect(prints.size).toBe(results.length);
  });

  it("says of each rule what it is about, how bad it is, and how to mend it", async () => {
    const { document } = await report("sarif", {}, []);
    for (const [index, rule] of document.runs[0].tool.driver.rules.entries()) {
      expect(rule.shortDescription.text).toMatch(/^[A-Z`].*\.$/);
      expect(rule.fullDescription.text).not.toBe("");
      expect(rule.help.markdown).not.toBe("");
      expect(rule.properties.tags).toEqual(["pynenc", RULES[index]?.group]);
      expect(rule.defaultConfiguration.level).toBe(RULES[index]?.severity.replace("info", "note"));
    }
  });
});

/** A region must lie in the file that its location leads to. */
function expectInside(
  folder: string,
  location: { uri: string; uriBaseId?: string },
  region: Record<string, number>,
): void {
  expect(location.uriBaseId).toBe("%SRCROOT%");
  expect(URL.canParse(location.uri, "file:///")).toBe(true);
  const path = join(folder, decodeURIComponent(location.uri));
  if (!existsSync(path)) return;
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [line = 0, column = 0] of [
    [region.startLine, region.startColumn],
    [region.endLine, region.endColumn],
  ]) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
  }
}
