import type { Configuration } from "../scenario/scenario.js";
import type { Member } from "../store/member.js";
import type { View } from "../store/view.js";
import { MINUTE, type Microseconds } from "../time/microseconds.js";
import type { DecisionRule } from "./protocol.js";

/** Turns that a runner did not look in. By its own clock. */
export interface MissedTurn {
  readonly opened: Microseconds;
  readonly closed: Microseconds;
  readonly lookedBefore: Microseconds;
  /** How many in a row. */
  readonly turns: number;
}

/**
 * Where one runner is among its turns. As long as neither its view changes nor a turn closes, a decision is two
 * comparisons; what is missed is seen when a turn has closed.
 */
export class TurnCursor {
  readonly #rule: DecisionRule;
  readonly #member: Member;
  readonly #interval: Microseconds;
  #view: View | undefined;
  #position = -1;
  /** What is known holds from here, until the turn closes. */
  #from: Microseconds = Number.POSITIVE_INFINITY;
  #opens: Microseconds = 0;
  #closes: Microseconds = 0;
  /** Whether the turn needs no look any more. */
  #isDone = true;
  #lastLook: Microseconds = Number.NEGATIVE_INFINITY;
  #missed = 0;
  /** What the last decision found to be missed. */
  justMissed: MissedTurn | undefined;

  constructor(rule: DecisionRule, member: Member, configuration: Configuration) {
    this.#rule = rule;
    this.#member = member;
    this.#interval = configuration.settings.serviceIntervalMinutes * MINUTE;
  }

  /** How many turns were missed so far. */
  get missed(): number {
    return this.#missed;
  }

  get position(): number {
    return this.#position;
  }

  get opens(): Microseconds {
    return this.#opens;
  }

  get closes(): Microseconds {
    return this.#closes;
  }

  /** Whether the runner may start: the protocol's own answer. */
  decide(view: View, local: Microseconds): boolean {
    if (this.#rule.turnOf === undefined) return this.#ask(view, local);
    if (view !== this.#view) this.#adopt(view, local);
    else if (local >= this.#closes || local < this.#from) this.#advance(view, local);
    this.#lastLook = local;
    if (local < this.#opens || local >= this.#closes) return false;
    this.#isDone = true;
    return true;
  }

  /**
   * The same as `decide`, in the view of the last look, where the runner may not start. Where it may, nothing has been
   * decided, and false is returned.
   */
  looksInVain(view: View, local: Microseconds): boolean {
    if (local >= this.#closes || local < this.#from) this.#advance(view, local);
    if (local >= this.#opens && local < this.#closes) return false;
    this.#lastLook = local;
    return true;
  }

  /** Whether it would let its runner start, without counting as a look. */
  wouldStart(view: View, local: Microseconds): boolean {
    if (view === this.#view && local < this.#closes && local >= this.#from) return local >= this.#opens;
    const position = view.positionOf(this.#member);
    return this.#rule.decide({ asker: this.#member, view, position, local }).mayStart;
  }

  /** What decides which turns will count as missed, in a number. */
  get state(): number {
    return this.#isDone ? 0 : this.#closes;
  }

  /** The clock was set: what lies between the last look and the next one is another stretch of time than it was. */
  clockStepped(by: Microseconds): void {
    if (this.#view === undefined) return;
    this.#lastLook += by;
    this.#find(this.#view, this.#lastLook);
    this.#isDone = this.#opens <= this.#lastLook;
  }

  copyFrom(other: TurnCursor): void {
    this.#view = other.#view;
    this.#position = other.#position;
    this.#from = other.#from;
    this.#opens = other.#opens;
    this.#closes = other.#closes;
    this.#isDone = other.#isDone;
    this.#lastLook = other.#lastLook;
    this.#missed = other.#missed;
    this.justMissed = other.justMissed;
  }

  #adopt(view: View, local: Microseconds): void {
    this.#view = view;
    this.#position = view.positionOf(this.#member);
    this.#find(view, local);
    // A turn that had begun before was somebody else's to look in, or the runner did not know of it.
    this.#isDone = this.#opens < local;
  }

  #advance(view: View, local: Microseconds): void {
    const opened = this.#opens;
    const closed = this.#closes;
    const wasDone = this.#isDone;
    const from = this.#from;
    this.#find(view, local);
    // What rounding adds to a turn, a single microsecond, is nobody's duty.
    this.#isDone = this.#closes - this.#opens === 1;
    if (local < from) return;
    const skipped = Math.max(0, Math.round((this.#opens - opened) / this.#interval) - 1);
    const turns = (wasDone ? 0 : 1) + skipped;
    if (turns === 0) return;
    this.#missed += turns;
    const later = wasDone ? this.#interval : 0;
    this.justMissed = {
      opened: Math.round(opened + later),
      closed: Math.round(closed + later),
      lookedBefore: this.#lastLook,
      turns,
    };
  }

  #ask(view: View, local: Microseconds): boolean {
    this.#position = view.positionOf(this.#member);
    return this.#rule.decide({ asker: this.#member, view, position: this.#position, local }).mayStart;
  }

  #find(view: View, local: Microseconds): void {
    const question = { asker: this.#member, view, position: this.#position, local };
    const turn = view.size === 0 ? undefined : this.#rule.turnOf?.(question);
    this.#opens = turn?.opens ?? Number.POSITIVE_INFINITY;
    this.#closes = turn?.closes ?? Number.POSITIVE_INFINITY;
    this.#from = local;
  }
}
