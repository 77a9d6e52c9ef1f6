import type { ExecutionEnd, Listener } from "../engine/listener.js";
import type { RunnerProcess } from "../engine/runner-process.js";
import type { Decision } from "../protocol/protocol.js";
import { type Fault, runnerOf } from "../scenario/fault.js";
import type { RunningRecord } from "../store/execution-lock.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";

/** What one event is. */
export type TraceKind =
  | "joins"
  | "looks"
  | "is refused"
  | "starts"
  | "ends"
  | "dies"
  /** Something from outside, described by `fault`. */
  | "fault";

/** A stretch of a runner's own time. */
export interface LocalStretch {
  readonly opens: Microseconds;
  readonly closes: Microseconds;
}

/** A runner that is alive and yet in nobody's view, or not in this one. */
export interface Unseen {
  readonly runner: string;
  /** How old its last heartbeat is by the reader's clock; null where it never wrote one. */
  readonly heartbeatAge: Microseconds | null;
}

/** One event of a run, as data. What does not apply is null. */
export interface TraceEvent {
  readonly kind: TraceKind;
  /** True time. */
  readonly at: Microseconds;
  /** A runner's id; null for what happens to the store. */
  readonly actor: string | null;
  /** The actor's own clock. */
  readonly local: Microseconds | null;
  /** The runners that the actor saw, in the order in which it saw them, when it last decided. */
  readonly view: readonly string[] | null;
  readonly decision: Decision | null;
  /** The turn that was open or came next, by the actor's clock. */
  readonly turn: LocalStretch | null;
  /** Who is alive and was not seen. */
  readonly unseen: readonly Unseen[];
  /** True time of the actor's next look; told only where the events of a counterexample are chosen. */
  readonly nextLook: Microseconds | null;
  /** For a refusal: whose execution stands in the way. */
  readonly blockedBy: string | null;
  /** For an end: how the execution ended. */
  readonly outcome: ExecutionEnd | null;
  readonly fault: Fault | null;
}

/** What a view lists, by name, and who of those alive is not in it. */
interface Seen {
  readonly view: View;
  readonly ids: readonly string[];
  readonly missing: readonly RunnerProcess[];
}

/** Writes down everything that happens: for short runs. */
export class Trace implements Listener {
  readonly events: TraceEvent[] = [];
  #runners: readonly RunnerProcess[] = [];
  /** What each runner last decided on, by number. */
  readonly #lastLook = new Map<number, TraceEvent>();
  /** Most looks see the same view as the one before. */
  #seen: Seen | undefined;

  begin(runners: readonly RunnerProcess[]): void {
    this.#runners = runners;
  }

  joined(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    this.#seen = undefined;
    this.events.push({ ...NOTHING, kind: "joins", at: now, actor: runner.id, local });
  }

  decided(runner: RunnerProcess, view: View, now: Microseconds, local: Microseconds): void {
    const { cursor, member } = runner;
    const decision = runner.rule.decide({ asker: member, view, position: cursor.position, local });
    const isKnown = Number.isFinite(cursor.closes) && cursor.closes > cursor.opens;
    const look: TraceEvent = {
      ...NOTHING,
      kind: "looks",
      at: now,
      actor: runner.id,
      local,
      view: this.#seenIn(view).ids,
      decision,
      turn: isKnown ? { opens: cursor.opens, closes: cursor.closes } : null,
      unseen: this.#unseenBy(view, local),
    };
    this.#lastLook.set(runner.index, look);
    this.events.push(look);
  }

  refused(
    runner: RunnerProcess,
    by: RunningRecord,
    _isPermanent: boolean,
    now: Microseconds,
    local: Microseconds,
  ): void {
    this.#follow(runner, { kind: "is refused", at: now, local, blockedBy: by.owner.id });
  }

  started(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    this.#follow(runner, { kind: "starts", at: now, local });
  }

  ended(runner: RunnerProcess, now: Microseconds, local: Microseconds, outcome: ExecutionEnd): void {
    this.events.push({ ...NOTHING, kind: "ends", at: now, actor: runner.id, local, outcome });
  }

  died(runner: RunnerProcess, now: Microseconds, local: Microseconds): void {
    this.#seen = undefined;
    this.events.push({ ...NOTHING, kind: "dies", at: now, actor: runner.id, local });
  }

  faultHappened(fault: Fault, now: Microseconds): void {
    const actor = runnerOf(fault) ?? null;
    const runner = this.#runners.find(({ id }) => id === actor);
    this.events.push({ ...NOTHING, kind: "fault", at: now, actor, local: runner?.clock.at(now) ?? null, fault });
  }

  /** What comes of a look carries what was seen. */
  #follow(runner: RunnerProcess, event: Pick<TraceEvent, "kind" | "at" | "local"> & Partial<TraceEvent>): void {
    const look = this.#lastLook.get(runner.index) ?? { ...NOTHING, actor: runner.id };
    this.events.push({ ...look, ...event });
  }

  #unseenBy(view: View, local: Microseconds): readonly Unseen[] {
    return this.#seenIn(view).missing.map(({ id, member }) => ({
      runner: id,
      heartbeatAge: member.isRegistered ? local - member.lastHeartbeat : null,
    }));
  }

  #seenIn(view: View): Seen {
    if (this.#seen?.view === view) return this.#seen;
    const missing = this.#runners.filter(({ isAlive, member }) => isAlive && view.positionOf(member) === -1);
    this.#seen = { view, ids: view.members.map(({ id }) => id), missing };
    return this.#seen;
  }
}

const NOTHING: Omit<TraceEvent, "kind" | "at"> = {
  actor: null,
  local: null,
  view: null,
  decision: null,
  turn: null,
  unseen: [],
  nextLook: null,
  blockedBy: null,
  outcome: null,
  fault: null,
};
