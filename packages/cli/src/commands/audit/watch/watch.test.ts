import type { Records } from "@slotwise/audit";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Host, UsageError } from "../../../host/host.js";
import { type FakeHost, fakeHost } from "../../../testing/fake-host.js";
import { type FakeSource, fakeSource } from "../../../testing/fake-source.js";
import { FLEET_NOW, fleetRecords } from "../../../testing/fleet-records.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import type { AuditFlags } from "../options.js";
import { runAudit } from "../run-audit.js";

const TAKEN = "\u001b[?1049h";
const LEFT = "\u001b[?1049l";

interface Watched {
  readonly host: FakeHost;
  readonly source: FakeSource;
  readonly ended: ReturnType<typeof runAudit>;
  /** What the terminal shows now, a line each, without colours. */
  shown(): readonly string[];
}

function watched(records: Records, { columns = 100, rows = 24, watch = true as const } = {}): Watched {
  const folder = temporaryFolder({ "pyproject.toml": '[tool.pynenc]\napp_id = "orders"\n' });
  onTestFinished(folder.remove);
  const host = fakeHost({
    currentFolder: folder.path,
    outputColumns: columns,
    outputRows: rows,
    now: FLEET_NOW / 1000,
  });
  const source = fakeSource(records);
  const open = async () => source;
  const flags: AuditFlags = { format: "pretty", watch };
  const ended = runAudit("redis://x", flags, host, { sqlite: open, redis: open, application: open, records: open });
  return { host, source, ended, shown: () => shownOn(host) };
}

/** The last drawing that was written. */
function shownOn(host: FakeHost): readonly string[] {
  const [, ...drawings] = host.written.stdout.split("\u001b[H");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is not text is taken out
  return (drawings.at(-1) ?? "").replaceAll(/\u001b\[[?\d]*[a-zA-Z]/g, "").split("\r\n");
}

/** Settings are read from a disk, which virtual time does not wait for. */
async function isShown({ host }: Watched): Promise<void> {
  await expect.poll(() => host.written.stdout).toContain("\u001b[H");
}

/** The terminal is as it was, and nothing waits any more. */
function expectLeft({ host }: Watched): void {
  const { stdout } = host.written;
  expect(stdout.split(TAKEN)).toHaveLength(2);
  expect(stdout.split(LEFT)).toHaveLength(2);
  expect(stdout.endsWith("\u001b[?7h\u001b[?25h\u001b[?1049l")).toBe(true);
  expect(host.listeners).toBe(0);
  expect(host.time.waiting).toBe(0);
}

describe("slotwise audit --watch", () => {
  it("shows the answer and the next window, every two seconds anew", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    expect(run.shown()[0]).toBe("orders in fleet.db, pynenc 0.4.0, 2026-01-01 01:00:00 UTC");
    expect(run.shown()[1]).toMatch(/^It works: /);
    expect(run.shown()).toContain("Window open: a may start for another 20 s");
    expect(run.shown().at(-1)).toBe("q ends");
    await run.host.time.pass(1999);
    expect(run.source.reads).toBe(1);
    await run.host.time.pass(20_001);
    expect(run.source.reads).toBe(12);
    expect(run.shown()).toContain("Next window: 01:01:40, in 78 s, of b");
    run.host.type("q");
    expect(await run.ended).toBe(0);
    expectLeft(run);
    expect(run.source.isClosed).toBe(true);
  });

  it("draws over what was there, and never clears it first", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    await run.host.time.pass(10_000);
    const drawings = run.host.written.stdout.split("\u001b[H").slice(1);
    expect(drawings).toHaveLength(6);
    for (const drawing of drawings) {
      expect(drawing).not.toContain("\u001b[2J");
      const lines = drawing.split("\r\n");
      expect(lines.filter((line) => !line.includes("\u001b[K"))).toEqual([]);
      expect(drawing.endsWith("\u001b[J")).toBe(true);
    }
    run.host.type("\u0003");
    await run.ended;
  });

  it.each<[string, (host: FakeHost) => void]>([
    ["q", (host) => host.type("q")],
    ["Q among others", (host) => host.type("xQ")],
    ["Ctrl-C", (host) => host.type("\u0003")],
    ["a request to end", (host) => host.interrupt()],
  ])("leaves the terminal as it was at %s, with the latest verdict", async (_, end) => {
    const run = watched(fleetRecords({ stuck: true }));
    await isShown(run);
    await run.host.time.pass(3000);
    run.host.type("x");
    end(run.host);
    expect(await run.ended).toBe(1);
    expectLeft(run);
  });

  it("leaves it so when something breaks, too", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    run.source.problem = new RangeError("broken");
    const outcome = run.ended.catch((error: unknown) => String(error));
    await run.host.time.pass(2000);
    expect(await outcome).toBe("RangeError: broken");
    expectLeft(run);
  });

  it("leaves it so when the process ends by something that nobody caught", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    run.host.end();
    expect(run.host.written.stdout.endsWith(LEFT)).toBe(true);
    // What still comes is drawn on nobody's screen.
    await run.host.time.pass(4000);
    run.host.type("q");
    await run.ended;
    expectLeft(run);
  });

  it("says when the source cannot be read, goes on, and has it back", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    run.source.problem = new UsageError("fleet.db is locked");
    await run.host.time.pass(2000);
    expect(run.shown()[1]).toBe("What follows is older: fleet.db is locked");
    expect(run.shown()[2]).toMatch(/^It works: /);
    run.source.problem = undefined;
    run.source.held = [fleetRecords({ stuck: true })];
    await run.host.time.pass(2000);
    expect(run.shown()[1]).toMatch(/^The fleet has stood still since 00:30:05, /);
    expect(run.shown().join(" ")).toContain("in sqlite3 fleet.db: UPDATE ");
    // Not a word of it is lost.
    expect(run.shown().join(" ")).toContain("WHERE status = 'running';");
    run.host.type("q");
    expect(await run.ended).toBe(1);
    expectLeft(run);
  });

  it("does not wait for a source that hangs", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    run.source.read = () => new Promise(() => {});
    await run.host.time.pass(2000);
    run.host.type("q");
    expect(await run.ended).toBe(0);
    expectLeft(run);
  });

  it("takes no harm from a look that breaks after the end", async () => {
    const run = watched(fleetRecords());
    await isShown(run);
    let fail = (_error: Error) => {};
    run.source.read = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    await run.host.time.pass(2000);
    run.host.type("q");
    expect(await run.ended).toBe(0);
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on("unhandledRejection", note);
    fail(new RangeError("too late"));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("fits a terminal of any size, as it is changed", async () => {
    const run = watched(fleetRecords({ stuck: true, runners: ["a".repeat(60), "b", "c"] }));
    await isShown(run);
    for (const [columns, rows] of [
      [40, 10],
      [20, 3],
      [200, 60],
    ] as const) {
      run.host.resize(columns, rows);
      expect(run.shown().filter((line) => [...line].length > columns)).toEqual([]);
      expect(run.shown().length).toBeLessThanOrEqual(rows);
      expect(run.shown().length).toBeGreaterThan(2);
    }
    run.host.type("q");
    await run.ended;
  });

  it("needs a terminal, and a source that can be read at first", async () => {
    const host: Host = fakeHost();
    const source = fakeSource(fleetRecords());
    const open = async () => source;
    const openers = { sqlite: open, redis: open, application: open, records: open };
    const flags: AuditFlags = { format: "pretty", watch: true };
    await expect(runAudit("redis://x", flags, host, openers)).rejects.toThrow("--watch needs a terminal");
    const terminal = fakeHost({ outputColumns: 80 });
    source.problem = new UsageError("fleet.db is locked");
    await expect(runAudit("redis://x", flags, terminal, openers)).rejects.toThrow("fleet.db is locked");
    expect(terminal.written.stdout).toBe("");
    expect(terminal.listeners).toBe(0);
  });
});
