import { looksLate } from "../engine/late-look.js";
import { timingOf } from "../engine/timing.js";
import { CHOICE_KINDS, choicesOrNone, type RunnerChoices } from "../scenario/choices.js";
import { type Fault, runnerOf } from "../scenario/fault.js";
import { RELIABLE_STORE, type Scenario, type ScenarioRunner } from "../scenario/scenario.js";
import { MINUTE, type Microseconds } from "../time/microseconds.js";
import { ROUND } from "../time/round-numbers.js";
import { numbersOf } from "./numbers.js";

/** Scenarios that are simpler than a given one in some way. Whether they still fail has to be tried. */
export type Move = (scenario: Scenario, mayShrinkFleet: boolean) => Iterable<Scenario>;

/** All moves, those first that take away most. */
export const MOVES: readonly Move[] = [
  fewerRunners,
  fewerFaults,
  nothingUnusual,
  fewerChoices,
  otherPhases,
  earlierCycle,
  earlierFaults,
  rounderNumbers,
];

/** Fewer than this are tried one by one. */
const FEW = 8;

/** Halves, then quarters and so on of a long list; what is left of a large fleet is tried one by one after that. */
function* chunks<Item>(items: readonly Item[]): Iterable<ReadonlySet<Item>> {
  if (items.length > FEW) yield new Set(items);
  for (let size = Math.ceil(items.length / 2); size > 1 && items.length > FEW; size = Math.ceil(size / 2)) {
    for (let from = 0; from < items.length; from += size) yield new Set(items.slice(from, from + size));
  }
}

/** The same with each of some runners changed. */
function changed(
  scenario: Scenario,
  some: ReadonlySet<ScenarioRunner>,
  change: (runner: ScenarioRunner) => ScenarioRunner,
): Scenario {
  return { ...scenario, runners: scenario.runners.map((runner) => (some.has(runner) ? change(runner) : runner)) };
}

function* fewerRunners(scenario: Scenario, mayShrinkFleet: boolean): Iterable<Scenario> {
  const without = (gone: ReadonlySet<string>): Scenario => ({
    ...scenario,
    // Whoever was to be started in place of one of them is gone, too.
    runners: scenario.runners.filter(({ id, replaces }) => !gone.has(id) && !gone.has(replaces ?? "")),
    faults: scenario.faults.filter((fault) => !gone.has(runnerOf(fault) ?? "")),
  });
  const removable = scenario.runners.filter(({ joinsAt }) => joinsAt !== undefined || mayShrinkFleet);
  for (const some of chunks(removable)) yield without(new Set([...some].map(({ id }) => id)));
  for (const { id } of removable) yield without(new Set([id]));
}

function* fewerFaults(scenario: Scenario): Iterable<Scenario> {
  if (scenario.faults.length > 1) yield { ...scenario, faults: [] };
  for (const index of scenario.faults.keys()) yield { ...scenario, faults: scenario.faults.toSpliced(index, 1) };
}

function* nothingUnusual(scenario: Scenario): Iterable<Scenario> {
  const { store, runners } = scenario;
  yield { ...scenario, store: { ...RELIABLE_STORE, locks: store.locks } };
  if (store.staleness > 0) yield { ...scenario, store: { ...store, staleness: 0 } };
  if (store.delay > 0) yield { ...scenario, store: { ...store, delay: 0 } };
  if (store.reordersTies) yield { ...scenario, store: { ...store, reordersTies: false } };
  const everyone = (usual: Partial<ScenarioRunner>): Scenario => ({
    ...scenario,
    runners: runners.map((runner) => ({ ...runner, ...usual })),
  });
  yield everyone({ clockOffset: 0 });
  yield everyone({ clockDriftPpm: 0 });
  yield everyone({ configuration: 0 });
  yield everyone({ createdAt: undefined });
  yield { ...scenario, runners: runners.map((runner) => punctual(runner, scenario)) };
  const usual: readonly Partial<ScenarioRunner>[] = [
    { clockOffset: 0 },
    { clockDriftPpm: 0 },
    { configuration: 0 },
    { createdAt: undefined },
  ];
  const isOff = ({ clockOffset, clockDriftPpm }: ScenarioRunner): boolean => clockOffset !== 0 || clockDriftPpm !== 0;
  for (const some of chunks(runners.filter(isOff))) {
    yield changed(scenario, some, (runner) => ({ ...runner, clockOffset: 0, clockDriftPpm: 0 }));
  }
  for (const [index, runner] of runners.entries()) {
    for (const one of usual) {
      const isUsual = Object.entries(one).every(([name, value]) => runner[name as keyof ScenarioRunner] === value);
      if (!isUsual) yield { ...scenario, runners: runners.with(index, { ...runner, ...one }) };
    }
    if (looksLate(runner, scenario.configurations)) {
      yield { ...scenario, runners: runners.with(index, punctual(runner, scenario)) };
    }
  }
}

/** Its first look is the first of those that lead up to a late one. */
function punctual(runner: ScenarioRunner, { configurations }: Scenario): ScenarioRunner {
  const configuration = configurations[runner.configuration];
  if (configuration === undefined || !looksLate(runner, configurations)) return runner;
  return { ...runner, firstLook: runner.firstLook % timingOf(configuration).leastGap };
}

function* fewerChoices(scenario: Scenario): Iterable<Scenario> {
  const { runners } = scenario;
  yield { ...scenario, runners: runners.map((runner) => ({ ...runner, choices: undefined })) };
  for (const some of chunks(runners.filter(({ choices }) => choices !== undefined))) {
    yield changed(scenario, some, (runner) => ({ ...runner, choices: undefined }));
  }
  for (const [index, runner] of runners.entries()) {
    if (runner.choices === undefined) continue;
    const chosen = (choices: RunnerChoices | undefined): Scenario => ({
      ...scenario,
      runners: runners.with(index, { ...runner, choices: choices && choicesOrNone(choices) }),
    });
    yield chosen(undefined);
    for (const kind of CHOICE_KINDS) {
      const list = runner.choices[kind];
      if (list === undefined) continue;
      yield chosen({ ...runner.choices, [kind]: undefined });
      yield chosen({ ...runner.choices, [kind]: list.slice(0, Math.floor(list.length / 2)) });
      yield chosen({ ...runner.choices, [kind]: list.slice(0, -1) });
      for (const [place, choice] of list.entries()) {
        if (choice !== 0) yield chosen({ ...runner.choices, [kind]: list.with(place, 0) });
      }
    }
  }
}

/** No choices about a runner at all, and another first look instead. */
function* otherPhases(scenario: Scenario): Iterable<Scenario> {
  for (const [index, runner] of scenario.runners.entries()) {
    const configuration = scenario.configurations[runner.configuration];
    if (runner.choices === undefined || runner.joinsAt !== undefined || configuration === undefined) continue;
    const { leastGap } = timingOf(configuration);
    const step = ROUND.find((unit) => unit <= leastGap / 4) ?? 1;
    for (let firstLook = 0; firstLook <= leastGap; firstLook += step) {
      yield { ...scenario, runners: scenario.runners.with(index, { ...runner, choices: undefined, firstLook }) };
    }
  }
}

/** The same a cycle earlier: everything that happens in the first cycle is skipped. */
function* earlierCycle(scenario: Scenario): Iterable<Scenario> {
  const interval = (scenario.configurations[0]?.settings.serviceIntervalMinutes ?? 0) * MINUTE;
  const cycles = Math.floor((scenario.end - scenario.start) / interval);
  if (!Number.isInteger(interval)) return;
  for (let skipped = cycles; skipped > 0; skipped--) {
    const by = skipped * interval;
    yield {
      ...scenario,
      end: scenario.end - by,
      runners: scenario.runners.map((runner) => shifted(runner, by, scenario)),
      faults: scenario.faults.map((fault) => ({ ...fault, at: Math.max(0, fault.at - by) })),
    };
  }
}

function shifted(runner: ScenarioRunner, by: Microseconds, { configurations }: Scenario): ScenarioRunner {
  if (runner.joinsAt !== undefined) return { ...runner, joinsAt: Math.max(0, runner.joinsAt - by) };
  const configuration = configurations[runner.configuration];
  const gap = configuration === undefined ? 1 : timingOf(configuration).leastGap;
  const looks = Math.max(0, Math.ceil((by - runner.firstLook) / gap));
  return { ...runner, firstLook: runner.firstLook + looks * gap - by };
}

/** A runner that joined may have been there before, and what happened may have happened from the start. */
function* earlierFaults(scenario: Scenario, mayShrinkFleet: boolean): Iterable<Scenario> {
  for (const [index, runner] of scenario.runners.entries()) {
    if (runner.joinsAt === undefined) continue;
    // A fleet that has its size must not grow by those who joined it.
    if (mayShrinkFleet) {
      const longThere = { ...runner, joinsAt: undefined, replaces: undefined };
      yield { ...scenario, runners: scenario.runners.with(index, longThere) };
    }
    const first = runner.joinsAt + runner.firstLook;
    if (runner.firstLook > 0) {
      yield { ...scenario, runners: scenario.runners.with(index, { ...runner, joinsAt: first, firstLook: 0 }) };
    }
  }
  const anyStep = (fault: Fault): Fault => (fault.kind === "pause" ? { ...fault, before: "any" } : fault);
  yield { ...scenario, faults: scenario.faults.map(anyStep) };
}

function* rounderNumbers(scenario: Scenario): Iterable<Scenario> {
  for (const some of chunks(scenario.runners.filter(({ firstLook }) => firstLook !== 0))) {
    yield changed(scenario, some, (runner) => ({ ...runner, firstLook: 0 }));
  }
  for (const { value, least, with: withValue } of numbersOf(scenario)) {
    if (value === 0) continue;
    if (least <= 0) yield withValue(0);
    for (const unit of ROUND) {
      if (value % unit === 0) break;
      if (unit > 2 * Math.abs(value)) continue;
      const below = Math.floor(value / unit) * unit;
      for (const rounder of [below, below + unit]) {
        if (rounder !== 0 && rounder >= least) yield withValue(rounder);
      }
    }
  }
}
