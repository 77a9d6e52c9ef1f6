import type { Microseconds } from "../time/microseconds.js";

/** What can be looked for. */
export const VIOLATION_KINDS = ["overlap", "silence", "missed-turn", "lost-turn", "block"] as const;

export type ViolationKind = (typeof VIOLATION_KINDS)[number];

/** A promise that was broken, with its numbers. Runners are named by id; times are true ones. */
export type Violation =
  /** Two executions at once. */
  | {
      readonly kind: "overlap";
      readonly first: string;
      readonly second: string;
      readonly from: Microseconds;
      readonly to: Microseconds;
    }
  /** Nobody started in a whole cycle, though somebody was there. */
  | { readonly kind: "silence"; readonly from: Microseconds; readonly to: Microseconds }
  /** A runner looked before its turn and after it, and not in between. */
  | {
      readonly kind: "missed-turn";
      readonly runner: string;
      readonly lookedBefore: Microseconds;
      readonly lookedAfter: Microseconds;
      /** The turn, or the first of several. */
      readonly opened: Microseconds;
      readonly closed: Microseconds;
      readonly turns: number;
    }
  /** A runner was refused in its turn, had not started in it, and the turn was over when it looked again. */
  | {
      readonly kind: "lost-turn";
      readonly runner: string;
      readonly owner: string;
      /** The last refusal in the turn. */
      readonly refusedAt: Microseconds;
      readonly lookedAfter: Microseconds;
      readonly opened: Microseconds;
      readonly closed: Microseconds;
    }
  /** Starts are refused for an execution that no process runs any more. Nothing else ends its record, so it stays so. */
  | {
      readonly kind: "block";
      /** Who is refused first. */
      readonly runner: string;
      readonly owner: string;
      /** When the execution that blocks was recorded. */
      readonly since: Microseconds;
      /** The first refusal. */
      readonly at: Microseconds;
      /** A cycle later. */
      readonly until: Microseconds;
      /** Looks that were refused in that cycle. */
      readonly refusals: number;
    };
