import type { Fault, Step } from "../fault.js";
import { LocalClock } from "../local-clock.js";
import type { Microseconds } from "../microseconds.js";
import { TurnCursor } from "../observers/turn-cursor.js";
import type { DecisionRule } from "../protocol/protocol.js";
import { refill } from "../refill.js";
import type { Configuration, ScenarioRunner } from "../scenario.js";
import type { RunningRecord } from "../store/execution-lock.js";
import { copyMember, createMember, type Member } from "../store/member.js";
import type { View } from "../store/view.js";
import { LookTimes } from "./look-times.js";
import { type Timing, timingOf } from "./timing.js";

export type Pause = Extract<Fault, { kind: "pause" }>;
export type Exception = Extract<Fault, { kind: "exception" }>;

/** One runner of a simulation, as its process sees itself. */
export class RunnerProcess {
  readonly index: number;
  readonly id: string;
  readonly rule: DecisionRule;
  readonly configuration: Configuration;
  readonly timing: Timing;
  /** When it may look next, from the end of its last look or execution on. */
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
  /** True time at which some round of its loop ends, and how long its rounds take now. */
  roundEnd: Microseconds = 0;
  round: Microseconds;
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

  constructor(
    index: number,
    runner: ScenarioRunner,
    configuration: Configuration,
    rule: DecisionRule,
    start: Microseconds,
  ) {
    this.index = index;
    this.id = runner.id;
    this.rule = rule;
    this.configuration = configuration;
    this.timing = timingOf(configuration);
    this.looks = new LookTimes(this.timing.shortestRound, this.timing.longestRound);
    this.round = this.timing.longestRound;
    this.clock = new LocalClock(runner.clockOffset, runner.clockDriftPpm, start);
    this.member = createMember(index, runner.id);
    this.cursor = new TurnCursor(rule, this.member, configuration);
    this.isAlive = runner.joinsAt === undefined;
    this.step = runner.joinsAt === undefined ? "look" : "join";
  }

  /** The first round of its loop that ends at a true time or later: when it ends. */
  roundEndAt(time: Microseconds): Microseconds {
    return Math.ceil(this.roundEnd + Math.ceil((time - this.roundEnd) / this.round) * this.round);
  }

  copyFrom(other: RunnerProcess): void {
    this.clock.copyFrom(other.clock);
    copyMember(this.member, other.member);
    this.cursor.copyFrom(other.cursor);
    this.step = other.step;
    this.isAlive = other.isAlive;
    this.isStopping = other.isStopping;
    this.lastLook = other.lastLook;
    this.roundEnd = other.roundEnd;
    this.round = other.round;
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
