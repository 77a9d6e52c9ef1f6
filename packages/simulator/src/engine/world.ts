import type { DecisionRule, DecisionRules } from "../protocol/protocol.js";
import type { Choices } from "../scenario/choices.js";
import type { Scenario } from "../scenario/scenario.js";
import { ExecutionLock } from "../store/execution-lock.js";
import { Membership } from "../store/membership.js";
import { LookTimes } from "../time/look-times.js";
import type { Microseconds } from "../time/microseconds.js";
import type { ExecutionEnd, Listener } from "./listener.js";
import { historyOf, spreadOf } from "./reach.js";
import { type OwnConfiguration, RunnerProcess } from "./runner-process.js";
import { timingOf } from "./timing.js";

/** What all runners of a simulation share: the store, and who listens. */
export class World {
  readonly scenario: Scenario;
  readonly choices: Choices;
  readonly listener: Listener;
  readonly runners: readonly RunnerProcess[];
  readonly membership: Membership;
  readonly lock: ExecutionLock;
  /** Whether some read may list runners of one creation time in another order than the one before. */
  readonly reordersTies: boolean;
  /** True time at which the store can be reached again. */
  outageUntil: Microseconds = Number.NEGATIVE_INFINITY;
  readonly #byId: ReadonlyMap<string, RunnerProcess>;

  /** @throws RangeError for a runner whose configuration the scenario does not have */
  constructor(scenario: Scenario, rules: DecisionRules, choices: Choices, listener: Listener) {
    this.scenario = scenario;
    this.choices = choices;
    this.listener = listener;
    const configured = scenario.configurations.map((configuration): OwnConfiguration => {
      const timing = timingOf(configuration);
      const looks = new LookTimes(timing.shortestRound, timing.longestRound);
      return { configuration, rule: rules(configuration), timing, looks };
    });
    this.runners = scenario.runners.map((runner, index) => {
      const own = configured[runner.configuration];
      if (own === undefined) throw new RangeError(`${runner.id}: there is no configuration ${runner.configuration}`);
      return new RunnerProcess(index, runner, own, scenario.start);
    });
    this.reordersTies = this.runners.some(({ rule }) => mayReorderTies(scenario, rule));
    this.#byId = new Map(this.runners.map((runner) => [runner.id, runner]));
    this.membership = new Membership({
      history: historyOf(scenario),
      longestDeadAfter: this.runners.reduce((longest, { timing }) => Math.max(longest, timing.deadAfter), 0),
      clockSpread: spreadOf(scenario),
    });
    this.lock = new ExecutionLock(historyOf(scenario));
  }

  /** @throws RangeError for a runner that the scenario does not have */
  runnerOf(id: string, what: string): RunnerProcess {
    const runner = this.#byId.get(id);
    if (runner === undefined) throw new RangeError(`${what} names ${id}, which is no runner here`);
    return runner;
  }

  /** A runner's process is there. */
  appear(runner: RunnerProcess, now: Microseconds, firstLookAt: Microseconds): void {
    runner.isAlive = true;
    runner.step = "look";
    this.awaitFirstLook(runner, Math.max(now, firstLookAt));
    this.listener.joined(runner, now, runner.clock.at(now));
  }

  /** Its first look is due at a true time. */
  awaitFirstLook(runner: RunnerProcess, at: Microseconds): void {
    runner.lastLook = runner.clock.at(at) - runner.timing.check;
    runner.goRound(Number.NaN, at);
  }

  /** A runner's process is gone, and with it whoever could end its record. */
  die(runner: RunnerProcess, now: Microseconds): void {
    if (runner.isExecuting) this.#end(runner, now, "lost");
    runner.isAlive = false;
    runner.record = undefined;
    runner.pauses.length = 0;
    runner.exceptions.length = 0;
    this.listener.died(runner, now, runner.clock.at(now));
  }

  /** An execution is over, and its runner ends its record. */
  finish(runner: RunnerProcess, now: Microseconds, how: "completed" | "abandoned"): void {
    if (runner.record !== undefined) this.lock.finish(runner.record, now);
    runner.record = undefined;
    this.#end(runner, now, how);
  }

  #end(runner: RunnerProcess, now: Microseconds, how: ExecutionEnd): void {
    runner.isExecuting = false;
    this.listener.ended(runner, now, runner.clock.at(now), how);
  }

  copyFrom(other: World): void {
    for (const [index, runner] of this.runners.entries()) runner.copyFrom(other.runners[index] as RunnerProcess);
    this.membership.copyFrom(other.membership);
    this.lock.copyFrom(other.lock);
    this.outageUntil = other.outageUntil;
  }
}

/** Whether a runner's reads may list those of one creation time in any order: the store does what its release asks for. */
export function mayReorderTies({ store }: Scenario, { tieOrder }: DecisionRule): boolean {
  return store.reordersTies && tieOrder === "any";
}
