import type { ExecutionEnd, Listener, LookCounter } from "../engine/listener.js";
import type { RunnerProcess } from "../engine/runner-process.js";
import type { Violation, ViolationKind } from "../scenario/violation.js";
import type { RunningRecord } from "../store/execution-lock.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";
import { BlockObserver } from "./blocks.js";
import { CronObserver, type CronSchedule } from "./cron.js";
import { CycleObserver } from "./cycles.js";
import { OverlapObserver } from "./overlaps.js";
import type { FleetReport } from "./report.js";
import { TakeoverObserver } from "./takeovers.js";

/** What a monitor watches besides what it always counts. */
export interface MonitorOptions {
  readonly runners: number;
  /** True time at which the run starts. */
  readonly start: Microseconds;
  /** By when every runner that is there from the start has looked once; cycles that begin earlier do not count. */
  readonly settledAt: Microseconds;
  /** Length of the cycles that are counted; may be a fraction of a microsecond. */
  readonly interval: Microseconds;
  readonly cron?: CronSchedule | undefined;
  readonly lostTick?: ((tick: Microseconds) => void) | undefined;
  /** Violations of these kinds are kept, the first one only. */
  readonly watched: readonly ViolationKind[];
}

/** All observers of a run. What they keep does not grow with time. */
export class Monitor implements Listener, LookCounter {
  readonly #overlaps: OverlapObserver;
  readonly #cycles: CycleObserver;
  readonly #cron: CronObserver | undefined;
  readonly #takeovers = new TakeoverObserver();
  readonly #blocks: BlockObserver;
  readonly #startsOf: Float64Array;
  readonly #watched: ReadonlySet<ViolationKind>;
  readonly #interval: Microseconds;
  #cycleEndsAt: Microseconds;
  #alive = 0;
  #looks = 0;
  #starts = 0;
  #abandoned = 0;
  #missed = 0;
  #alone = 0;
  /** The first violation of a watched kind. */
  violation: Violation | undefined;

  constructor(options: MonitorOptions) {
    this.#overlaps = new OverlapObserver(options.runners);
    this.#cycles = new CycleObserver(options.interval, options.start, options.settledAt);
    this.#cron =
      options.cron === undefined
        ? undefined
        : new CronObserver(options.cron, options.runners, options.start, options.lostTick);
    this.#blocks = new BlockObserver(options.runners);
    this.#startsOf = new Float64Array(options.runners);
    this.#watched = new Set(options.watched);
    this.#interval = options.interval;
    this.#cycleEndsAt = this.#cycles.endsAt;
  }

  /** The runners that are there from the start. */
  begin(runners: readonly RunnerProcess[]): void {
    this.#alive = runners.filter(({ isAlive }) => isAlive).length;
  }

  decided(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds, _mayStart: boolean): void {
    this.#looks++;
    if (this.#blocks.isWaited) this.#loseTurn(runner, now, local);
    if (now >= this.#cycleEndsAt) this.#endCycles(now);
    if (runner.cursor.justMissed !== undefined) this.#missTurn(runner, now);
    if (this.#takeovers.isWaiting) this.#takeovers.read(view, now);
    if (view.size === 1 && this.#alive > 1) this.#alone++;
    if (this.#blocks.stuck !== undefined) this.#tellBlock(now);
  }

  lookedQuietly(looks: number, missedTurns: number): void {
    this.#looks += looks;
    this.#missed += missedTurns;
  }

  joined(runner: RunnerProcess): void {
    this.#alive++;
    this.#cron?.joined(runner.index);
  }

  started(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    if (now >= this.#cycleEndsAt) this.#endCycles(now);
    this.#starts++;
    this.#startsOf[runner.index] = (this.#startsOf[runner.index] as number) + 1;
    this.#overlaps.started(runner.index, now);
    this.#cycles.started(now);
    this.#cron?.started(runner.index, local);
    this.#blocks.started(runner.index, runner.cursor.opens, now);
  }

  ended(runner: RunnerProcess, now: Microseconds, _local: Microseconds, how: ExecutionEnd): void {
    if (how === "abandoned") this.#abandoned++;
    this.#cycles.ended(now);
    const overlap = this.#overlaps.ended(runner.index, now);
    if (overlap === undefined || !this.#watches("overlap")) return;
    // Only the index is known there; the names are looked up once, when a run is over.
    this.violation = {
      kind: "overlap",
      first: String(overlap.first),
      second: String(overlap.second),
      from: overlap.from,
      to: overlap.to,
    };
  }

  refused(
    runner: RunnerProcess,
    by: RunningRecord,
    isPermanent: boolean,
    now: Microseconds,
    local: Microseconds,
  ): void {
    const { opens: opened, closes: closed } = runner.cursor;
    // Another implementation tells no turns.
    const turn = closed > local ? { opened, closed } : undefined;
    this.#blocks.refused(runner.index, by, isPermanent, now, turn);
  }

  died(runner: RunnerProcess, now: Microseconds): void {
    this.#alive--;
    this.#takeovers.died(runner.member, now);
    this.#blocks.died(runner.index);
  }

  faultHappened(): void {}

  /** Goes on from what another monitor of the same run has seen. */
  copyFrom(other: Monitor): void {
    this.#overlaps.copyFrom(other.#overlaps);
    this.#cycles.copyFrom(other.#cycles);
    if (other.#cron !== undefined) this.#cron?.copyFrom(other.#cron);
    this.#takeovers.copyFrom(other.#takeovers);
    this.#blocks.copyFrom(other.#blocks);
    this.#startsOf.set(other.#startsOf);
    this.#cycleEndsAt = other.#cycleEndsAt;
    this.#alive = other.#alive;
    this.#looks = other.#looks;
    this.#starts = other.#starts;
    this.#abandoned = other.#abandoned;
    this.#missed = other.#missed;
    this.#alone = other.#alone;
    this.violation = other.violation;
  }

  /** Whether what is watched has happened; a block is told only a cycle later, when its refusals are counted. */
  get isBroken(): boolean {
    return this.violation !== undefined || (this.#watched.has("block") && this.#blocks.stuck !== undefined);
  }

  /** Whether nobody has started in the cycle that is being counted. */
  get isQuiet(): boolean {
    return this.#cycles.isEmpty;
  }

  /** Closes what is still open, and says what was seen. */
  finish(runners: readonly RunnerProcess[], events: number, now: Microseconds): FleetReport {
    this.#endCycles(now);
    const { violation } = this;
    const nameOf = (index: string) => runners[Number(index)]?.id ?? index;
    if (violation?.kind === "overlap") {
      this.violation = { ...violation, first: nameOf(violation.first), second: nameOf(violation.second) };
    }
    if (violation?.kind === "block") this.violation = { ...violation, runner: nameOf(violation.runner) };
    return {
      events,
      looks: this.#looks,
      starts: this.#starts,
      abandoned: this.#abandoned,
      alone: this.#alone,
      startsOf: Object.fromEntries(runners.map(({ id, index }) => [id, this.#startsOf[index] ?? 0])),
      overlaps: this.#overlaps.report(),
      cycles: this.#cycles.report(now),
      missedTurns: this.#missed,
      cron: this.#cron?.report(now),
      takeovers: this.#takeovers.report(),
      blocks: this.#blocks.report(now),
    };
  }

  #endCycles(now: Microseconds): void {
    const empty = this.#cycles.advance(now);
    this.#cycleEndsAt = this.#cycles.endsAt;
    if (empty !== undefined && this.#alive > 0 && this.#watches("silence")) {
      this.violation = { kind: "silence", from: empty.from, to: empty.to };
    }
  }

  #loseTurn(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    const lost = this.#blocks.looked(runner.index, local);
    if (lost === undefined || !this.#watches("lost-turn")) return;
    const behind = now - local;
    this.violation = {
      kind: "lost-turn",
      runner: runner.id,
      owner: lost.by.owner.id,
      refusedAt: lost.at,
      lookedAfter: now,
      opened: Math.round(lost.opened + behind),
      closed: Math.round(lost.closed + behind),
    };
  }

  /** What follows is the same for ever: a cycle of it is enough. */
  #tellBlock(now: Microseconds): void {
    const { stuck } = this.#blocks;
    if (stuck === undefined || !this.#watches("block")) return;
    const until = Math.ceil(stuck.at + this.#interval);
    if (now < until) return;
    const { by, at, refusals } = stuck;
    const runner = String(stuck.runner);
    this.violation = { kind: "block", runner, owner: by.owner.id, since: by.since, at, until, refusals };
  }

  #missTurn(runner: RunnerProcess, now: Microseconds): void {
    const missed = runner.cursor.justMissed;
    if (missed === undefined) return;
    runner.cursor.justMissed = undefined;
    this.#missed += missed.turns;
    if (!this.#watches("missed-turn")) return;
    // Its own times, turned into true ones as its clock goes now.
    const behind = now - runner.clock.at(now);
    this.violation = {
      kind: "missed-turn",
      runner: runner.id,
      lookedBefore: missed.lookedBefore + behind,
      lookedAfter: now,
      opened: missed.opened + behind,
      closed: missed.closed + behind,
      turns: missed.turns,
    };
  }

  #watches(kind: ViolationKind): boolean {
    return this.violation === undefined && this.#watched.has(kind);
  }
}
