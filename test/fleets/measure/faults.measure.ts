import { afterAll, describe, it } from "vitest";
import { realPynenc } from "../../real-pynenc.js";
import { countsBetween } from "../counts.js";
import { type FleetPlan, protocolOf, SHORT_CYCLES } from "../fleet-plan.js";
import { executionsOf, overlapsOf } from "../journal.js";
import { type RealFleet, withFleet } from "../real-fleet.js";
import type { RealRunner } from "../real-runner.js";
import { redisAnswers } from "../redis.js";
import { sleepSeconds, until } from "../until.js";
import type {
  CronRow,
  ExceptionRow,
  FaultMeasurements,
  JoinsRow,
  KillRow,
  OverlapsRow,
  StopRow,
} from "./measurements.js";
import { round, writeMeasurements } from "./write-measurements.js";

const SECONDS = 60;
const RESTART_SECONDS = 20;
const JOINS = 5;
const CRON_RUNNERS = 4;
const CRON_SECONDS_APART = 15;

const KILLED = { executionSeconds: 2, deadAfterSeconds: 15 } as const;
const YEARLY = { intervalSeconds: 12, marginSeconds: 1, cron: "0 3 1 1 *" } as const;

const pynenc = await realPynenc();
const hasRedis = await redisAnswers();

function plan(release: FleetPlan["release"], more: Partial<FleetPlan> = {}): FleetPlan {
  return { ...SHORT_CYCLES, release, store: release === "0.3.1" ? "redis" : "sqlite", ...more };
}

const found: { -readonly [Kind in keyof FaultMeasurements]: FaultMeasurements[Kind][number][] } = {
  overlaps: [],
  joins: [],
  kills: [],
  stops: [],
  exceptions: [],
  crons: [],
};

/** One measurement of each fleet; those on Redis only where there is one. */
function measure<Kind extends keyof FaultMeasurements>(
  kind: Kind,
  plans: readonly FleetPlan[],
  take: (each: FleetPlan, python: string) => Promise<FaultMeasurements[Kind][number]>,
): void {
  for (const each of plans.filter(({ store }) => hasRedis || store !== "redis")) {
    const { release, store, runnerClass } = each;
    it(`${kind}: ${release}, ${store}, ${runnerClass}`, async () => {
      if (pynenc.kind === "missing") return;
      const row = await take(each, pynenc.pythonOf(release));
      (found[kind] as FaultMeasurements[Kind][number][]).push(row);
    });
  }
}

describe.skipIf(pynenc.kind === "missing")("faults", { concurrent: true }, () => {
  const releases = ["0.2.3", "0.3.1", "0.4.0"] as const;
  measure(
    "overlaps",
    releases.map((release) => plan(release, { executionSeconds: 3 })),
    overlaps,
  );
  measure(
    "joins",
    releases.map((release) => plan(release, { marginSeconds: 1.2, executionSeconds: 0.9 })),
    joins,
  );
  measure(
    "kills",
    [plan("0.2.3", KILLED), plan("0.3.1", { ...KILLED, deadAfterSeconds: 8 }), plan("0.4.0", KILLED)],
    kill,
  );
  const stopped = { executionSeconds: 2, deadAfterSeconds: 12 } as const;
  const classes = ["ThreadRunner", "PersistentProcessRunner", "MultiThreadRunner", "ProcessRunner"] as const;
  measure(
    "stops",
    [
      plan("0.2.3", stopped),
      plan("0.3.1", stopped),
      ...classes.map((runnerClass) => plan("0.4.0", { ...stopped, runnerClass })),
    ],
    stop,
  );
  const raising = (["0.2.3", "0.2.4", "0.3.1", "0.4.0"] as const).map((release) => plan(release));
  measure("exceptions", raising, (each, python) => raise(each, python, "pynenc"));
  measure("exceptions", raising, (each, python) => raise(each, python, "other"));
  measure(
    "crons",
    releases.map((release) => plan(release, YEARLY)),
    cron,
  );
});

async function overlaps(each: FleetPlan, python: string): Promise<OverlapsRow> {
  return withFleet(each, python, async (fleet) => {
    const from = await fleet.startTogether(3);
    await sleepSeconds(SECONDS);
    const { starts, overlaps: count, refusals } = countsBetween(fleet, from, from + SECONDS);
    return { plan: each, seconds: SECONDS, starts, overlaps: count, refusals };
  });
}

async function joins(each: FleetPlan, python: string): Promise<JoinsRow> {
  let timesWithOverlap = 0;
  for (let time = 0; time < JOINS; time++) {
    await withFleet(each, python, async (fleet) => {
      for (let joined = 0; joined < 3; joined++) {
        await fleet.start().hasLooked();
        await sleepSeconds(4 + time * 0.37);
      }
      await sleepSeconds(each.intervalSeconds);
      if (overlapsOf(fleet.executions).length > 0) timesWithOverlap++;
    });
  }
  return { plan: each, times: JOINS, timesWithOverlap };
}

async function kill(each: FleetPlan, python: string): Promise<KillRow> {
  return withFleet(each, python, async (fleet) => {
    await fleet.startTogether(3);
    const [, victim] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    await victim.executes(0.2);
    const { at } = await victim.signal("SIGKILL");
    await sleepSeconds(SECONDS);
    const { starts, refusals } = countsBetween(fleet, at, at + SECONDS);
    const row = { plan: each, seconds: SECONDS, startsAfterKill: starts, refusalsAfterKill: refusals };
    if (protocolOf(each) === "slot-window") return row;
    await fleet.stop();
    await Promise.all([fleet.start(), fleet.start(), fleet.start()].map((runner) => runner.hasLooked()));
    const restarted = Date.now() / 1000;
    await sleepSeconds(RESTART_SECONDS);
    const again = countsBetween(fleet, restarted, restarted + RESTART_SECONDS);
    await fleet.store.clear();
    const cleared = Date.now() / 1000;
    const next = () => fleet.executions.find(({ start }) => start > cleared);
    await until("somebody starts again", () => next() !== undefined);
    return {
      ...row,
      afterRestart: { seconds: RESTART_SECONDS, starts: again.starts, refusals: again.refusals },
      secondsToStartOnceCleared: round((next()?.start ?? Number.NaN) - cleared, 1),
    };
  });
}

async function stop(each: FleetPlan, python: string): Promise<StopRow> {
  return withFleet(each, python, async (fleet) => {
    await fleet.startTogether(3);
    const [survivor, leaver] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    await leaver.executes(0.2);
    const exit = await leaver.signal("SIGTERM");
    const end = executionsOf(leaver.journal).at(-1)?.end;
    const lastHeartbeat = leaver.looks.at(-1)?.lookedAt ?? Number.NaN;
    await until("it is seen no more", () => survivor.looks.at(-1)?.view.length === 2);
    const lastSeen = survivor.looks.findLast(({ view }) => view.length === 3)?.decidedAt ?? Number.NaN;
    return {
      plan: each,
      status: exit.status,
      isFinished: end !== undefined && (await isLastCompleted(fleet, leaver)),
      secondsToLeave: round(exit.at - (end ?? Number.NaN), 1),
      secondsSeen: round(lastSeen - lastHeartbeat, 1),
    };
  });
}

async function isLastCompleted(fleet: RealFleet, runner: RealRunner): Promise<boolean> {
  const id = await runner.id();
  const own = (await fleet.store.executions()).filter(
    ({ runnerId, status }) => runnerId === id && status !== "blocked",
  );
  return own.at(-1)?.status === "completed";
}

async function raise(each: FleetPlan, python: string, kind: "pynenc" | "other"): Promise<ExceptionRow> {
  return withFleet(each, python, async (fleet) => {
    await fleet.startTogether(3);
    const [unlucky] = fleet.runners as [RealRunner, RealRunner, RealRunner];
    fleet.makeRaise(unlucky, kind);
    await until("it raises", () => fleet.hasRaised(unlucky));
    await sleepSeconds(each.intervalSeconds);
    const records = await fleet.store.executions();
    const recordedAs = records.filter(({ status }) => status === "abandoned").map(({ reason }) => reason);
    const isAnyRecordRunning = records.some(
      ({ status, start }) => status === "running" && start < Date.now() / 1000 - 2,
    );
    return { plan: each, kind, status: unlucky.exited?.status, recordedAs, isAnyRecordRunning };
  });
}

async function cron(each: FleetPlan, python: string): Promise<CronRow> {
  return withFleet(each, python, async (fleet) => {
    const runs: number[] = [];
    for (let started = 0; started < CRON_RUNNERS; started++) {
      await fleet.start().hasLooked();
      await sleepSeconds(CRON_SECONDS_APART);
      runs.push(fleet.cronRuns);
    }
    return { plan: each, runs };
  });
}

afterAll(() => {
  if (pynenc.kind === "missing") return;
  for (const rows of Object.values(found)) {
    rows.sort((one, other) => one.plan.release.localeCompare(other.plan.release));
  }
  writeMeasurements("faults", pynenc.pythonOf("0.4.0"), found);
});
