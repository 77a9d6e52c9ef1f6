import type { Simulation } from "../engine/simulation.js";
import { STEPS } from "../scenario/fault.js";

/** What can decide how a simulation goes on, besides what always does. */
interface WhatMatters {
  /** No heartbeat gets too old before the end, so its age decides nothing. */
  readonly isTimeless: boolean;
  /** Turns that are missed are looked for. */
  readonly countsTurns: boolean;
}

/** Two hashes of everything that decides how a simulation goes on. */
export class Fingerprint {
  high = 0;
  low = 0;

  /**
   * @param extra what else decides, such as faults that may still happen
   */
  take(simulation: Simulation, extra: number, { isTimeless, countsTurns }: WhatMatters): void {
    this.high = 0x9e3779b9;
    this.low = 0x85ebca6b;
    this.#mix(extra);
    for (const runner of simulation.runners) {
      const { member } = runner;
      const step = runner.step === "join" ? STEPS.length : STEPS.indexOf(runner.step);
      this.#mix(step * 8 + Number(runner.isAlive) * 4 + Number(runner.isExecuting) * 2 + Number(member.isRegistered));
      this.#mix(simulation.nextTimeOf(runner));
      if (!isTimeless && member.isRegistered) this.#mix(member.lastHeartbeat);
      if (countsTurns) this.#mix(runner.cursor.state);
      if (runner.configuration.settings.membershipStabilizationSeconds > 0) this.#mix(member.createdAt);
      if (runner.step === "look") continue;
      this.#mix(runner.lastLook);
      this.#mix(runner.isExecuting ? runner.startedAt : runner.decidedAt);
    }
    this.#mix((simulation.lock.running?.owner.index ?? -1) + 1);
  }

  #mix(value: number): void {
    const whole = Number.isFinite(value) ? value : -7;
    const [upper, lower] = [Math.floor(whole / 2 ** 32), whole | 0];
    this.high = Math.imul(this.high ^ lower, 0xcc9e2d51) + upper;
    this.high ^= this.high >>> 15;
    this.low = Math.imul(this.low ^ upper ^ Math.imul(lower, 0x1b873593), 0xc2b2ae35) + this.high;
    this.low ^= this.low >>> 13;
  }
}
