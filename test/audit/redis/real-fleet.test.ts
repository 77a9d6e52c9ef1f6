import type { Records } from "@slotwise/audit";
import { expect, it } from "vitest";
import { openRedis } from "../../../packages/cli/src/commands/audit/source/redis-server.js";
import { SHORT_CYCLES } from "../../fleets/fleet-plan.js";
import { withFleet } from "../../fleets/real-fleet.js";
import type { RealRunner } from "../../fleets/real-runner.js";
import { REDIS_URL, redisAnswers } from "../../fleets/redis.js";
import { until } from "../../fleets/until.js";
import { realPynenc } from "../../real-pynenc.js";

const [pynenc, isThere] = [await realPynenc(["0.3.1"]), await redisAnswers()];
const PLAN = {
  ...SHORT_CYCLES,
  release: "0.3.1",
  store: "redis",
  executionSeconds: 1,
  deadAfterSeconds: 6,
  cron: "* * * * *",
} as const;

it.skipIf(pynenc.kind === "missing" || !isThere)(
  "a real fleet of pynenc-redis, running, killed in mid-execution, and cleared",
  async () => {
    if (pynenc.kind === "missing") return;
    await withFleet(PLAN, pynenc.pythonOf("0.3.1"), async (fleet) => {
      await fleet.startTogether(3);
      const [, victim] = fleet.runners as [RealRunner, RealRunner, RealRunner];
      const name = fleet.store.application;
      const source = await openRedis(REDIS_URL, name, { environment: {}, now: Date.now });
      try {
        const read = () => source.read(name);
        await until("somebody has executed", async () =>
          (await read()).executions.some(({ status }) => status === "completed"),
        );
        await victim.executes(0.2);
        const living = await read();
        await expectAsItRuns(living, victim, fleet.runners);

        await victim.signal("SIGKILL");
        const id = holderOf(living)?.id;
        const refusedOf = ({ executions }: Records) =>
          executions.filter(({ reason }) => reason === `prior_running:${id}`);
        await until("others are refused", async () => refusedOf(await read()).length > 1);
        const stuck = await read();
        expect(holderOf(stuck)).toEqual(holderOf(living));
        expect(stuck.executions.filter(({ status }) => status === "running")).toHaveLength(1);

        // The page of the rule tells people to clear the key that is named here, which here is done if it still names that run.
        expect(stuck.clearing).toEqual({
          program: "redis-cli",
          execution: id,
          statement: `EVAL "return redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('DEL', KEYS[1])" 1 __pynenc__:${name}:orchestrator:atomic_service_active_execution ${id}`,
        });
        expect(await fleet.store.clear()).toBe(1);
        const isGoingOn = ({ executions }: Records) =>
          executions.some(
            ({ status, start }) => status === "completed" && start > (refusedOf(stuck)[0]?.start ?? Infinity),
          );
        await until("somebody starts again", async () => isGoingOn(await read()));
        const cleared = await read();
        const orphan = cleared.executions.find((each) => each.id === id);
        expect(orphan).toEqual({ ...holderOf(living), holdsLock: false });
        for (const { unread } of [living, stuck, cleared]) expect(unread).toEqual([]);
      } finally {
        source.close();
      }
    });
  },
);

function holderOf({ executions }: Records) {
  const holders = executions.filter(({ holdsLock }) => holdsLock);
  expect(holders.length).toBeLessThanOrEqual(1);
  return holders[0];
}

async function expectAsItRuns(records: Records, victim: RealRunner, runners: readonly RealRunner[]): Promise<void> {
  const ids = await Promise.all(runners.map((runner) => runner.id()));
  expect(records.runners.map(({ runner }) => runner).toSorted()).toEqual(ids.toSorted());
  expect(records.runners.every(({ eligible }) => eligible)).toBe(true);
  expect(records).toMatchObject({ releases: ["0.3.0", "0.3.1"], keepsEveryExecution: true, keepsCronRuns: true });
  expect(holderOf(records)).toMatchObject({ runner: await victim.id(), status: "running", end: undefined });
  const crons = records.crons.map(({ cron }) => cron);
  expect(crons).toEqual(expect.arrayContaining(["* * * * *", "*/5 * * * *", "*/15 * * * *"]));
  // On a fresh store every cron fires at the first execution.
  const [first] = records.executions;
  const fired = records.cronRuns.filter(({ execution }) => execution === first?.id);
  expect(new Set(fired.map(({ cron }) => cron))).toEqual(new Set(crons));
  for (const { cron, lastRun } of records.crons) {
    const runs = records.cronRuns.filter((each) => each.cron === cron);
    expect(lastRun).toBe(runs.at(-1)?.at);
  }
}
