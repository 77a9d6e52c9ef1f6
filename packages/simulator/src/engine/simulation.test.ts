import { createFleet, createSlotSettings, type FleetDescription } from "@slotwise/core";
import { expect, test } from "vitest";
import { Trace } from "../counterexample/trace.js";
import { simulate } from "../run/simulate.js";
import { ListedChoices } from "../scenario/choices.js";
import type { Fault } from "../scenario/fault.js";
import { configurationOf, RELIABLE_STORE, type Scenario, type ScenarioRunner } from "../scenario/scenario.js";
import { HOUR, SECOND } from "../time/microseconds.js";

const LOOKING: ScenarioRunner = {
  id: "a",
  configuration: 0,
  firstLook: 0,
  clockOffset: 0,
  clockDriftPpm: 0,
};

function scenario(changes: Partial<Scenario> = {}, fleet: Partial<FleetDescription> = {}): Scenario {
  const description = createFleet({
    protocol: "slot-window",
    settings: createSlotSettings(),
    totalRunners: 1,
    longestExecutionSeconds: 10,
    ...fleet,
  });
  return {
    configurations: [configurationOf(description)],
    runners: [LOOKING],
    faults: [],
    store: RELIABLE_STORE,
    start: 0,
    end: 200 * SECOND,
    ...changes,
  };
}

/** Everything that happens, in short: `a starts 30`. */
function happenings(given: Scenario): string[] {
  const trace = new Trace();
  simulate(given, { listener: trace, choices: new ListedChoices(given.runners.map(({ choices }) => choices)) });
  return trace.events.map(({ actor, kind, at, fault }) => `${actor ?? "store"} ${fault?.kind ?? kind} ${at / SECOND}`);
}

const starts = (given: Scenario): string[] => happenings(given).filter((event) => event.includes("starts"));

test("a lone runner looks every check interval and starts each time", () => {
  expect(happenings(scenario({ end: 65 * SECOND }))).toEqual([
    "a looks 0",
    "a starts 0",
    "a ends 10",
    "a looks 30",
    "a starts 30",
    "a ends 40",
    "a looks 60",
    "a starts 60",
  ]);
});

test("jitter comes on top, and after an execution longer than the check interval comes a whole round", () => {
  const choices = { jitter: [100_000, 50_000] };
  const long = scenario(
    { runners: [{ ...LOOKING, choices: { jitter: [10_000, 5_000] } }], end: 100 * SECOND },
    { longestExecutionSeconds: 40 },
  );
  expect(starts(long)).toEqual(["a starts 0", "a starts 40.21", "a starts 80.415"]);
  const short = scenario({ runners: [{ ...LOOKING, choices }], end: 62 * SECOND });
  expect(starts(short)).toEqual(["a starts 0", "a starts 30.1", "a starts 60.15"]);
});

test("where rounds are long, a look waits for the end of one, and comes sooner after an execution", () => {
  const loop = { checkIntervalMinutes: 2.05 / 60, loopSeconds: 1.02, loopOverheadSeconds: 0.02 };
  const settings = createSlotSettings({ serviceIntervalMinutes: 0.1, spreadMarginMinutes: 0.5 / 60 });
  const given = scenario(
    { runners: [LOOKING, { ...LOOKING, id: "b", firstLook: 999 * SECOND }], end: 9 * SECOND },
    { ...loop, settings, longestExecutionSeconds: 0.05 },
  );
  // Its turns are from 0 s to 2.5 s and from 6 s on: three rounds after a look, two after an execution of 0.05 s.
  expect(happenings(given).filter((event) => event.includes("looks"))).toEqual([
    "a looks 0",
    "a looks 2.05",
    "a looks 4.1",
    "a looks 7.1",
  ]);
});

test("a start comes late, an execution may be shorter, and the store takes its time", () => {
  const choices = { startDelay: [2 * SECOND], shortfall: [9 * SECOND], storeDelay: [SECOND, SECOND] };
  const given = scenario(
    { runners: [{ ...LOOKING, choices }], store: { ...RELIABLE_STORE, delay: SECOND }, end: 20 * SECOND },
    { startDelaySeconds: 2 },
  );
  const configurations = given.configurations.map((each) => ({ ...each, shortestExecutionSeconds: 1 }));
  expect(happenings({ ...given, configurations })).toEqual(["a looks 2", "a starts 4", "a ends 5"]);
});

const struck: Record<string, { readonly faults: readonly Fault[]; readonly expected: readonly string[] }> = {
  "a crash ends everything at once": {
    faults: [{ kind: "crash", at: 35 * SECOND, runner: "a" }],
    expected: [
      "a looks 0",
      "a starts 0",
      "a ends 10",
      "a looks 30",
      "a starts 30",
      "a crash 35",
      "a ends 35",
      "a dies 35",
    ],
  },
  "a clean stop lets an execution end": {
    faults: [{ kind: "stop", at: 35 * SECOND, runner: "a" }],
    expected: [
      "a looks 0",
      "a starts 0",
      "a ends 10",
      "a looks 30",
      "a starts 30",
      "a stop 35",
      "a ends 40",
      "a dies 40",
    ],
  },
  "a clean stop between looks is immediate": {
    faults: [{ kind: "stop", at: 15 * SECOND, runner: "a" }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "a stop 15", "a dies 15"],
  },
  "a PynencError ends the execution, and its runner looks again": {
    faults: [{ kind: "exception", at: 35 * SECOND, runner: "a", isFatal: false }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "a looks 30", "a starts 30", "a exception 35", "a ends 35"],
  },
  "any other exception ends the process, too": {
    faults: [{ kind: "exception", at: 5 * SECOND, runner: "a", isFatal: true }],
    expected: ["a looks 0", "a starts 0", "a exception 5", "a ends 5", "a dies 5"],
  },
  "an exception while nobody executes comes with the next execution": {
    faults: [{ kind: "exception", at: 15 * SECOND, runner: "a", isFatal: false }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "a looks 30", "a starts 30", "a exception 30", "a ends 30"],
  },
  "an outage ends whoever executes": {
    faults: [{ kind: "outage", at: 35 * SECOND, lasts: 1 }],
    expected: [
      "a looks 0",
      "a starts 0",
      "a ends 10",
      "a looks 30",
      "a starts 30",
      "store outage 35",
      "a ends 35",
      "a dies 35",
    ],
  },
  "and whoever ends a round in it": {
    faults: [{ kind: "outage", at: 15 * SECOND, lasts: 3 * SECOND }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "store outage 15", "a dies 15.052632"],
  },
  "but nobody whose rounds lie around it": {
    faults: [{ kind: "outage", at: 15 * SECOND, lasts: SECOND / 20 }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "store outage 15", "a looks 30"],
  },
  "a pause holds up the step it is meant for": {
    faults: [{ kind: "pause", at: 1, runner: "a", before: "start", lasts: 5 * SECOND }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "a looks 30", "a pause 30", "a starts 35", "a ends 45"],
  },
  "or whatever comes next": {
    faults: [{ kind: "pause", at: 5 * SECOND, runner: "a", before: "any", lasts: 5 * SECOND }],
    expected: ["a looks 0", "a starts 0", "a pause 10", "a ends 15", "a looks 30", "a starts 30", "a ends 40"],
  },
  "a clock set back keeps its runner from looking": {
    faults: [{ kind: "clock-step", at: 15 * SECOND, runner: "a", by: -20 * SECOND }],
    expected: ["a looks 0", "a starts 0", "a ends 10", "a clock-step 15", "a looks 50", "a starts 50"],
  },
  "a clock set forward makes it look as its round ends": {
    faults: [{ kind: "clock-step", at: 15 * SECOND, runner: "a", by: HOUR }],
    expected: [
      "a looks 0",
      "a starts 0",
      "a ends 10",
      "a clock-step 15",
      "a looks 15.052632",
      "a starts 15.052632",
      "a ends 25.052632",
      "a looks 45.052632",
      "a starts 45.052632",
    ],
  },
};

test.each(Object.entries(struck))("%s", (_, { faults, expected }) => {
  expect(happenings(scenario({ faults, end: 52 * SECOND })).slice(0, expected.length)).toEqual(expected);
});

test("a drifting clock stretches the time between looks", () => {
  const slow = scenario({ runners: [{ ...LOOKING, clockDriftPpm: -100_000 }], end: 70 * SECOND });
  const looks = happenings(slow).filter((event) => event.includes("looks"));
  expect(looks.map((look) => Number(look.split(" ")[2]))).toEqual([
    0,
    expect.closeTo(100 / 3, 4),
    expect.closeTo(200 / 3, 4),
  ]);
});

test("a process that is started again is a new runner, and the one before it stays listed", () => {
  const again = { ...LOOKING, id: "b", joinsAt: 20 * SECOND, firstLook: 3 * SECOND, replaces: "a" };
  const crash: Fault = { kind: "crash", at: 5 * SECOND, runner: "a" };
  const given = scenario({ runners: [LOOKING, again], faults: [crash], end: 25 * SECOND });
  expect(happenings(given).slice(-3)).toEqual(["a dies 5", "b joins 20", "b looks 23"]);
  const trace = new Trace();
  simulate(given, { listener: trace });
  expect(trace.events.at(-1)?.view).toEqual(["a", "b"]);
  // In place of somebody who is still there nobody is started.
  expect(happenings({ ...given, faults: [] }).filter((event) => event.startsWith("b"))).toEqual([]);
});

test("under slot-claim any running record refuses, and what a dead runner leaves stays for good", () => {
  const fleet = { protocol: "slot-claim", runnerConsideredDeadAfterMinutes: 3 } as const;
  const both = [LOOKING, { ...LOOKING, id: "b" }];
  const crash: Fault = { kind: "crash", at: 5 * SECOND, runner: "a" };
  const given = scenario({ runners: both, faults: [crash], end: 3 * HOUR }, fleet);
  const told = happenings(given).filter((event) => event.startsWith("b ") && !event.includes("looks"));
  expect(told.slice(0, 4)).toEqual(["b is refused 150", "b is refused 180", "b is refused 300", "b is refused 330"]);
  expect(told.every((event) => event.includes("is refused"))).toBe(true);
  const { report, violation } = simulate(given, { watched: ["block"] });
  expect(report.starts).toBe(1);
  // One in each cycle, refused at every look.
  expect(report.blocks).toEqual({
    refusals: told.length,
    permanent: told.length,
    longest: 3 * HOUR - 150 * SECOND,
    turnsLost: 36,
  });
  expect(report.takeovers).toEqual({ count: 1, longest: 205 * SECOND });
  expect(violation).toEqual({
    kind: "block",
    runner: "b",
    owner: "a",
    since: 0,
    at: 150 * SECOND,
    until: 450 * SECOND,
    refusals: 2 + 5,
  });
});

test("a refused runner looks again a period later, and starts once the record is ended", () => {
  const fleet = { protocol: "slot-claim", longestExecutionSeconds: 160 } as const;
  const both = [LOOKING, { ...LOOKING, id: "b" }];
  const told = happenings(scenario({ runners: both, end: 200 * SECOND }, fleet));
  expect(told.filter((event) => /refused|starts|ends/.test(event))).toEqual([
    "a starts 0",
    "b is refused 150",
    "a ends 160",
    "b starts 180",
  ]);
  const { report, violation } = simulate(scenario({ runners: both, end: HOUR }, fleet), {
    watched: ["block", "overlap"],
  });
  expect(violation).toBeUndefined();
  expect(report.overlaps.count).toBe(0);
  expect(report.blocks.permanent).toBe(0);
  // An execution from late in one turn outlasts the next one.
  expect(report.blocks.turnsLost).toBe(7);
});

test("under slot-claim an exception ends the record, and an outage leaves it", () => {
  const fleet = { protocol: "slot-claim" } as const;
  const both = [LOOKING, { ...LOOKING, id: "b" }];
  const after = (fault: Fault): string[] =>
    happenings(scenario({ runners: both, faults: [fault], end: 170 * SECOND }, fleet)).filter((event) =>
      /^(b|c) (starts|is refused)/.test(event),
    );
  expect(after({ kind: "exception", at: 5 * SECOND, runner: "a", isFatal: true })).toEqual(["b starts 150"]);
  expect(after({ kind: "crash", at: 5 * SECOND, runner: "a" })).toEqual(["b is refused 150"]);
  const again = [...both, { ...LOOKING, id: "c", joinsAt: 60 * SECOND, replaces: "a" }];
  const outage: Fault = { kind: "outage", at: 5 * SECOND, lasts: 3 * SECOND };
  const told = happenings(scenario({ runners: again, faults: [outage], end: 400 * SECOND }, fleet));
  expect(told.filter((event) => event.includes("dies"))).toEqual(["a dies 5", "b dies 5.034966"]);
  expect(told.filter((event) => event.includes("refused")).length).toBeGreaterThan(0);
  expect(told.filter((event) => event.includes("starts"))).toEqual(["a starts 0"]);
});

test("what a scenario does not have is refused by name", () => {
  expect(() => simulate(scenario({ runners: [{ ...LOOKING, configuration: 1 }] }))).toThrow(
    "a: there is no configuration 1",
  );
  expect(() => simulate(scenario({ faults: [{ kind: "crash", at: 0, runner: "z" }] }))).toThrow(
    "z, which is no runner here",
  );
});
