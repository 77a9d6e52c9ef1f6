import type { Configuration } from "../scenario/scenario.js";
import type { Member } from "../store/member.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";

/** What a runner asks its protocol. */
export interface Question {
  readonly asker: Member;
  readonly view: View;
  /** The asker's zero-based position in the view; -1 for a stranger. */
  readonly position: number;
  /** The asker's own time. */
  readonly local: Microseconds;
}

export interface Decision {
  readonly mayStart: boolean;
  /** Why, in the protocol's own word. */
  readonly reason: string;
}

/**
 * A stretch of a runner's own time in which it may start, as long as its view stays the same: from `opens` to just
 * before `closes`. Empty where both are the same.
 */
export interface Turn {
  readonly opens: Microseconds;
  readonly closes: Microseconds;
}

/** How a protocol guards a start once it has decided for it. */
export type StoreLock = "none" | "running-record";

/**
 * In what order a read lists runners of one creation time: that of their ids, as every store of a protocol sorts them, or
 * any, where the protocol leaves it to the store; then two reads may differ.
 */
export type TieOrder = "runner-id" | "any";

/**
 * The decision of one protocol under one configuration. `decide` is the decision itself; `turnOf`, where a protocol can
 * tell, is the same for a whole stretch of time, so that it need not be asked again. The two must agree: `decide` says
 * yes exactly within turns.
 */
export interface DecisionRule {
  readonly lock: StoreLock;
  readonly tieOrder: TieOrder;
  decide(question: Question): Decision;
  /**
   * The turn that has not closed yet: the present one or the next. Undefined for a stranger, who never gets one.
   * A protocol without it is asked at every look, and no turn of it is ever missed.
   */
  turnOf?(question: Question): Turn | undefined;
}

/** Makes the rule of a configuration; a protocol of one's own is plugged in here. */
export type DecisionRules = (configuration: Configuration) => DecisionRule;
