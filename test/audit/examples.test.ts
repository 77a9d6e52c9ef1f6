import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readRecordLines } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import { slotwise } from "../cli/command.js";
import { fencesOf, readPage } from "../docs/markdown.js";
import { installCommand, isInstalled } from "../install.mjs";

const FOLDER = fileURLToPath(new URL("../../docs/examples/audit/", import.meta.url));
const LOGS = join(FOLDER, "logs");
/** Set, the converted records get what jq prints today, to be read before they are committed. */
const UPDATE = process.env["UPDATE_DOCS"] === "1";

const HAS_JQ: boolean = isInstalled("jq");
if (!HAS_JQ) {
  if (process.env["CI"]) throw new Error(`CI is set, and jq is missing: ${installCommand(["jq"])}`);
  process.stdout.write(`jq is missing, so its tests are skipped: ${installCommand(["jq"])}\n`);
}

/** What each program says in its first lines of how it is called. */
const CONVERSIONS = ["lease", "cron-log"].map((name) => {
  const command = /^# {3}jq (.*) > records\.jsonl$/m.exec(readExample(`logs/${name}.jq`))?.[1] ?? "";
  return { name, words: [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "") };
});

describe.skipIf(!HAS_JQ)("jq converts other people's logs", () => {
  it.each(CONVERSIONS)("$name, as it says itself", ({ name, words }) => {
    const { stdout, stderr, status } = spawnSync("jq", words, { cwd: LOGS, encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    if (UPDATE) writeFileSync(join(LOGS, `${name}.jsonl`), stdout);
    expect(readExample(`logs/${name}.jsonl`)).toBe(stdout);
  });
});

describe("the examples of records", () => {
  it.each(["healthy", "stuck", "cleared", "logs/lease", "logs/cron-log"])("%s is read whole", (name) => {
    const [records, ...others] = readRecordLines(readExample(`${name}.jsonl`));
    expect(others).toEqual([]);
    expect(records?.unread).toEqual([]);
    expect(records?.executions.length).toBeGreaterThan(2);
  });

  it.each([
    ["healthy", 0, null],
    ["stuck", 1, "runner-3"],
    ["cleared", 0, null],
  ])("%s ends with %i", async (name, status, owner) => {
    const args = [`${name}.jsonl`, "--settings", "pyproject.toml", "--format", "json"];
    const result = await slotwise(["audit", ...args], { cwd: FOLDER });
    const report = JSON.parse(result.stdout);
    expect(result.status).toBe(status);
    expect(report.working).toBe(owner === null);
    expect(report.stuck?.runner ?? null).toBe(owner);
    expect(report.remarks).toEqual([]);
  });

  it.each([
    ["lease", 0, "2026-11-29T10:03:30Z", 3],
    ["cron-log", 1, "2026-11-29T09:00Z", 8],
  ])("%s is audited without settings, and ends with %i", async (name, status, now, completed) => {
    const result = await slotwise(["audit", `${name}.jsonl`, "--now", now, "--format", "json"], { cwd: LOGS });
    const report = JSON.parse(result.stdout);
    expect(result.status).toBe(status);
    expect(report.settings).toEqual([]);
    expect(report.executions).toEqual({ completed, abandoned: 0, blocked: 0, running: 0 });
  });

  it("have the statement beside them that the page shows", () => {
    const shown = fencesOf(readPage("docs/audit.md")).filter(({ language }) => language === "sql");
    expect(shown.map(({ content }) => content)).toEqual([readExample("stuck.sql")]);
  });
});

function readExample(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}
