import { createFleet, createSlotSettings, type Protocol } from "@slotwise/core";
import {
  configurationOf,
  type DecisionRules,
  ExtremeChoices,
  HOUR,
  RELIABLE_STORE,
  type Scenario,
  SECOND,
  search,
  simulate,
  slotRule,
  Trace,
} from "@slotwise/simulator";
import { expect, test } from "vitest";

/** Whose ids are neither in the order in which they were made, nor in the opposite one. */
const IDS = ["c", "a", "b"];

/** Runners that were made at once, in a store that may list such in either order. */
function tied(protocol: Protocol): Scenario {
  const fleet = createFleet({
    protocol,
    settings: createSlotSettings(),
    totalRunners: IDS.length,
    longestExecutionSeconds: 2,
  });
  return {
    configurations: [configurationOf(fleet)],
    runners: IDS.map((id, index) => ({
      id,
      configuration: 0,
      firstLook: 7 * SECOND * index,
      clockOffset: 0,
      clockDriftPpm: 0,
      createdAt: -HOUR,
    })),
    faults: [],
    store: { ...RELIABLE_STORE, reordersTies: true },
    start: 0,
    end: HOUR,
  };
}

/** Every order in which all of them, or one, saw the others. */
function ordersSeenBy(scenario: Scenario, actor?: string, rules?: DecisionRules): readonly string[] {
  const trace = new Trace();
  simulate(scenario, { listener: trace, choices: new ExtremeChoices(1, IDS.length), ...(rules && { rules }) });
  const looks = trace.events.filter((event) => actor === undefined || event.actor === actor);
  return [...new Set(looks.flatMap(({ view }) => (view === null || view === undefined ? [] : [view.join(" ")])))];
}

function ordersSeen(protocol: Protocol, rules?: DecisionRules): readonly string[] {
  return ordersSeenBy(tied(protocol), undefined, rules);
}

/** What is found in any search among fleets of one protocol whose runners were made at once. */
function found(protocol: Protocol, rules?: DecisionRules): readonly string[] {
  const fleet = createFleet({
    protocol,
    settings: createSlotSettings(),
    totalRunners: 2,
    longestExecutionSeconds: 2,
    runnerConsideredDeadAfterMinutes: 4,
  });
  return (["overlap", "silence", "missed-turn"] as const).filter((find) => {
    const hunt = { fleet, find, rules, faults: { ties: true }, seed: 1, tries: 4000, mayShrinkFleet: false };
    return search(hunt).kind === "found";
  });
}

// What real stores do test/pynenc/equal-creation-times.test.ts asks them.
test("under slot-window each read may list runners of one creation time in another order", () => {
  expect(ordersSeen("slot-window").length).toBeGreaterThan(1);
  expect(found("slot-window")).toContain("overlap");
});

test("under slot-claim every read lists them by their ids, and nothing comes of it", () => {
  expect(ordersSeen("slot-claim")).toEqual(["a b c"]);
  expect(found("slot-claim")).toEqual([]);
});

test("a store that lists them as it likes is told from the claim's", () => {
  const mutant: DecisionRules = (configuration) => {
    const own = slotRule(configuration);
    return { lock: own.lock, tieOrder: "any", decide: (question) => own.decide(question) };
  };
  expect(ordersSeen("slot-claim", mutant).length).toBeGreaterThan(1);
  expect(found("slot-claim", mutant)).toEqual(["silence"]);
});

test("each runner of a mixed fleet reads as its own release does", () => {
  const [window, claim] = [tied("slot-window"), tied("slot-claim")];
  const scenario = {
    ...window,
    configurations: [...window.configurations, ...claim.configurations],
    runners: window.runners.map((runner) => ({ ...runner, configuration: runner.id === "a" ? 1 : 0 })),
  };
  expect(ordersSeenBy(scenario, "a")).toEqual(["a b c"]);
  expect(ordersSeenBy(scenario, "b").length).toBeGreaterThan(1);
});
