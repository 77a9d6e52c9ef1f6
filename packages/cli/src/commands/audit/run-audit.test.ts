import { AUDIT_PROMISES, type AuditPromise, type Records } from "@slotwise/audit";
import { describe, expect, it, onTestFinished } from "vitest";
import { UsageError } from "../../host/host.js";
import { type FakeHostOptions, fakeHost } from "../../testing/fake-host.js";
import { fakeSource } from "../../testing/fake-source.js";
import { FLEET_NOW, fleetRecords } from "../../testing/fleet-records.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { acceptedPromise } from "./accepted-promise.js";
import type { AuditFlags } from "./options.js";
import { runAudit } from "./run-audit.js";

const SETTINGS = {
  "pyproject.toml": '[tool.pynenc]\napp_id = "orders"\natomic_service_check_interval_minutes = 0.1\n',
};

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

interface AuditRun {
  readonly flags?: Partial<AuditFlags>;
  readonly files?: Readonly<Record<string, string>>;
  readonly host?: FakeHostOptions;
}

async function audit(held: readonly Records[], { flags = {}, files = SETTINGS, host: options = {} }: AuditRun = {}) {
  const host = fakeHost({ currentFolder: folderWith(files), now: FLEET_NOW / 1000, ...options });
  const source = fakeSource(...held);
  const open = async () => source;
  const openers = { sqlite: open, redis: open, application: open, records: open };
  const all: AuditFlags = { format: "pretty", ...flags };
  try {
    const status = await runAudit(all.app === undefined ? "redis://store" : undefined, all, host, openers);
    return { status, ...host.written, source };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: 2, ...host.written, stderr: `${host.written.stderr}slotwise: ${error.message}\n`, source };
  }
}

describe("slotwise audit", () => {
  it("says that a fleet works, and keeps its promises", async () => {
    const { status, stdout, stderr, source } = await audit([fleetRecords()]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^orders in fleet\.db, pynenc 0\.4\.0, 2026-01-01 01:00:00 UTC;/);
    expect(stdout).toMatch(/^It works: the latest execution, of runner c, started at 00:58:25, 95 s ago\.$/m);
    expect(stdout).toMatch(/^✓ kept lock-released: /m);
    expect(stdout).not.toContain("✗");
    expect(status).toBe(0);
    expect(source.isClosed).toBe(true);
  });

  it("ends with 1 for what is broken, but for what somebody accepts", async () => {
    const stuck = [fleetRecords({ stuck: true })];
    const both: ReadonlySet<AuditPromise> = new Set(AUDIT_PROMISES.filter((each) => each !== "one-at-a-time"));
    const one: ReadonlySet<AuditPromise> = new Set(["lock-released"]);
    expect((await audit(stuck, { flags: { accept: one } })).status).toBe(1);
    const accepted = await audit(stuck, { flags: { accept: both } });
    expect(accepted.status).toBe(0);
    expect(accepted.stdout).toContain("broken lock-released");
    expect([...acceptedPromise("turns-taken", one)]).toEqual(["lock-released", "turns-taken"]);
    expect(() => acceptedPromise("turn-taken")).toThrow("there is no promise turn-taken; did you mean turns-taken?");
  });

  it("says who stands in the way, since when, how often it refused, and what clears it when", async () => {
    const { status, stdout } = await audit([fleetRecords({ stuck: true })]);
    const answer = stdout.split("\n").slice(1, 14).join("\n");
    expect(answer).toMatch(/^The fleet has stood still since 00:30:05, for 29 min 55 s\.$/m);
    expect(answer).toContain("Runner a started then and was last seen at 00:30:06");
    expect(answer.replaceAll(/\s+/g, " ")).toContain("It has refused 12 starts so far");
    expect(answer.replaceAll(/\s+/g, " ")).toContain(
      "What clears it, once that runner is really gone (clearing the record of a runner that lives lets two execute at once): in sqlite3 fleet.db:",
    );
    expect(stdout).toContain(
      `  in sqlite3 fleet.db:\n    UPDATE "orders_1a2b3c4d__orchestrator_atomic_service_executions" SET status = 'abandoned', end_time = start_time WHERE status = 'running';\n`,
    );
    expect(stdout).toMatch(/^✗ broken lock-released: /m);
    expect(status).toBe(1);
  });

  it("never breaks the statement, however narrow the terminal, and nothing else is wider", async () => {
    const { stdout } = await audit([fleetRecords({ stuck: true })], { host: { outputColumns: 40 } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    const lines = stdout.replaceAll(/\u001b\[\d+m/g, "").split("\n");
    expect(lines.filter((line) => line.length > 40).map((line) => line.slice(0, 12))).toEqual(['    UPDATE "']);
  });

  it("says what a store cannot harm: names of it are no part of the terminal's language", async () => {
    const evil = "\u001b[2J\u202ea\n";
    const records = fleetRecords({ runners: [evil, "b", "c"], application: evil, stuck: true });
    for (const format of ["pretty", "json", "openmetrics"] as const) {
      const { stdout, stderr } = await audit([records], { flags: { format }, files: {} });
      expect(stdout).toContain("[2J");
      // What turns the reading direction is a character like any other to a program that reads JSON.
      const harmful = format === "json" ? ["\u001b"] : ["\u001b", "\u202e"];
      expect(harmful.filter((each) => `${stdout}${stderr}`.includes(each))).toEqual([]);
    }
  });

  it("says without settings what needs none, and that they are missing", async () => {
    const { status, stdout } = await audit([fleetRecords()], { files: {} });
    expect(stdout).toContain("there are no pynenc settings in this folder");
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("name them with --settings PATH");
    expect(stdout).toMatch(/^\? unknown turns-taken: /m);
    expect(stdout).toMatch(/^✓ kept lock-released: /m);
    expect(status).toBe(0);
  });

  it("takes no settings of another application in silence", async () => {
    const files = { "pyproject.toml": '[tool.pynenc]\napp_id = "billing"\n' };
    const { stdout } = await audit([fleetRecords()], { files });
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "the settings are those of app_id billing, and the records those of orders",
    );
    expect(stdout).toMatch(/^\? unknown turns-taken: /m);
    const named = await audit([fleetRecords()], { files: {}, flags: { settings: folderWith(files) } });
    expect(named.stdout).toMatch(/^✓ kept turns-taken: /m);
    expect(named.stdout.replaceAll(/\s+/g, " ")).toContain("since --settings names them");
  });

  it("lists several applications, and has one chosen", async () => {
    const held = [fleetRecords(), fleetRecords({ application: "billing", runners: ["x"] })];
    const several = await audit(held);
    expect(several.stdout).toBe("orders: 3 runners, 36 starts\nbilling: 1 runner, 12 starts\n");
    expect(several.stderr).toBe("slotwise: fleet.db holds 2 applications: choose one with --application NAME\n");
    expect(several.status).toBe(2);
    expect(several.source.isClosed).toBe(true);
    const wrong = await audit(held, { flags: { application: "biling" } });
    expect(wrong.stderr).toBe("slotwise: fleet.db holds no application biling; did you mean billing?\n");
    const right = await audit(held, { flags: { application: "orders" } });
    expect(right.stdout).toMatch(/^orders in fleet\.db/);
  });

  it("tells 3 where nothing is recorded, and prints what a program can read all the same", async () => {
    const empty = fleetRecords({ changes: { runners: [], executions: [] } });
    const { status, stdout, stderr } = await audit([empty], { flags: { format: "json" } });
    expect(status).toBe(3);
    expect(JSON.parse(stdout).executions).toEqual({ completed: 0, abandoned: 0, blocked: 0, running: 0 });
    expect(stderr).toBe("slotwise: no execution is recorded in fleet.db\n");
    expect((await audit([])).stderr).toBe("slotwise: fleet.db holds no application of pynenc's\n");
  });

  it("judges at the instant that is named", async () => {
    const { stdout } = await audit([fleetRecords()], { flags: { now: "2026-01-01T02:00:00Z" } });
    expect(stdout).toMatch(/^No runner lives: the last was seen at 00:59:59, 1 h 1 s ago\.$/m);
  });

  it("declares what was measured, wider than before and never narrower, and says what lint says then", async () => {
    const files = {
      "pyproject.toml": `${SETTINGS["pyproject.toml"]}\n[tool.slotwise]\nrunners = "2-8" # so far\nservice-duration = "1s"\n`,
    };
    const records = fleetRecords({ executionSeconds: 46.31 });
    const { stdout } = await audit([records], { files, flags: { declare: true } });
    expect(stdout).toMatch(
      /^\[tool\.slotwise\]\nrunners = "2-8" +# declared 2-8, measured 3\nservice-duration = "47s" +# declared 1 s, measured 46\.31 s\n/,
    );
    expect(stdout.replaceAll(/\n# /g, " ")).toContain("With these numbers lint says: pyproject.toml:");
    // All of it is TOML still.
    expect(stdout.split("\n").filter((line) => !/^(?:#.*|\[.*|[a-z-]+ = .*)?$/.test(line))).toEqual([]);
  });

  it("draws beside what it declares, into the files that are named", async () => {
    const folder = folderWith({});
    await audit([fleetRecords()], { flags: { declare: true, svg: `${folder}/a.svg`, html: `${folder}/a.html` } });
    const { readFileSync } = await import("node:fs");
    expect(readFileSync(`${folder}/a.svg`, "utf8")).toMatch(/^<svg /);
    expect(readFileSync(`${folder}/a.html`, "utf8")).toMatch(/^<!doctype html>/i);
  });

  it("writes what it declares where it stands, and leaves the rest alone", async () => {
    const before = `${SETTINGS["pyproject.toml"]}\n[tool.slotwise]\nservice-duration = '1s' # guessed\n`;
    const folder = folderWith({ "pyproject.toml": before });
    const flags = { declare: true, write: true, settings: folder };
    const { stderr } = await audit([fleetRecords({ executionSeconds: 46.31 })], { flags });
    const { readFileSync } = await import("node:fs");
    const after = readFileSync(`${folder}/pyproject.toml`, "utf8");
    expect(after).toBe(before.replace("'1s'", '"47s"').replace("[tool.slotwise]\n", "[tool.slotwise]\nrunners = 3\n"));
    expect(stderr).toMatch(/^slotwise: wrote \[tool\.slotwise\] of \S*pyproject\.toml\n$/);
    const again = await audit([fleetRecords({ executionSeconds: 46.31 })], { flags });
    expect(again.stderr).toBe("");
  });
});
