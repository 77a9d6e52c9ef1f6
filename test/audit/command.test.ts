import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Records, readRecordLines, writeRecordLines } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import { fleetRecords } from "../../packages/cli/src/testing/fleet-records.js";
import { DEFAULTS, folderWith, slotwise } from "../cli/command.js";

const SETTINGS = DEFAULTS.replace("check_interval_minutes = 0.5", "check_interval_minutes = 0.1");
const NAMES = { runners: ["pod-7f9c", "pod-2b1d", "pod-4e8a"], application: "orders" };

function folderOf(records: Records): string {
  return folderWith({ "pyproject.toml": SETTINGS, "records.jsonl": writeRecordLines(records) });
}

describe("slotwise audit as a command", () => {
  it("tells by its status what became of the promises", async () => {
    const stuck = fleetRecords({ ...NAMES, stuck: true });
    const cases: readonly (readonly [Records, number, RegExp])[] = [
      [fleetRecords(NAMES), 0, /^It works: /m],
      [stuck, 1, /^The fleet has stood still since 00:30:05, for 29 min 55 s\.$/m],
      // Runners that live and never start are worse than a store that nobody has used yet.
      [fleetRecords({ ...NAMES, changes: { executions: [] } }), 1, /^Nobody has started since /m],
      [fleetRecords({ ...NAMES, changes: { executions: [], runners: [] } }), 3, /^No runner that takes part/m],
    ];
    for (const [records, expected, told] of cases) {
      const { status, stdout } = await slotwise(["audit", "records.jsonl"], { cwd: folderOf(records) });
      expect(stdout).toMatch(told);
      expect(status).toBe(expected);
    }
  });

  it("takes home what it reads, without anybody's names, and judges it there as here", async () => {
    const cwd = folderOf(fleetRecords({ ...NAMES, stuck: true }));
    const taken = await slotwise(["audit", "records.jsonl", "--format", "records", "--anonymous"], { cwd });
    expect(taken.status).toBe(0);
    expect(readRecordLines(taken.stdout)).toHaveLength(1);
    for (const name of [...NAMES.runners, NAMES.application]) expect(taken.stdout).not.toContain(name);
    const verdicts = async (source: string, input?: string) => {
      const { stdout } = await slotwise(["audit", source, "--format", "json"], { cwd, ...(input && { input }) });
      return JSON.parse(stdout).promises.map((each: { verdict: string; count: number }) => [each.verdict, each.count]);
    };
    expect(await verdicts("-", taken.stdout)).toEqual(await verdicts("records.jsonl"));
  });

  it("draws into the terminal, as SVG and as a page, with the names made harmless", async () => {
    const runners = ["<script>alert(1)</script>", "b", "c"];
    const cwd = folderOf(fleetRecords({ runners, stuck: true }));
    const args = ["audit", "records.jsonl", "--at", "00:30", "--svg", "made/a.svg", "--html", "made/a.html"];
    const { stdout } = await slotwise(args, { cwd });
    expect(stdout).toMatch(/its record refuses every start/);
    for (const file of ["a.svg", "a.html"]) {
      const text = readFileSync(join(cwd, "made", file), "utf8");
      expect(text).toContain("<svg");
      expect(text).not.toContain("alert(1)</script>");
      expect(text).not.toContain("javascript:");
    }
    const page = readFileSync(join(cwd, "made/a.html"), "utf8");
    expect(page).toContain("The fleet has stood still since 00:30:05");
  });

  it("says in one line what is wrong with how it was called, and writes nothing then", async () => {
    const cwd = folderOf(fleetRecords());
    for (const [args, told] of [
      [["gone.db"], "gone.db cannot be read: it does not exist"],
      [["records.jsonl", "--watch"], "--watch needs a terminal"],
      [["records.jsonl", "--application", "billing"], "holds no application billing"],
      [["records.jsonl", "--settings", "gone.toml", "--svg", "a.svg"], "gone.toml was not judged"],
      [[], "which store?"],
    ] as const) {
      const { status, stdout, stderr } = await slotwise(["audit", ...args], { cwd });
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain(told);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(existsSync(join(cwd, "a.svg"))).toBe(false);
  });

  it.skipIf(process.getBuiltinModule("node:sqlite") !== undefined)(
    "says on an old Node how a SQLite store is read",
    async () => {
      const cwd = folderWith({ "fleet.db": `SQLite format 3\0${"x".repeat(100)}` });
      const { status, stderr } = await slotwise(["audit", "fleet.db"], { cwd });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^slotwise: [^\n]*22\.13[^\n]*node@24[^\n]*\n$/);
    },
  );

  it("declares what was measured where the settings are, and writes it there", async () => {
    const cwd = folderOf(fleetRecords({ ...NAMES, executionSeconds: 46.31 }));
    const { stdout, stderr } = await slotwise(["audit", "records.jsonl", "--declare", "--write"], { cwd });
    expect(stdout).toMatch(
      /^\[tool\.slotwise\]\nrunners = 3 +# measured 3\nservice-duration = "47s" +# measured 46\.31 s\n/,
    );
    expect(stderr).toBe("slotwise: wrote [tool.slotwise] of pyproject.toml\n");
    const written = readFileSync(join(cwd, "pyproject.toml"), "utf8");
    expect(written).toBe(`${SETTINGS}\n[tool.slotwise]\nrunners = 3\nservice-duration = "47s"\n`);
    const linted = await slotwise(["lint", "--format", "concise"], { cwd });
    expect(linted.stdout).toMatch(/warning lock-outlives-owner: .*: with 3 runners an execution holds/);
  });
});
