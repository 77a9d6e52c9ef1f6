import type { Fleet } from "@slotwise/core";
import { type Counterexample, createCounterexample } from "../counterexample/counterexample.js";
import type { RunnerProcess } from "../engine/runner-process.js";
import { Simulation } from "../engine/simulation.js";
import { Monitor } from "../observers/monitor.js";
import { slotRule } from "../protocol/slot-rule.js";
import { type ChoiceKind, type Choices, choicesOrNone, type RunnerChoices } from "../scenario/choices.js";
import { type Configuration, configurationOf, RELIABLE_STORE, type Scenario } from "../scenario/scenario.js";
import type { ViolationKind } from "../scenario/violation.js";
import { nameOf } from "../search/fixed-fleet.js";
import { DEFAULT_EXECUTION_SECONDS, type Hunt } from "../search/hunt.js";
import { shrink } from "../search/shrink.js";
import { NEVER } from "../time/event-queue.js";
import type { LookTimes } from "../time/look-times.js";
import { MINUTE, type Microseconds } from "../time/microseconds.js";
import { Checkpoints } from "./checkpoints.js";
import { ChoiceTree } from "./choice-tree.js";
import { Fingerprint } from "./fingerprint.js";
import { DecisionInstants } from "./instants.js";
import { StateSet } from "./state-set.js";
import { Way } from "./way.js";

/** What is explored: all runs of a small fleet, within bounds. */
export interface Bounds {
  /** `totalRunners` are there from the start. */
  readonly fleet: Fleet;
  readonly find: ViolationKind;
  /** How many more join, at any time. */
  readonly joins: number;
  /** How many crash, at any time. */
  readonly crashes: number;
  readonly cycles: number;
  readonly executionSeconds?: number | undefined;
  readonly withoutLock?: boolean | undefined;
}

/** What was covered, and what was found. */
export interface Exploration {
  /** Distinct states of the fleet that were reached. */
  readonly states: number;
  /** Ways through them that were followed. */
  readonly runs: number;
  /** First looks that each runner was given. */
  readonly phases: number;
  readonly counterexample: Counterexample | undefined;
}

/**
 * Visits every run of a small fleet in which looks fall on the ends of the stretches between two changes of a decision,
 * runners join at such ends or beside any event, and crash before any step. Between these instants nothing a runner
 * sees or does can differ. A look comes as early as it can or, where a decision changes between that and as late as it
 * can, at that change; where rounds are so long that one more makes a difference, there is one round more, too. The
 * delay of a start is none or the longest. Clocks agree, the store is reliable, and executions take the longest time.
 * @param progress called now and then with the number of states; what it throws ends the exploration
 */
export function explore(bounds: Bounds, progress?: (states: number) => void): Exploration {
  const explorer = new Explorer(bounds);
  let runs = 0;
  do {
    runs++;
    if (runs % 1024 === 0) progress?.(explorer.states);
    const failing = explorer.run();
    if (failing !== undefined) {
      return { ...explorer.covered(runs), counterexample: explained(failing, bounds) };
    }
  } while (explorer.next());
  progress?.(explorer.states);
  return { ...explorer.covered(runs), counterexample: undefined };
}

function explained(failing: Scenario, bounds: Bounds): Counterexample {
  const hunt: Hunt = {
    fleet: bounds.fleet,
    find: bounds.find,
    faults: { joins: bounds.joins, crashes: bounds.crashes },
    seed: 0,
    tries: 0,
    mayShrinkFleet: false,
  };
  return createCounterexample(shrink(failing, hunt).scenario, hunt, 0);
}

class Explorer {
  readonly #bounds: Bounds;
  readonly #configuration: Configuration;
  readonly #instants: DecisionInstants;
  readonly #phases: readonly Microseconds[];
  readonly #tree = new ChoiceTree();
  readonly #seen = new StateSet();
  readonly #fingerprint = new Fingerprint();
  readonly #rule: ReturnType<typeof slotRule>;
  readonly #end: Microseconds;
  readonly #interval: Microseconds;
  /** No heartbeat written in the run gets too old before its end. */
  readonly #isTimeless: boolean;
  readonly #checkpoints = new Checkpoints();
  #way: Way | undefined;
  readonly #choices: Choices = {
    pick: (runner: number, _kind: ChoiceKind, most: number, _base: Microseconds, looks?: LookTimes): number =>
      looks === undefined ? this.#startDelay(runner, most) : this.#jitter(runner, looks),
  };

  constructor(bounds: Bounds) {
    const { fleet, joins, crashes, cycles } = bounds;
    this.#bounds = bounds;
    this.#configuration = configurationOf(fleet, bounds.executionSeconds ?? DEFAULT_EXECUTION_SECONDS);
    this.#rule = slotRule(this.#configuration);
    const least = Math.max(1, fleet.totalRunners - crashes);
    const sizes = Array.from({ length: fleet.totalRunners + joins - least + 1 }, (_, index) => least + index);
    this.#instants = new DecisionInstants(fleet, this.#configuration, sizes, cycles);
    this.#phases = this.#instants.phases();
    this.#interval = fleet.settings.serviceIntervalMinutes * MINUTE;
    this.#end = Math.ceil(cycles * this.#interval);
    this.#isTimeless = fleet.runnerConsideredDeadAfterMinutes * MINUTE >= this.#end;
  }

  get states(): number {
    return this.#seen.size;
  }

  covered(runs: number): Omit<Exploration, "counterexample"> {
    return { states: this.#seen.size, runs, phases: this.#phases.length };
  }

  next(): boolean {
    return this.#tree.next();
  }

  /** One way through. Returns it as a scenario when it fails. */
  run(): Scenario | undefined {
    const depth = this.#way && this.#checkpoints.restore(this.#tree.given - 1, this.#way);
    if (depth === undefined) this.#way = this.#begin(this.#scenario());
    else this.#tree.resume(depth);
    const way = this.#way;
    if (way === undefined) return undefined;
    return this.#follow(way) ? this.#failing(way) : undefined;
  }

  /** Follows a way to its end, or to where others have been. Returns whether it fails. */
  #follow(way: Way): boolean {
    const { simulation, monitor, faults } = way;
    while (simulation.nextTime <= this.#end && !monitor.isBroken) {
      if (this.#tree.isNew) {
        // Only who looks for silence needs to know whether somebody has started in this cycle.
        const isQuiet = this.#bounds.find === "silence" && monitor.isQuiet;
        const spent = way.joins * 32 + faults.length * 2 + Number(isQuiet);
        if (!this.#isNew(simulation, spent)) return false;
        this.#checkpoints.keep(this.#tree.depth, way, () => this.#begin(way.scenario));
      }
      if (way.joins > 0) this.#maybeJoin(way);
      const runner = simulation.nextRunner;
      const mayCrash =
        faults.length < this.#bounds.crashes && runner !== undefined && this.#matters(simulation, runner);
      if (mayCrash && this.#tree.choose(2) === 1) {
        faults.push({ kind: "crash", at: Math.max(0, simulation.nextTime - 1), runner: runner.id });
        simulation.crash(runner);
      } else {
        simulation.step();
      }
    }
    monitor.finish(simulation.runners, 0, Math.min(simulation.now, this.#end));
    return monitor.isBroken;
  }

  #begin(scenario: Scenario): Way {
    const monitor = new Monitor({
      runners: scenario.runners.length,
      start: 0,
      settledAt: Math.max(...this.#phases),
      interval: this.#interval,
      watched: [this.#bounds.find],
    });
    const simulation = new Simulation(scenario, () => this.#rule, this.#choices, monitor);
    monitor.begin(simulation.runners);
    return new Way(scenario, simulation, monitor, this.#bounds.joins);
  }

  #failing({ scenario, joined, jitters, startDelays, faults }: Way): Scenario {
    const runners = scenario.runners.map((runner, index) => ({
      ...runner,
      joinsAt: joined[index],
      choices: choicesOrNone({ jitter: jitters[index], startDelay: startDelays[index] } satisfies RunnerChoices),
    }));
    // What a block leads to is told for a cycle more.
    const end = this.#bounds.find === "block" ? Math.ceil(scenario.end + 2 * this.#interval) : scenario.end;
    return { ...scenario, end, runners: runners.filter(({ joinsAt }) => joinsAt !== NEVER), faults: [...faults] };
  }

  #scenario(): Scenario {
    const { fleet, joins, withoutLock } = this.#bounds;
    const present = fleet.totalRunners;
    return {
      configurations: [this.#configuration],
      runners: Array.from({ length: present + joins }, (_, index) => ({
        id: nameOf(index),
        configuration: 0,
        joinsAt: index < present ? undefined : NEVER,
        firstLook: index < present ? (this.#phases[this.#tree.choose(this.#phases.length)] ?? 0) : 0,
        clockOffset: 0,
        clockDriftPpm: 0,
      })),
      faults: [],
      store: { ...RELIABLE_STORE, locks: withoutLock !== true },
      start: 0,
      end: this.#end,
    };
  }

  /** The earliest, with as few rounds or one more, or as late as it takes to look where a decision changes. */
  #jitter(runner: number, looks: LookTimes): number {
    const changes = this.#instants.between(looks.at(0), looks.at(looks.most) + 1);
    const options = [...looks.beginnings, ...changes].flatMap((time) => looks.choiceOf(time) ?? []);
    const choice = options.length === 1 ? 0 : (options[this.#tree.choose(options.length)] ?? 0);
    this.#way?.jitters[runner]?.push(choice);
    return choice;
  }

  /** None, or the longest. */
  #startDelay(runner: number, most: number): number {
    const choice = this.#tree.choose(2) === 0 ? 0 : most;
    this.#way?.startDelays[runner]?.push(choice);
    return choice;
  }

  /** Lets the next runner join before the next event, or not. */
  #maybeJoin(way: Way): void {
    const { simulation, joined } = way;
    const runner = simulation.runners.find(({ index, step }) => step === "join" && joined[index] === NEVER);
    if (runner === undefined) return;
    const choice = this.#tree.choose(() => this.#joinInstants(simulation).length + 1);
    if (choice === 0) return;
    const at = this.#joinInstants(simulation)[choice - 1] ?? simulation.now;
    simulation.bring(runner, at);
    joined[runner.index] = at;
    way.joins--;
  }

  /** Beside the last event and the next one, and at every edge between. */
  #joinInstants(simulation: Simulation): readonly Microseconds[] {
    const [from, to] = [simulation.now, simulation.nextTime];
    const instants = new Set([from + 1, ...this.#instants.between(from, to), to - 1]);
    return [...instants].filter((time) => time > from && time < to);
  }

  /**
   * Whether a crash before the next step differs from one before the step after that. Where no heartbeat gets too old
   * before the end, a look at which a runner may not start changes nothing for anybody.
   */
  #matters(simulation: Simulation, runner: RunnerProcess): boolean {
    if (!this.#isTimeless || runner.step !== "look") return runner.step !== "join";
    const at = simulation.nextTime;
    const view = simulation.membership.read(at, runner.timing.deadAfter, false);
    return !runner.member.isRegistered || runner.cursor.wouldStart(view, at);
  }

  #isNew(simulation: Simulation, spent: number): boolean {
    this.#fingerprint.take(simulation, spent, {
      isTimeless: this.#isTimeless,
      countsTurns: this.#bounds.find === "missed-turn",
    });
    return this.#seen.add(this.#fingerprint.high, this.#fingerprint.low);
  }
}
