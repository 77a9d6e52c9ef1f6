import { type Counterexample, createCounterexample } from "../counterexample/counterexample.js";
import { Effort, failureOf, foundIn } from "../counterexample/run-once.js";
import {
  type ChoiceKind,
  type Choices,
  choicesOrNone,
  RecordedChoices,
  type RunnerChoices,
} from "../scenario/choices.js";
import { Random } from "../scenario/random.js";
import type { Scenario } from "../scenario/scenario.js";
import { isLess } from "./cost.js";
import { deliberateScenarios } from "./deliberate.js";
import { fewerFaults } from "./fewer-faults.js";
import { ScenarioGenerator } from "./generate.js";
import type { Hunt } from "./hunt.js";
import { type Shrunk, shrink } from "./shrink.js";

/** What a search gave. */
export type SearchResult =
  | {
      readonly kind: "found";
      readonly counterexample: Counterexample;
      readonly tried: number;
      readonly shrinks: number;
    }
  /** Nothing was found, which proves nothing: so many scenarios were tried. */
  | { readonly kind: "none"; readonly tried: number };

/**
 * Tries scenarios from seeds until one breaks what is hunted, and shrinks it. The same hunt gives the same answer.
 * @param progress called now and then with the number of scenarios tried and, once one is found, with the share of the
 * work of shrinking that is done; what it throws ends the search
 */
export function search(hunt: Hunt, progress?: (tried: number, shrunk?: number) => void): SearchResult {
  const generator = new ScenarioGenerator(hunt);
  const { index, count } = hunt.shard ?? { index: 1, count: 1 };
  // Last, so that what chance finds comes first: a story without the worst of all coincidences.
  const deliberate = deliberateScenarios(hunt).slice(0, Math.floor(hunt.tries / 2));
  const effort = new Effort();
  let nextReport = 0;
  let tried = 0;
  for (let number = index - 1; number < hunt.tries; number += count) {
    if (effort.spent >= nextReport) {
      progress?.(tried);
      nextReport = effort.spent + PROGRESS_EFFORT;
    }
    if (effort.spent >= MOST_EFFORT) break;
    tried++;
    const seed = seedOf(hunt.seed, number);
    const planned = deliberate[number - (hunt.tries - deliberate.length)];
    const scenario = planned ?? generator.scenario(seed);
    const failing =
      scenario === planned ? failingAsIs(scenario, hunt, effort) : failingChoices(scenario, hunt, seed, effort);
    if (failing === undefined) continue;
    const shrunk = withFewerFaults({ ...shrink(failing, hunt, (share) => progress?.(tried, share)), seed }, hunt);
    return {
      kind: "found",
      counterexample: createCounterexample(shrunk.scenario, hunt, shrunk.seed),
      tried,
      shrinks: shrunk.tried,
    };
  }
  progress?.(tried);
  return { kind: "none", tried };
}

/**
 * Looks for another scenario with fewer faults. Shrinking alone does not find it where taking one away changes what
 * comes after it, so that the others would have to happen at other times.
 */
function withFewerFaults(shrunk: Seeded<Shrunk>, hunt: Hunt): Seeded<Shrunk> {
  // Another implementation is asked at every look.
  if (hunt.rules !== undefined || shrunk.cost === undefined) return shrunk;
  for (const faults of fewerFaults(shrunk.scenario, hunt.faults)) {
    const failing = firstFailing({ ...hunt, faults, tries: Math.min(hunt.tries, FEWER_TRIES) });
    if (failing === undefined) continue;
    const other = shrink(failing.scenario, { ...hunt, faults });
    if (other.cost === undefined || !isLess(other.cost, shrunk.cost)) continue;
    return withFewerFaults({ ...other, tried: shrunk.tried + other.tried, seed: failing.seed }, { ...hunt, faults });
  }
  return shrunk;
}

/** Something that came of the scenario of a seed. */
type Seeded<What> = What & { readonly seed: number };

/** Scenarios that are tried for each smaller set of faults, and how much work they may be. */
const FEWER_TRIES = 4000;
const FEWER_EFFORT = 4_000_000;

function firstFailing(hunt: Hunt): Seeded<{ readonly scenario: Scenario }> | undefined {
  const generator = new ScenarioGenerator(hunt);
  const effort = new Effort();
  for (let number = 0; number < hunt.tries && effort.spent < FEWER_EFFORT; number++) {
    const seed = seedOf(hunt.seed, number);
    const scenario = failingChoices(generator.scenario(seed), hunt, seed, effort);
    if (scenario !== undefined) return { scenario, seed };
  }
  return undefined;
}

/** Work between two reports of progress. */
const PROGRESS_EFFORT = 50_000;

/** A search ends when it has done so much work, whatever is left to try: where a scenario is long, fewer are tried. */
const MOST_EFFORT = 60_000_000;

/** The seed of one scenario of a search. */
function seedOf(seed: number, number: number): number {
  return new Random(seed, number).next();
}

/** The scenario with the choices made in it, where it fails; undefined where it does not. */
function failingChoices(scenario: Scenario, hunt: Hunt, seed: number, effort: Effort): Scenario | undefined {
  const choices = new RecordedChoices(new HabitualChoices(seed, scenario.runners.length), scenario.runners.length);
  if (failureOf(scenario, hunt, choices, effort) === undefined) return undefined;
  const listed = withChoices(scenario, choices.made());
  if (hunt.accepts === undefined) return listed;
  const found = foundIn(listed, hunt);
  return found !== undefined && hunt.accepts(found) ? listed : undefined;
}

/** A scenario whose choices are made. */
function failingAsIs(scenario: Scenario, hunt: Hunt, effort: Effort): Scenario | undefined {
  const found = failureOf(scenario, hunt, undefined, effort) && foundIn(scenario, hunt);
  return found !== undefined && hunt.accepts?.(found) !== false ? scenario : undefined;
}

function withChoices(scenario: Scenario, made: readonly RunnerChoices[]): Scenario {
  const runners = scenario.runners.map((runner, index) => ({ ...runner, choices: choicesOrNone(made[index] ?? {}) }));
  return { ...scenario, runners };
}

/** Each runner has a habit: always the least, always the most, or now this and now that. */
class HabitualChoices implements Choices {
  readonly #streams: readonly Random[];
  readonly #habits: readonly number[];

  constructor(seed: number, runners: number) {
    this.#streams = Array.from({ length: runners }, (_, runner) => new Random(seed, runner + 1));
    this.#habits = this.#streams.map((stream) => stream.upTo(3));
  }

  pick(runner: number, kind: ChoiceKind, most: number): number {
    const stream = this.#streams[runner] as Random;
    const habit = kind === "jitter" ? this.#habits[runner] : 3;
    if (habit === 0 || habit === 1) return 0;
    if (habit === 2) return most;
    const next = stream.upTo(3);
    return next < 2 ? 0 : next === 2 ? most : stream.upTo(most);
  }
}
