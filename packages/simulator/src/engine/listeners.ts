import type { Fault } from "../scenario/fault.js";
import type { RunningRecord } from "../store/execution-lock.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";
import type { ExecutionEnd, Listener } from "./listener.js";
import type { RunnerProcess } from "./runner-process.js";

/** Several listeners as one, each told in turn. */
export class Listeners implements Listener {
  readonly #all: readonly Listener[];

  constructor(all: readonly Listener[]) {
    this.#all = all;
  }

  begin(runners: readonly RunnerProcess[]): void {
    for (const one of this.#all) one.begin(runners);
  }

  joined(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    for (const one of this.#all) one.joined(runner, now, local);
  }

  decided(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds, mayStart: boolean): void {
    for (const one of this.#all) one.decided(runner, view, now, local, mayStart);
  }

  refused(
    runner: RunnerProcess,
    by: RunningRecord,
    isPermanent: boolean,
    now: Microseconds,
    local: Microseconds,
  ): void {
    for (const one of this.#all) one.refused(runner, by, isPermanent, now, local);
  }

  started(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    for (const one of this.#all) one.started(runner, now, local);
  }

  ended(runner: RunnerProcess, now: Microseconds, local: Microseconds, how: ExecutionEnd): void {
    for (const one of this.#all) one.ended(runner, now, local, how);
  }

  died(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    for (const one of this.#all) one.died(runner, now, local);
  }

  faultHappened(fault: Fault, now: Microseconds): void {
    for (const one of this.#all) one.faultHappened(fault, now);
  }
}
