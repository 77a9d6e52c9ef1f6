import type { DecisionRule } from "../protocol/protocol.js";
import { TurnCursor } from "../protocol/turn-cursor.js";
import type { Fault, Step } from "../scenario/fault.js";
import { refill } from "../scenario/refill.js";
import type { Configuration, ScenarioRunner } from "../scenario/scenario.js";
import type { RunningRecord } from "../store/execution-lock.js";
import { copyMember, createMember, type Member } from "../store/member.js";
import type { View } from "../store/view.js";
import { LocalClock } from "../time/local-clock.js";
import type { LookTimes } from "../time/look-times.js";
import type { Microseconds } from "../time/microseconds.js";
import type { Timing } from "./timing.js";

export type Pause = Extract<Fault, { kind: "pause" }>;
export type Exception = Extract<Fault, { kind: "exception" }>;

/** What a runner is configured with, and what follows from that. */
export interface OwnConfiguration {
  readonly configuration: Configuration;
  readonly rule: DecisionRule;
  readonly timing: Timing;
  /** When a runner may look next: set for each look anew, so that all of one configuration share it. */
  readonly looks: LookTimes;
}

/** One runner of a simulation, as its process sees itself. */
export class RunnerProcess {
  readonly index: number;
  readonly id: string;
  readonly rule: DecisionRule;
  readonly configuration: Configuration;
  readonly timing: Timing;
  readonly looks: LookTimes;
  readonly clock: LocalClock;
  readonly member: Member;
  readonly cursor: TurnCursor;
  /** What it does next; `join` before its process exists. */
  step: Step | "join";
  isAlive: boolean;
  isStopping = false;
  /** When it last looked, by its own clock. */
  lastLook: Microseconds = 0;
  /** True time at which some round of its loop ends, and at which the rounds until then began; NaN: nobody knows. */
  #roundEnd: Microseconds = 0;
  #roundsBegan: Microseconds = Number.NaN;
  view: View | undefined;
  isExecuting = false;
  /** When it decided for its present execution, and when that took effect. True times. */
  decidedAt: Microseconds = 0;
  startedAt: Microseconds = 0;
  record: RunningRecord | undefined;
  /** True time at which the last pause is over. */
  heldUntil: Microseconds = Number.NEGATIVE_INFINITY;
  /** Pauses still to come, in order. */
  readonly pauses: Pause[] = [];
  /** What its service will raise, in order. */
  readonly exceptions: Exception[] = [];

  constructor(index: number, runner: ScenarioRunner, own: OwnConfiguration, start: Microseconds) {
    this.index = index;
    this.id = runner.id;
    this.rule = own.rule;
    this.configuration = own.configuration;
    this.timing = own.timing;
    this.looks = own.looks;
    this.clock = new LocalClock(runner.clockOffset, runner.clockDriftPpm, start);
    this.member = createMember(index, runner.id);
    this.cursor = new TurnCursor(own.rule, this.member, own.configuration);
    this.isAlive = runner.joinsAt === undefined;
    this.step = runner.joinsAt === undefined ? "look" : "join";
  }

  /** Its loop goes round from one true time to another. NaN: nobody knows since when. */
  goRound(from: Microseconds, to: Microseconds): void {
    this.#roundsBegan = from;
    this.#roundEnd = to;
  }

  /** The first round of its loop that ends at a true time or later: when it ends. */
  roundEndAt(time: Microseconds): Microseconds {
    const round = this.#round();
    return Math.ceil(this.#roundEnd + Math.ceil((time - this.#roundEnd) / round) * round);
  }

  /** Of the rounds until a look nobody asks how long each of them takes, but for how many there are. */
  #round(): Microseconds {
    const { shortestRound, longestRound } = this.timing;
    if (Number.isNaN(this.#roundsBegan)) return longestRound;
    const span = this.#roundEnd - this.#roundsBegan;
    return span / Math.max(1, Math.round((2 * span) / (shortestRound + longestRound)));
  }

  copyFrom(other: RunnerProcess): void {
    this.clock.copyFrom(other.clock);
    copyMember(this.member, other.member);
    this.cursor.copyFrom(other.cursor);
    this.step = other.step;
    this.isAlive = other.isAlive;
    this.isStopping = other.isStopping;
    this.lastLook = other.lastLook;
    this.#roundEnd = other.#roundEnd;
    this.#roundsBegan = other.#roundsBegan;
    this.view = other.view;
    this.isExecuting = other.isExecuting;
    this.decidedAt = other.decidedAt;
    this.startedAt = other.startedAt;
    this.record = other.record;
    this.heldUntil = other.heldUntil;
    refill(this.pauses, other.pauses);
    refill(this.exceptions, other.exceptions);
  }
}
