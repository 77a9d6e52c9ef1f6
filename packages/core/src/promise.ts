/** The promises of a fleet, each with its own page in the docs. */
export type PromiseName =
  /** No instant belongs to two windows. */
  | "windows-disjoint"
  /** The slots tile the cycle and every runner has a non-empty window in its own. */
  | "full-coverage"
  /** A runner that is alone may always run. */
  | "single-runner"
  /** No two executions overlap, clocks and delays included. */
  | "executions-disjoint"
  /** No runner is refused its start because the execution before is not over. */
  | "starts-unrefused"
  /** A runner that is refused starts later in the same turn. */
  | "refused-turns-kept"
  /** The store's lock is released when its owner dies. */
  | "lock-released"
  /** Every runner looks at least once while it may start. */
  | "no-turn-missed"
  /** A runner that is alive is in everybody's view. */
  | "runners-visible"
  /** It stays there while it executes. */
  | "executing-runner-visible"
  /** After a change of the fleet nobody starts before everybody sees it. */
  | "view-settles"
  /** A dead runner's turn is taken over within the cycle. */
  | "dead-turn-taken-over";

/** One term of an inequality. */
export interface Quantity {
  /** As in the docs: `W`, `P`, `L`, `d`, `e`, `G`. */
  readonly symbol: string;
  readonly meaning: string;
  readonly seconds: number;
}

/** `left <= right`, or `left < right`: the sums of their terms, in seconds. */
export interface Inequality {
  readonly left: readonly Quantity[];
  readonly relation: "<=" | "<";
  readonly right: Quantity;
}

/**
 * One moment of a witness, in seconds since the epoch, where a cycle starts, by a clock that is right. A runner that may
 * start and finds an execution that is not over `is refused`; one that may not start `looks in vain`.
 */
export interface WitnessEvent {
  readonly atSeconds: number;
  readonly position: number;
  readonly event:
    | "looks in vain"
    | "may start"
    | "starts"
    | "is refused"
    | "ends"
    | "writes its heartbeat"
    | "is no longer listed"
    | "sees itself alone"
    | "dies"
    | "joins";
}

/** A shortest story in which a promise is broken. */
export interface Witness {
  readonly events: readonly WitnessEvent[];
}

/** What holds for a fleet, by how much, and what breaks it. */
export interface Guarantee {
  readonly promise: PromiseName;
  /** `unknown` where a number is missing that nobody declared. */
  readonly verdict: "holds" | "broken" | "unknown";
  /** Right side less left side, in seconds; undefined where no inequality decides. */
  readonly slackSeconds: number | undefined;
  readonly inequality: Inequality | undefined;
  /** Only where it is broken. */
  readonly witness: Witness | undefined;
}

/** Adds the terms from left to right: the order that every inverse answer is checked with. */
export function sumSeconds(quantities: readonly Quantity[]): number {
  return quantities.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Judges an inequality; the witness is only made when it is needed. */
export function judge(promise: PromiseName, inequality: Inequality, witness: () => Witness): Guarantee {
  const left = sumSeconds(inequality.left);
  const right = inequality.right.seconds;
  const holds = inequality.relation === "<=" ? left <= right : left < right;
  return {
    promise,
    verdict: holds ? "holds" : "broken",
    slackSeconds: right - left,
    inequality,
    witness: holds ? undefined : witness(),
  };
}

/** A promise that no inequality decides. */
export function judged(promise: PromiseName, verdict: Guarantee["verdict"], witness?: Witness): Guarantee {
  return { promise, verdict, slackSeconds: undefined, inequality: undefined, witness };
}
