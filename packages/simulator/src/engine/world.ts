import type { Choices } from "../choices.js";
import type { Microseconds } from "../microseconds.js";
import type { DecisionRules } from "../protocol/protocol.js";
import type { Scenario } from "../scenario.js";
import { ExecutionLock } from "../store/execution-lock.js";
import { Membership } from "../store/membership.js";
import type { View } from "../store/view.js";
import type { Listener } from "./listener.js";
import { historyOf, spreadOf } from "./reach.js";
import { RunnerProcess } from "./runner-process.js";

/** One or more. */
export type Listeners = readonly [Listener, ...Listener[]];

/** What all runners of a simulation share: the store, and who listens. */
export class World {
  readonly scenario: Scenario;
  readonly choices: Choices;
  readonly runners: readonly RunnerProcess[];
  readonly membership: Membership;
  readonly lock: ExecutionLock;
  readonly #listeners: readonly Listener[];
  readonly #listener: Listener;

  /** @throws RangeError for a runner whose configuration the scenario does not have */
  constructor(scenario: Scenario, rules: DecisionRules, choices: Choices, listeners: Listeners) {
    this.scenario = scenario;
    this.choices = choices;
    this.#listeners = listeners;
    this.#listener = listeners[0];
    const configured = scenario.configurations.map((configuration) => ({ configuration, rule: rules(configuration) }));
    this.runners = scenario.runners.map((runner, index) => {
      const own = configured[runner.configuration];
      if (own === undefined) throw new RangeError(`${runner.id}: there is no configuration ${runner.configuration}`);
      return new RunnerProcess(index, runner, own.configuration, own.rule, scenario.start);
    });
    this.membership = new Membership({
      history: historyOf(scenario),
      longestDeadAfter: this.runners.reduce((longest, { timing }) => Math.max(longest, timing.deadAfter), 0),
      clockSpread: spreadOf(scenario),
    });
    this.lock = new ExecutionLock(historyOf(scenario));
  }

  /** The same as `tell`, for what happens most often. */
  tellDecided(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds, mayStart: boolean): void {
    this.#listener.decided(runner, view, now, local, mayStart);
    for (let index = 1; index < this.#listeners.length; index++) {
      this.#listeners[index]?.decided(runner, view, now, local, mayStart);
    }
  }

  tell(what: (listener: Listener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }

  /** A runner's process is there, whether for the first time or again. */
  appear(runner: RunnerProcess, now: Microseconds, firstLookAt: Microseconds): void {
    runner.isAlive = true;
    runner.isStopping = false;
    runner.step = "look";
    runner.record = undefined;
    runner.pauses.length = 0;
    runner.heldUntil = Number.NEGATIVE_INFINITY;
    runner.cursor.forget();
    runner.lastLook = runner.clock.at(Math.max(now, firstLookAt)) - runner.timing.check;
    this.tell((listener) => listener.joined(runner, now, runner.clock.at(now)));
  }

  /** A runner's process is gone. */
  die(runner: RunnerProcess, now: Microseconds): void {
    runner.isAlive = false;
    runner.pauses.length = 0;
    this.tell((listener) => listener.died(runner, now, runner.clock.at(now)));
  }

  /** An execution is over. @param isWhole false when its process died over it, so that its record stays */
  finish(runner: RunnerProcess, now: Microseconds, isWhole: boolean): void {
    runner.isExecuting = false;
    if (isWhole) this.release(runner, now);
    this.tell((listener) => listener.ended(runner, now, runner.clock.at(now), isWhole));
  }

  /** The store's record of a runner's execution goes. */
  release(runner: RunnerProcess, now: Microseconds): void {
    if (runner.record === undefined) return;
    this.lock.finish(runner.record, now);
    runner.record = undefined;
  }

  copyFrom(other: World): void {
    for (const [index, runner] of this.runners.entries()) runner.copyFrom(other.runners[index] as RunnerProcess);
    this.membership.copyFrom(other.membership);
    this.lock.copyFrom(other.lock);
  }
}
