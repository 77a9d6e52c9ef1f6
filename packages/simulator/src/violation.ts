import type { Microseconds } from "./microseconds.js";

/** What can be looked for. */
export const VIOLATION_KINDS = ["overlap", "silence", "missed-turn", "block"] as const;

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
  /** A start is refused for an execution that no process runs, of an owner that goes on living: it stays so. */
  | {
      readonly kind: "block";
      readonly runner: string;
      readonly owner: string;
      /** When the execution that blocks was recorded. */
      readonly since: Microseconds;
      readonly at: Microseconds;
    };
