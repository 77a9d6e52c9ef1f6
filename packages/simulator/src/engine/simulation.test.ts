import { createFleet, createSlotSettings, type FleetDescription } from "@slotwise/core";
import { expect, test } from "vitest";
import { ListedChoices } from "../choices.js";
import { Trace } from "../counterexample/trace.js";
import type { Fault } from "../fault.js";
import { HOUR, SECOND } from "../microseconds.js";
import { configurationOf, RELIABLE_STORE, type Scenario, type ScenarioRunner } from "../scenario.js";
import { simulate } from "../simulate.js";

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

test("jitter comes on top, and an execution longer than the check interval delays the next look", () => {
  const choices = { jitter: [100_000, 50_000] };
  const long = scenario({ runners: [{ ...LOOKING, choices }], end: 100 * SECOND }, { longestExecutionSeconds: 40 });
  expect(starts(long)).toEqual(["a starts 0", "a starts 40.1", "a starts 80.15"]);
  const short = scenario({ runners: [{ ...LOOKING, choices }], end: 62 * SECOND });
  expect(starts(short)).toEqual(["a starts 0", "a starts 30.1", "a starts 60.15"]);
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
  "a restart looks anew": {
    faults: [
      { kind: "crash", at: 5 * SECOND, runner: "a" },
      { kind: "restart", at: 20 * SECOND, runner: "a", firstLook: 3 * SECOND },
    ],
    expected: [
      "a looks 0",
      "a starts 0",
      "a crash 5",
      "a ends 5",
      "a dies 5",
      "a restart 20",
      "a joins 20",
      "a looks 23",
      "a starts 23",
      "a ends 33",
    ],
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
  "a clock set forward makes it look at once": {
    faults: [{ kind: "clock-step", at: 15 * SECOND, runner: "a", by: HOUR }],
    expected: [
      "a looks 0",
      "a starts 0",
      "a ends 10",
      "a clock-step 15",
      "a looks 15.000001",
      "a starts 15.000001",
      "a ends 25.000001",
      "a looks 45.000001",
      "a starts 45.000001",
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

test("under slot-claim a running execution blocks, and a dead owner's is abandoned", () => {
  const fleet = { protocol: "slot-claim", runnerConsideredDeadAfterMinutes: 3 } as const;
  const both = [LOOKING, { ...LOOKING, id: "b" }];
  const crash: Fault = { kind: "crash", at: 5 * SECOND, runner: "a" };
  const given = scenario({ runners: both, faults: [crash], end: 339 * SECOND }, fleet);
  const told = happenings(given).filter((event) => event.startsWith("b ") && !event.includes("looks"));
  expect(told).toEqual(["b is refused 150", "b is refused 180", "b starts 300", "b ends 310", "b starts 330"]);
  const { report } = simulate(given);
  expect(report.blocks).toMatchObject({ refusals: 2, permanent: 0, longest: 150 * SECOND });
  expect(report.takeovers).toEqual({ count: 1, longest: 205 * SECOND });
});

test("under slot-claim a start that is recorded too late is given up", () => {
  const fleet = {
    protocol: "slot-claim",
    settings: createSlotSettings({ maxStartSlotFraction: 0 }),
  } as const;
  const at = (seconds: number): string[] =>
    happenings(
      scenario(
        {
          runners: [
            { ...LOOKING, firstLook: seconds * SECOND },
            { ...LOOKING, id: "b" },
          ],
          end: 95 * SECOND,
        },
        fleet,
      ),
    ).filter((event) => event.startsWith("a ") && !event.includes("looks"));
  expect(at(28)).toContain("a starts 88");
  expect(at(29)).toContain("a gives up 89");
});

test("what a scenario does not have is refused by name", () => {
  expect(() => simulate(scenario({ runners: [{ ...LOOKING, configuration: 1 }] }))).toThrow(
    "a: there is no configuration 1",
  );
  expect(() => simulate(scenario({ faults: [{ kind: "crash", at: 0, runner: "z" }] }))).toThrow(
    "z, which is no runner here",
  );
});
