import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { instantFromSeconds, microsecondsFromInstant } from "@slotwise/core";
import { Redis } from "ioredis";
import { afterAll, expect, it } from "vitest";
import { openApplication } from "../../../packages/cli/src/commands/audit/source/application.js";
import { openRedis } from "../../../packages/cli/src/commands/audit/source/redis-server.js";
import { fakeHost } from "../../../packages/cli/src/testing/fake-host.js";
import { temporaryFolder } from "../../../packages/cli/src/testing/temporary-folder.js";
import { SHORT_CYCLES } from "../../fleets/fleet-plan.js";
import { type RealFleet, withFleet } from "../../fleets/real-fleet.js";
import { REDIS_URL, redisAnswers } from "../../fleets/redis.js";
import { until } from "../../fleets/until.js";
import { realPynenc, type TestedRelease } from "../../real-pynenc.js";
import { redisWords } from "../redis/redis-words.js";

const RELEASES = ["0.2.3", "0.2.4", "0.3.1", "0.4.0"] as const;
const [pynenc, isThere] = [await realPynenc(RELEASES), await redisAnswers()];
const PLAN = { ...SHORT_CYCLES, executionSeconds: 0.5, cron: "* * * * *" } as const;

const pythonOf = (release: TestedRelease) => (pynenc.kind === "ready" ? pynenc.pythonOf(release) : "");

/** Runs a lone runner and kills it in mid-execution: what it leaves stays as it is. */
async function withKilled(
  release: TestedRelease,
  store: "sqlite" | "redis",
  use: (fleet: RealFleet) => Promise<void>,
): Promise<void> {
  await withFleet({ ...PLAN, release, store }, pythonOf(release), async (fleet) => {
    const runner = fleet.start();
    await until("it has executed", () => fleet.executions.some(({ end }) => end !== undefined));
    await runner.executes(0.1);
    await runner.signal("SIGKILL");
    await use(fleet);
  });
}

async function readThrough(fleet: RealFleet) {
  const host = { currentFolder: fleet.folder, environment: fleet.environment, onInterrupt: () => () => {} };
  const source = await openApplication("fleet_app:app", pythonOf(fleet.plan.release), host);
  const [application, ...others] = await source.applications();
  const records = await source.read(fleet.store.application);
  await source.close();
  expect(others).toEqual([]);
  expect(application).toEqual({
    application: fleet.store.application,
    runners: records.runners.length,
    executions: records.executions.length,
  });
  expect(records).toMatchObject({
    source: "application",
    application: fleet.store.application,
    releases: [fleet.plan.release],
    unread: [],
  });
  return records;
}

const seconds = (microseconds: number | undefined) => microseconds && microseconds / 1e6;

const asPythonRounds = (time = 0) => Number(microsecondsFromInstant(instantFromSeconds(time)));

/** The files beside a store and in it, but for the one that SQLite keeps of who reads. */
function filesOf(fleet: RealFleet): readonly string[] {
  return readdirSync(fleet.folder)
    .filter((name) => !name.endsWith("-shm"))
    .map(
      (name) =>
        `${name} ${createHash("sha256")
          .update(readFileSync(join(fleet.folder, name)))
          .digest("hex")}`,
    );
}

it.skipIf(pynenc.kind === "missing").concurrent.each(RELEASES)(
  "SQLite through pynenc %s is read and left as it is",
  async (release) => {
    await withKilled(release, "sqlite", async (fleet) => {
      const before = filesOf(fleet);
      const records = await readThrough(fleet);
      expect(filesOf(fleet)).toEqual(before);

      const stored = await fleet.store.executions();
      expect(stored.length).toBeGreaterThan(0);
      const byStart = [...records.executions].toSorted((one, other) => one.start - other.start);
      expect(byStart.map(({ runner, start, end, status }) => [runner, seconds(start), seconds(end), status])).toEqual(
        stored.map(({ runnerId, start, end, status }) => [runnerId, start, end, status]),
      );
      const keepsAll = release !== "0.2.3";
      expect(records.keepsEveryExecution).toBe(keepsAll);
      expect(records.executions.some(({ status, holdsLock }) => status === "running" && holdsLock)).toBe(keepsAll);
      const [runner] = await fleet.store.runners();
      expect(records.runners).toEqual([
        {
          runner: runner?.runnerId,
          created: asPythonRounds(runner?.created),
          lastSeen: asPythonRounds(runner?.lastHeartbeat),
          eligible: true,
        },
      ]);
      expect(records.crons.map(({ cron }) => cron)).toContain("* * * * *");
      expect(records.cronRuns.filter(({ cron, isOwn }) => cron === "* * * * *" && isOwn).length).toBe(keepsAll ? 1 : 0);
      expect(records.cronRuns.filter(({ isOwn }) => !isOwn).length).toBe(keepsAll ? 2 : 0);
    });
  },
);

it.skipIf(pynenc.kind === "missing")(
  "SQLite of a host that crashed is read with its log, and left as it is",
  async () => {
    await withKilled("0.4.0", "sqlite", async (fleet) => {
      for (const name of readdirSync(fleet.folder)) {
        if (name.endsWith("-shm")) rmSync(join(fleet.folder, name));
      }
      const before = readdirSync(fleet.folder).toSorted();
      expect(before.filter((name) => name.endsWith("-wal"))).toHaveLength(1);
      const held = filesOf(fleet);
      const records = await readThrough(fleet);
      expect(readdirSync(fleet.folder).toSorted()).toEqual(before);
      expect(filesOf(fleet)).toEqual(held);
      // It stands in the log alone.
      expect(records.executions.filter(({ status }) => status === "running")).toHaveLength(1);
    });
  },
);

it.skipIf(pynenc.kind === "missing" || !isThere)(
  "Redis through pynenc is read as without it, and left as it is",
  async () => {
    const client = new Redis(REDIS_URL);
    try {
      await withKilled("0.3.1", "redis", async (fleet) => {
        const stateOf = async () => {
          const keys = (await client.keys(`*${fleet.store.application}*`)).toSorted();
          // Claims of trigger runs end by themselves.
          const kept = keys.filter((key) => !key.includes("_claim:"));
          return Promise.all(kept.map(async (key) => [key, (await client.dumpBuffer(key))?.toString("hex")]));
        };
        const before = await stateOf();
        const through = await readThrough(fleet);
        expect(await stateOf()).toEqual(before);

        const source = await openRedis(REDIS_URL, undefined, { environment: {}, now: Date.now });
        const direct = await source.read(fleet.store.application);
        const clearing = redisWords(direct.clearing?.statement ?? "");
        const byStart = (records: typeof direct) =>
          [...records.executions].toSorted((one, other) => one.start - other.start);
        expect(byStart(through)).toEqual(byStart(direct));
        // Where a process is, lines of records leave out.
        expect(through.runners).toEqual(direct.runners.map(({ process: _, ...runner }) => runner));
        expect(new Set(through.crons)).toEqual(new Set(direct.crons));
        expect(new Set(through.cronRuns)).toEqual(new Set(direct.cronRuns));
        expect(through.executions.filter(({ holdsLock }) => holdsLock)).toHaveLength(1);

        // After the statement that direct reading tells, nobody holds the lock, though the record says that it runs.
        expect(await client.call(...clearing)).toBe(1);
        for (const records of [await readThrough(fleet), await source.read(fleet.store.application)]) {
          expect(records.executions.filter(({ status }) => status === "running")).toHaveLength(1);
          expect(records.executions.filter(({ holdsLock }) => holdsLock)).toEqual([]);
        }
        await source.close();
      });
    } finally {
      client.disconnect();
    }
  },
);

const FILES = {
  "bad.py": "raise ValueError('mongodb://ann:hunter2@host is \\x1b[31mred\\nand gone')",
  "leaves.py": "import sys; sys.exit('not today')",
  "needs.py": "import not_installed_here",
  "broken.py": "def (",
  "two.py": "from pynenc import Pynenc\none = Pynenc({'app_id': 'one'})\ntwo = Pynenc({'app_id': 'two'})",
  "noisy.py":
    "print('hello')\nfrom pynenc import PynencBuilder\napp = PynencBuilder().app_id('noisy').memory().build()",
  "large.py": "from pynenc import PynencBuilder\napp = PynencBuilder().app_id('large').sqlite('large.db').build()",
  "large.db": "",
  "absent.py":
    "from pynenc import PynencBuilder\napp = PynencBuilder().app_id('absent').sqlite('no/such/folder/store.db').build()",
};
const folder = temporaryFolder(FILES);
// A hole, which takes no room on the disk.
truncateSync(join(folder.path, "large.db"), 2 ** 29 + 1);
afterAll(() => folder.remove());

it.skipIf(pynenc.kind === "missing").each([
  ["nowhere:app", /^there is no module nowhere in .+ or on Python's path$/],
  ["bad:app", /^importing bad failed: ValueError: mongodb:\/\/\.\.\.@host is {1,2}\[31mred and gone$/],
  ["leaves:app", /^importing leaves failed: SystemExit: not today$/],
  ["needs:app", /^importing needs failed: ModuleNotFoundError: No module named 'not_installed_here'$/],
  ["broken:app", /^importing broken failed: SyntaxError: .+line 1\)$/],
  ["two", /^two has more than one application: --app names it, such as two:app$/],
  ["two:three", /^two has no three$/],
  ["two:Pynenc", /^two:Pynenc is no pynenc application, but of type type$/],
  ["noisy", /^this application keeps its records in the memory of each process: nobody else can read them$/],
  [
    "large:app",
    /^the store is a SQLite file of more than 512 MB, too large for a copy in memory: without --app, slotwise audit .+large\.db reads it where it is$/,
  ],
  ["absent:app", /^the store's folder .*no.such.folder does not exist$/],
])("--app %s is refused in one line", async (app, expected) => {
  const host = fakeHost({ currentFolder: folder.path, environment: process.env });
  const error: unknown = await openApplication(app, pythonOf("0.4.0"), host).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "UsageError" });
  const { message } = error as Error;
  expect(message.startsWith(`--app ${app}: `)).toBe(true);
  expect(message.slice(`--app ${app}: `.length)).toMatch(expected);
  expect(readdirSync(folder.path).toSorted(), "what is there afterwards").toEqual(Object.keys(FILES).toSorted());
});
