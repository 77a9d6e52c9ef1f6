import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { type CommandResult, slotwise } from "../cli/command.js";
import { type FleetPlan, pynencSettings } from "../fleets/fleet-plan.js";
import { withFleet } from "../fleets/real-fleet.js";
import type { RealRunner } from "../fleets/real-runner.js";
import { REDIS_URL, redisAnswers } from "../fleets/redis.js";
import { nodeWithSqlite } from "../node-with-sqlite.js";
import { realPynenc } from "../real-pynenc.js";

/** Turns of ten seconds, in which a runner looks ten times: what a busy machine does to them breaks no promise. */
const ROOMY = {
  runnerClass: "ThreadRunner",
  intervalSeconds: 30,
  marginSeconds: 4,
  checkSeconds: 0.5,
  loopSleepSeconds: 0.1,
  deadAfterSeconds: 6,
  executionSeconds: 1,
  startFraction: 1,
} as const satisfies Omit<FleetPlan, "release" | "store">;

const [pynenc, node, hasRedis] = await Promise.all([realPynenc(["0.3.1", "0.4.0"]), nodeWithSqlite(), redisAnswers()]);
const runs = promisify(execFile);

interface Report {
  readonly promises: readonly { readonly id: string; readonly verdict: string; readonly summary: string }[];
  readonly stuck: {
    readonly runner: string;
    readonly since: string;
    readonly refusals: number;
    readonly clearing: { readonly statement: string };
  } | null;
}

it.skipIf(pynenc.kind === "missing" || node.kind === "missing").concurrent(
  "a runner that is killed in mid-execution stops a fleet on SQLite, and what clears it is said",
  () => stops({ ...ROOMY, release: "0.4.0", store: "sqlite" }),
);

it.skipIf(pynenc.kind === "missing" || !hasRedis).concurrent(
  "a runner that is killed in mid-execution stops a fleet on Redis, and what clears it is said",
  () => stops({ ...ROOMY, release: "0.3.1", store: "redis" }),
);

/** Kills a runner while it executes, asks what is wrong, does what the answer says, and asks again. */
async function stops(plan: FleetPlan): Promise<void> {
  if (pynenc.kind === "missing") throw new Error(pynenc.reason);
  const python = pynenc.pythonOf(plan.release);
  await withFleet(plan, python, async (fleet) => {
    await fleet.startTogether(3);
    writeFileSync(join(fleet.folder, "pyproject.toml"), settingsFile(plan, fleet.store.application));
    const source = plan.store === "redis" ? REDIS_URL : "store.db";
    const audit = async (...more: readonly string[]) => auditOf(plan, source, fleet, more);
    const victim = await whoeverExecutes(fleet.runners);
    const id = await victim.id();
    await victim.signal("SIGKILL");

    // Not yet: it may only be busy.
    const early = JSON.parse((await audit("--format", "json")).stdout) as Report;
    expect(early.stuck).toBeNull();
    // Until then it counts, and the others look in their turns.
    await sleep((plan.deadAfterSeconds + 12) * 1000);
    const stuck = await audit();
    expect(stuck.status).toBe(1);
    expect(stuck.stdout).toContain(id);
    expect(stuck.stdout).toMatch(/The fleet has stood still since \d\d:\d\d:\d\d/);
    const told = JSON.parse((await audit("--format", "json")).stdout) as Report;
    expect(told.stuck).toMatchObject({ runner: id });
    const blocked = (await fleet.store.executions()).filter(({ status }) => status === "blocked").length;
    expect(told.stuck?.refusals).toBeGreaterThan(0);
    expect(told.stuck?.refusals).toBeLessThanOrEqual(blocked);
    const statement = told.stuck?.clearing.statement ?? "";
    expect(stuck.stdout).toContain(statement);

    const path = join(fleet.folder, "store.db");
    expect(await carryOut(statement, plan, path, python)).toBe("1");
    // Whoever does it once more ends nobody's execution.
    expect(await carryOut(statement, plan, path, python)).toBe(plan.store === "redis" ? "None" : "0");
    const cleared = await audit("--format", "json");
    const after = JSON.parse(cleared.stdout) as Report;
    expect(after.promises.filter(({ verdict }) => verdict === "broken")).toEqual([]);
    expect([cleared.status, after.stuck]).toEqual([0, null]);
  });
}

async function whoeverExecutes(runners: readonly RealRunner[]): Promise<RealRunner> {
  return Promise.any(
    runners.map(async (runner) => {
      await runner.executes(0.2);
      return runner;
    }),
  );
}

function settingsFile(plan: FleetPlan, application: string): string {
  const settings = Object.entries(pynencSettings(plan)).map(([name, value]) => `${name} = ${value}`);
  const own = settings.filter((line) => !line.startsWith("runner_loop"));
  const loop = settings.filter((line) => line.startsWith("runner_loop"));
  return [
    "[tool.pynenc]",
    `app_id = ${JSON.stringify(application)}`,
    ...own,
    "[tool.pynenc.runner]",
    ...loop,
    "[tool.slotwise]",
    `pynenc-version = "${plan.release}"`,
    // A busy machine holds up a round.
    'loop-overhead = "1s"',
    "",
  ].join("\n");
}

async function auditOf(
  plan: FleetPlan,
  source: string,
  fleet: { readonly folder: string; readonly store: { readonly application: string } },
  more: readonly string[],
): Promise<Pick<CommandResult, "status" | "stdout">> {
  if (node.kind === "missing") throw new Error(node.reason);
  const args = ["audit", source, "--application", fleet.store.application, "--settings", "pyproject.toml", ...more];
  const options = { cwd: fleet.folder, node: plan.store === "redis" ? process.execPath : node.path };
  const { status, stdout, stderr } = await slotwise(args, options);
  expect(stderr).toBe("");
  return { status, stdout };
}

/** As somebody who operates the fleet would, with the store's own program. */
async function carryOut(statement: string, { store }: FleetPlan, path: string, python: string): Promise<string> {
  const program =
    store === "redis"
      ? "import redis, shlex, sys; print(redis.Redis.from_url(sys.argv[2]).execute_command(*shlex.split(sys.argv[1])))"
      : "import sqlite3, sys; c = sqlite3.connect(sys.argv[2]); print(c.execute(sys.argv[1]).rowcount); c.commit()";
  const { stdout } = await runs(python, ["-c", program, statement, store === "redis" ? REDIS_URL : path]);
  return stdout.trim();
}
