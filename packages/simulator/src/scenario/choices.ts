import type { LookTimes } from "../time/look-times.js";
import type { Microseconds } from "../time/microseconds.js";
import { Random } from "./random.js";

/**
 * What chance decides about a runner. Every choice is a whole number from 0, the default, to a limit:
 * - `jitter`: how much later than it could it looks again, by what the rounds of its loop take;
 * - `startDelay`: from the decision to its effect;
 * - `shortfall`: how much shorter than the longest an execution is;
 * - `staleness`: how old what it reads is;
 * - `storeDelay`: how long an access to the store takes;
 * - `tieOrder`: 1 to see runners of the same creation time the other way round.
 */
export const CHOICE_KINDS = ["jitter", "startDelay", "shortfall", "staleness", "storeDelay", "tieOrder"] as const;

export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** The choices about one runner, each kind in the order in which they come up. */
export type RunnerChoices = { readonly [Kind in ChoiceKind]?: readonly number[] | undefined };

/** Where a simulation gets its choices from. */
export interface Choices {
  /**
   * Whether what is picked for a runner depends on what was picked for it before, and on nothing that was for others:
   * then one may be asked ahead of others. Absent: no.
   */
  readonly areSeparate?: boolean | undefined;
  /**
   * A whole number from 0 to `most`. Not asked where `most` is 0.
   * @param now true time of the choice
   * @param looks for a `jitter`: what comes of each choice
   */
  pick(runner: number, kind: ChoiceKind, most: number, now: Microseconds, looks?: LookTimes): number;
}

/**
 * All choices from a seed; each runner has a stream of its own, so that taking one out leaves the others alone. Rounds
 * of a loop between two looks take equally long, as they do: what differs from round to round differs little.
 */
export class RandomChoices implements Choices {
  readonly areSeparate = true;
  readonly #streams: readonly Random[];

  constructor(seed: number, runners: number) {
    this.#streams = Array.from({ length: runners }, (_, runner) => new Random(seed, runner));
  }

  pick(runner: number, _kind: ChoiceKind, most: number, _now: Microseconds, looks?: LookTimes): number {
    const stream = this.#streams[runner] as Random;
    return looks === undefined ? stream.upTo(most) : looks.steady(stream.chance());
  }
}

/** From a seed, and mostly the extremes: what breaks, breaks there. */
export class ExtremeChoices implements Choices {
  readonly areSeparate = true;
  readonly #streams: readonly Random[];

  constructor(seed: number, runners: number) {
    this.#streams = Array.from({ length: runners }, (_, runner) => new Random(seed, runner));
  }

  pick(runner: number, _kind: ChoiceKind, most: number): number {
    const stream = this.#streams[runner] as Random;
    const kind = stream.upTo(3);
    return kind < 2 ? 0 : kind === 2 ? most : stream.upTo(most);
  }
}

/** The choices that a scenario lists; 0 where a list ends. */
export class ListedChoices implements Choices {
  readonly areSeparate = true;
  readonly #lists: readonly (RunnerChoices | undefined)[];
  readonly #next: readonly Map<ChoiceKind, number>[];

  constructor(lists: readonly (RunnerChoices | undefined)[]) {
    this.#lists = lists;
    this.#next = lists.map(() => new Map());
  }

  pick(runner: number, kind: ChoiceKind, most: number): number {
    const list = this.#lists[runner]?.[kind];
    if (list === undefined) return 0;
    const next = this.#next[runner]?.get(kind) ?? 0;
    this.#next[runner]?.set(kind, next + 1);
    return Math.min(list[next] ?? 0, most);
  }
}

/** Passes on another's choices and remembers them. */
export class RecordedChoices implements Choices {
  readonly #inner: Choices;
  readonly #made: readonly Partial<Record<ChoiceKind, number[]>>[];

  constructor(inner: Choices, runners: number) {
    this.#inner = inner;
    this.#made = Array.from({ length: runners }, () => ({}));
  }

  pick(runner: number, kind: ChoiceKind, most: number, now: Microseconds, looks?: LookTimes): number {
    const choice = this.#inner.pick(runner, kind, most, now, looks);
    const made = this.#made[runner];
    if (made === undefined) return choice;
    made[kind] ??= [];
    made[kind].push(choice);
    return choice;
  }

  /** What was chosen so far, without the defaults at the end of each list. */
  made(): readonly RunnerChoices[] {
    return this.#made.map((lists) => withoutDefaults(lists));
  }
}

/** Cuts the defaults at the end of each list, and the lists of which nothing is left. */
export function withoutDefaults(choices: RunnerChoices): RunnerChoices {
  const kept: Partial<Record<ChoiceKind, readonly number[]>> = {};
  for (const kind of CHOICE_KINDS) {
    const list = choices[kind] ?? [];
    const length = list.findLastIndex((choice) => choice !== 0) + 1;
    if (length > 0) kept[kind] = list.slice(0, length);
  }
  return kept;
}

/** The same; undefined where nothing is left. */
export function choicesOrNone(choices: RunnerChoices): RunnerChoices | undefined {
  const kept = withoutDefaults(choices);
  return Object.keys(kept).length > 0 ? kept : undefined;
}
