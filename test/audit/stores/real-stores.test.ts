import { type ChildProcess, execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Records } from "@slotwise/audit";
import { releaseFacts } from "@slotwise/pynenc";
import { describe, expect, it } from "vitest";
import { folderWith } from "../../cli/command.js";
import { type FleetPlan, SHORT_CYCLES } from "../../fleets/fleet-plan.js";
import { type RealFleet, withFleet } from "../../fleets/real-fleet.js";
import type { RealRunner } from "../../fleets/real-runner.js";
import { until } from "../../fleets/until.js";
import { type RealPynenc, realPynenc, TESTED_RELEASES } from "../../real-pynenc.js";
import { readByWasm } from "../../site/read-by-wasm.js";
import { type MaybeReader, type StoreReader, storeReader } from "./store-reader.js";

const run = promisify(execFile);
const [pynenc, made]: [RealPynenc, MaybeReader] = await Promise.all([realPynenc(), storeReader()]);

/** Where all there is to try with is there. */
function withBoth(use: (reader: StoreReader, pythonOf: (release: FleetPlan["release"]) => string) => Promise<void>) {
  return async () => {
    if (made.kind === "ready" && pynenc.kind === "ready") await use(made.reader, pynenc.pythonOf);
  };
}

describe.skipIf(made.kind === "missing" || pynenc.kind === "missing").concurrent("a real store", () => {
  it.each(TESTED_RELEASES)(
    "of pynenc %s is read while the fleet runs, after a kill, a restart and a purge",
    (release) =>
      withBoth((reader, pythonOf) => {
        const plan: FleetPlan = {
          ...SHORT_CYCLES,
          release,
          store: "sqlite",
          executionSeconds: 1,
          cron: "* * * * *",
        };
        return withFleet(plan, pythonOf(release), (fleet) => lifeOf(fleet, reader, pythonOf(release)));
      })(),
  );
});

async function lifeOf(fleet: RealFleet, reader: StoreReader, python: string): Promise<void> {
  const path = join(fleet.folder, "store.db");
  const read = () => reader.read(path);
  const { hasLock } = releaseFacts(fleet.plan.release);
  await fleet.startTogether(2);
  const [first, second] = fleet.runners as [RealRunner, RealRunner];
  const hasEnded = (runner: RealRunner) => runner.journal.some(({ event }) => event === "end");
  await until("both have executed", () => hasEnded(first) && hasEnded(second));

  const living = await read();
  const [records] = living.records as [Records];
  expect(living.applications).toHaveLength(1);
  expect(records).toMatchObject({ application: living.applications[0]?.application, unread: [], source: "sqlite" });
  expect(records.application).toMatch(/^slotwise-fleet-/);
  expect(records.releases).toContain(fleet.plan.release);
  expect(records.keepsEveryExecution).toBe(hasLock);
  expect(records.runners.map(({ runner }) => runner).sort()).toEqual([await first.id(), await second.id()].sort());
  expect(records.runners.every(({ eligible }) => eligible)).toBe(true);
  expect(records.executions.length).toBeGreaterThanOrEqual(2);
  expect(records.crons.map(({ cron }) => cron)).toContain("* * * * *");
  if (hasLock) expectFirings(records);
  // What stands in the log alone has been read.
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);

  // A copy as somebody makes it: with the log, but without its index; and without either.
  const folder = join(fleet.folder, "copies");
  mkdirSync(folder);
  copyFileSync(path, join(folder, "copy.db"));
  copyFileSync(`${path}-wal`, join(folder, "copy.db-wal"));
  copyFileSync(path, join(folder, "alone.db"));
  const copied = await reader.read(join(folder, "copy.db"));
  expect(copied.records[0]?.executions.length).toBeGreaterThanOrEqual(records.executions.length);
  // As the playground reads what is dropped into it.
  const dropped = await readByWasm(join(folder, "copy.db"), copied.records[0]?.readAt);
  expect(dropped).toEqual({ ...copied, remarks: [] });
  const alone = await reader.read(join(folder, "alone.db")).catch((error: unknown) => String(error));
  if (typeof alone === "string") expect(alone).toMatch(/has no tables of a pynenc fleet; of a store in use most/);
  else expect(alone.records[0]?.executions.length).toBeLessThanOrEqual(records.executions.length);
  expect(readdirSync(folder).sort()).toEqual(["alone.db", "copy.db", "copy.db-wal"]);

  await second.executes(0.2);
  await second.signal("SIGKILL");
  if (hasLock) await expectStuck(fleet, reader, path);

  const third = fleet.start();
  await third.hasLooked();
  const restarted = (await read()).records[0] as Records;
  expect(restarted.runners.map(({ runner }) => runner)).toEqual(
    expect.arrayContaining([await first.id(), await second.id(), await third.id()]),
  );

  for (const runner of fleet.runners) await runner.signal("SIGKILL");
  await expectAsStored(fleet, reader, path);

  // pynenc's own way to forget all: the tables stay.
  const purge =
    "import sys; from pynenc import PynencBuilder as B; B().app_id(sys.argv[1]).sqlite(sys.argv[2]).build().purge()";
  await run(python, ["-c", purge, records.application ?? "", path]);
  // Whoever closed it last has taken its -wal away, as it is with many a copy.
  const unread = [expect.stringMatching(/^no store\.db-wal stands beside the file/)];
  expect((await read()).records[0]).toMatchObject({ runners: [], executions: [], cronRuns: [], unread });
  // Its name went with it, as it is not there before a runner first uses its state; who knows it finds the tables.
  const named = await reader.read(path, records.application);
  expect(named.applications).toMatchObject([{ application: records.application }]);
  expect(named.records[0]?.application).toBe(records.application);
  const other = (await reader.read(path, `${records.application}.`)).applications[0]?.application;
  expect(other).toBe(records.application?.replaceAll("-", "_"));
}

/** Each firing names an execution that is recorded, and a time within it. */
function expectFirings({ cronRuns, executions, keepsCronRuns }: Records): void {
  expect(keepsCronRuns).toBe(true);
  expect(cronRuns.map(({ cron }) => cron)).toContain("* * * * *");
  for (const { at, execution } of cronRuns) {
    const by = executions.find(({ id }) => id === execution);
    expect(at).toBeGreaterThanOrEqual(by?.start ?? Number.POSITIVE_INFINITY);
    expect(at).toBeLessThanOrEqual(by?.end ?? Number.POSITIVE_INFINITY);
  }
  expect(new Set(cronRuns.map((each) => JSON.stringify(each))).size).toBe(cronRuns.length);
}

/** One was killed in mid-execution: its record refuses everybody until the statement that the reader gives ends it. */
async function expectStuck(fleet: RealFleet, reader: StoreReader, path: string): Promise<void> {
  const [first, victim] = fleet.runners as [RealRunner, RealRunner];
  const holder = await victim.id();
  const refusals = ({ executions }: Records) => {
    const running = executions.find(({ runner, holdsLock }) => holdsLock && runner === holder);
    const reason = `prior_running:${running?.id} runner:${holder}`;
    return executions.filter((each) => each.status === "blocked" && each.reason === reason);
  };
  const readAgain = async () => (await reader.read(path)).records[0] as Records;
  await until("somebody is refused", async () => refusals(await readAgain()).length > 0);
  const stuck = await readAgain();
  expect(stuck.executions.filter(({ holdsLock }) => holdsLock)).toMatchObject([{ runner: holder, status: "running" }]);
  for (const { runner, start, end } of refusals(stuck)) {
    expect(runner).toBe(await first.id());
    expect(end).toBe(start);
  }
  await reader.make(path, stuck.clearing?.statement ?? "");
  const cleared = await readAgain();
  expect(cleared.executions.filter(({ runner, holdsLock }) => holdsLock && runner === holder)).toEqual([]);
}

/** All are dead, as after a crash of the host: what is read is what another reader reads, and no byte has changed. */
async function expectAsStored(fleet: RealFleet, reader: StoreReader, path: string): Promise<void> {
  const names = readdirSync(fleet.folder).filter((name) => name.startsWith("store.db"));
  const bytesOf = (name: string) => readFileSync(join(fleet.folder, name));
  const before = names.filter((name) => !name.endsWith("-shm")).map(bytesOf);
  const left = await reader.read(path);
  const { executions, runners, readAt } = left.records[0] as Records;
  expect(await readByWasm(path, readAt)).toEqual({ ...left, remarks: [] });
  expect(readdirSync(fleet.folder).filter((name) => name.startsWith("store.db"))).toEqual(names);
  expect(
    names.filter((name) => !name.endsWith("-shm")).map((name, at) => bytesOf(name).equals(before[at] ?? Buffer.of())),
  ).toEqual(before.map(() => true));
  expect(existsSync(`${path}-wal`), "a host that crashed leaves the log").toBe(true);
  const stored = await fleet.store.executions();
  const byStart = [...executions].toSorted((one, other) => one.start - other.start);
  expect(byStart.map(({ runner, status, reason }) => [runner, status, reason])).toEqual(
    stored.map(({ runnerId, status, reason }) => [runnerId, status, reason]),
  );
  for (const [index, { start, end }] of byStart.entries()) {
    expect(Math.abs(start / 1e6 - (stored[index]?.start ?? 0))).toBeLessThan(1e-5);
    expect(end === undefined).toBe(stored[index]?.end === undefined);
  }
  const known = await fleet.store.runners();
  expect(runners.map(({ runner }) => runner).sort()).toEqual(known.map(({ runnerId }) => runnerId).sort());
  for (const { runnerId, lastHeartbeat } of known) {
    const seen = runners.find(({ runner }) => runner === runnerId)?.lastSeen ?? 0;
    expect(Math.abs(seen / 1e6 - lastHeartbeat)).toBeLessThan(1e-5);
  }
}

describe.skipIf(made.kind === "missing" || pynenc.kind === "missing")("a store that somebody else has open", () => {
  it(
    "is read beside a writer, and told where it is locked",
    withBoth(async (reader, pythonOf) => {
      const path = join(folderWith({}), "store.db");
      const sql =
        "CREATE TABLE x_1a2b3c4d__orchestrator_runner_heartbeats (runner_id, creation_timestamp, allow_to_run_atomic_service, last_heartbeat);";
      await reader.make(path, `PRAGMA journal_mode = WAL; ${sql}`);
      const writing = await holding(pythonOf("0.4.0"), path, "BEGIN IMMEDIATE; CREATE TABLE half (a)");
      try {
        expect((await reader.read(path)).applications).toHaveLength(1);
      } finally {
        await letGo(writing);
      }
      await reader.make(path, "PRAGMA journal_mode = DELETE");
      const locking = await holding(pythonOf("0.4.0"), path, "BEGIN EXCLUSIVE");
      try {
        expect(await reader.problem(path)).toMatch(/store\.db cannot be read: another program has locked it$/);
      } finally {
        await letGo(locking);
      }
      expect((await reader.read(path)).applications).toHaveLength(1);
    }),
  );
});

/** A process that has begun a transaction and leaves it open. */
async function holding(python: string, path: string, sql: string): Promise<ChildProcess> {
  const script = [
    "import sqlite3, sys",
    "connection = sqlite3.connect(sys.argv[1], isolation_level=None)",
    "for each in sys.argv[2].split(';'): connection.execute(each)",
    "print('held', flush=True)",
    "sys.stdin.read()",
  ].join("\n");
  const child = spawn(python, ["-c", script, path, sql], { stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  await until("the transaction is begun", () => said.includes("held"));
  return child;
}

function letGo(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.stdin?.end();
  });
}
