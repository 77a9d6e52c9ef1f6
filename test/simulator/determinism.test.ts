import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type Fault,
  HOUR,
  type Listener,
  nameOf,
  Random,
  RandomChoices,
  RELIABLE_STORE,
  type Scenario,
  SECOND,
  type SimulateOptions,
  search,
  simulate,
  VIOLATION_KINDS,
  type ViolationKind,
} from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf, steady } from "./fleets.js";

/** A fleet to which everything happens that can. */
function eventful(seed: number): Scenario {
  const random = new Random(seed);
  const fleet = fleetOf(4, { clockSkewSeconds: 2, startDelaySeconds: 1, runnerConsideredDeadAfterMinutes: 2 });
  const scenario = steady(fleet, 6 * 3600, random);
  const someone = (): string => nameOf(random.upTo(3));
  const faults = Array.from({ length: 60 }, (_, index): Fault => {
    const at = random.upTo(6 * HOUR);
    switch (index % 6) {
      case 0:
        return { kind: "crash", at, runner: someone() };
      case 1:
        return { kind: "exception", at, runner: someone(), isFatal: random.oneIn(4) };
      case 2:
        return { kind: "pause", at, runner: someone(), before: "any", lasts: random.upTo(60 * SECOND) };
      case 3:
        return { kind: "clock-step", at, runner: someone(), by: random.upTo(20 * SECOND) - 10 * SECOND };
      case 4:
        return index === 10
          ? { kind: "outage", at, lasts: random.upTo(SECOND) }
          : { kind: "failover", at, loses: random.upTo(10 * SECOND) };
      default:
        return { kind: "stop", at, runner: someone() };
    }
  });
  const runners = scenario.runners.map((runner, index) => ({ ...runner, clockDriftPpm: 50 * index }));
  const store = { staleness: 5 * SECOND, delay: SECOND / 10, reordersTies: true, locks: true };
  return { ...scenario, runners, faults, store };
}

test("the same seed gives the same report, today and on any machine", () => {
  const reportOf = (seed: number, protocol: "slot-window" | "slot-claim"): string => {
    const scenario = eventful(seed);
    const configurations = scenario.configurations.map((each) => ({ ...each, protocol }));
    const choices = new RandomChoices(seed, scenario.runners.length);
    return JSON.stringify(simulate({ ...scenario, configurations }, { choices }).report);
  };
  const reports = [1, 2, 3].flatMap((seed) => [reportOf(seed, "slot-window"), reportOf(seed, "slot-claim")]);
  expect([1, 2, 3].flatMap((seed) => [reportOf(seed, "slot-window"), reportOf(seed, "slot-claim")])).toEqual(reports);
  expect(new Set(reports).size).toBe(6);
  expect(createHash("sha256").update(reports.join("\n")).digest("hex")).toMatchInlineSnapshot(
    `"c75e4f69f55b4a7142a8094dec0dc1b9eb28ec8784cd7b33c3ecfc7fa3c95f43"`,
  );
});

test("the shards of a search share its scenarios and find together what it finds", () => {
  const hunt = {
    fleet: fleetOf(9, { longestExecutionSeconds: 1e-6 }, { spreadMarginMinutes: 0 }),
    find: "overlap",
    faults: {},
    seed: 1,
    tries: 3000,
  } as const;
  const whole = search(hunt);
  const shards = [1, 2, 3].map((index) => search({ ...hunt, shard: { index, count: 3 } }));
  expect(whole.kind).toBe("found");
  expect(shards.some((shard) => JSON.stringify(shard) === JSON.stringify({ ...whole, tried: shard.tried }))).toBe(true);
});

test("nothing in the simulator asks for the time, for chance or for the machine", () => {
  const folder = fileURLToPath(new URL("../../packages/simulator/src", import.meta.url));
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const code = readFileSync(`${folder}/${file}`, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(code, file).not.toMatch(
      /\bDate\b|Math\.random|performance\.|\bprocess\.(?!js)|setTimeout|Intl\.|toLocale|localeCompare/,
    );
  }
});

/** Hears everything, and does no more than count the looks. */
class Listening implements Listener {
  looks = 0;
  begin(): void {}
  joined(): void {}
  decided(): void {
    this.looks++;
  }
  refused(): void {}
  started(): void {}
  ended(): void {}
  died(): void {}
  faultHappened(): void {}
}

test("whoever listens, watches or stops at something is told of it in its order, and changes nothing", () => {
  const found = new Set<ViolationKind>();
  for (let seed = 1; seed <= 24; seed++) {
    const protocol = seed % 2 === 0 ? "slot-claim" : "slot-window";
    const scenario = eventful(seed);
    const configurations = scenario.configurations.map((each) => ({
      ...each,
      protocol,
      longestExecutionSeconds: seed % 3 === 0 ? 10 : 100,
      runnerConsideredDeadAfterMinutes: 10,
    }));
    // None, a few, and as many as leave nobody.
    const faults = scenario.faults.filter(({ kind }) => kind !== "failover").slice(0, 5 * ((seed >> 1) % 4) ** 2);
    const prompt: Scenario = { ...scenario, configurations, faults, store: RELIABLE_STORE };
    const run = (options: SimulateOptions) =>
      simulate(prompt, { choices: new RandomChoices(seed, prompt.runners.length), ...options });
    const { report } = run({});
    const listener = new Listening();
    expect(run({ listener }).report).toEqual(report);
    expect(listener.looks).toBe(report.looks);
    for (const watched of [...VIOLATION_KINDS.map((kind) => [kind]), VIOLATION_KINDS]) {
      const watching = run({ watched });
      expect(watching).toEqual(run({ watched, listener: new Listening() }));
      expect(watching.report).toEqual(report);
      const stopped = run({ watched, stopsAtViolation: true });
      expect(stopped).toEqual(run({ watched, stopsAtViolation: true, listener: new Listening() }));
      if (stopped.violation !== undefined) found.add(stopped.violation.kind);
    }
  }
  expect([...found].sort()).toEqual([...VIOLATION_KINDS].sort());
});
