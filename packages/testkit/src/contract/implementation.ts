import type { ActiveRunnerInfo, AtomicServiceClaim, ExecutionVerdict, Protocol, TimeSlot } from "@slotwise/core";

/** What a runner decides on in the slot window protocol. */
export interface DecisionArguments {
  readonly runnerId: string;
  /** The membership view, in the store's order. */
  readonly activeRunners: readonly ActiveRunnerInfo[];
  /** Seconds since the epoch. */
  readonly currentTime: number;
  readonly serviceIntervalMinutes: number;
  readonly spreadMarginMinutes: number;
}

/** Which window is asked for. */
export interface TimeSlotArguments {
  /** Zero-based. */
  readonly runnerPosition: number;
  readonly totalRunners: number;
  readonly serviceIntervalMinutes: number;
  readonly spreadMarginMinutes: number;
}

/** A time, and the window (seconds within the cycle) it may lie in. */
export interface InTimeSlotArguments extends TimeSlot {
  /** Seconds since the epoch. */
  readonly currentTime: number;
  readonly serviceIntervalMinutes: number;
}

export interface PositionArguments {
  readonly runnerId: string;
  readonly activeRunners: readonly ActiveRunnerInfo[];
}

/** Seconds, both. */
export interface ExecutionTimeArguments {
  readonly executionDuration: number;
  readonly allocatedSlotSize: number;
}

/** What a runner decides on in the slot claim protocol. */
export interface ClaimArguments extends DecisionArguments {
  readonly membershipStabilizationSeconds: number;
  readonly maxStartSlotFraction: number;
}

/** All calls an implementation may answer, under the names they have on the wire. */
export interface CallTable {
  readonly canRunAtomicService: { readonly args: DecisionArguments; readonly answer: boolean };
  readonly calculateTimeSlot: { readonly args: TimeSlotArguments; readonly answer: TimeSlot };
  readonly isRunnerInTimeSlot: { readonly args: InTimeSlotArguments; readonly answer: boolean };
  /** Null for a runner that is not in the view. */
  readonly calculateRunnerPosition: { readonly args: PositionArguments; readonly answer: number | null };
  readonly maxExecutionDurationSeconds: {
    readonly args: Pick<PositionArguments, "activeRunners">;
    readonly answer: number;
  };
  readonly validateExecutionTime: {
    readonly args: ExecutionTimeArguments;
    readonly answer: Pick<ExecutionVerdict, "kind">;
  };
  readonly decideAtomicServiceClaim: { readonly args: ClaimArguments; readonly answer: AtomicServiceClaim };
}

export type CallName = keyof CallTable;
export type CallArguments<Name extends CallName> = CallTable[Name]["args"];
export type CallAnswer<Name extends CallName> = CallTable[Name]["answer"];

/** The only list of calls. */
export const CALL_NAMES: readonly CallName[] = [
  "canRunAtomicService",
  "calculateTimeSlot",
  "isRunnerInTimeSlot",
  "calculateRunnerPosition",
  "maxExecutionDurationSeconds",
  "validateExecutionTime",
  "decideAtomicServiceClaim",
];

/** One question to an implementation. */
export type Call<Name extends CallName = CallName> = {
  [N in Name]: { readonly call: N; readonly args: CallArguments<N> };
}[Name];

/** The answer for "this implementation does not have that call"; what needs it is reported as not checked. */
export const UNSUPPORTED: unique symbol = Symbol("unsupported");
export type Unsupported = typeof UNSUPPORTED;

/** Who answers. */
export interface ImplementationDescription {
  readonly name: string;
  readonly version: string;
  readonly protocol: Protocol;
}

/** An implementation that answers at once. A call that is left out, or answers `UNSUPPORTED`, is not checked. */
export type Implementation = { readonly describe: () => ImplementationDescription } & {
  readonly [Name in CallName]?: (args: CallArguments<Name>) => CallAnswer<Name> | Unsupported;
};

/** An implementation that answers later: every member returns a promise, `describe` as well. */
export type AsyncImplementation = {
  readonly describe: () => Promise<ImplementationDescription>;
  /** Answers several calls, each at its place: one promise for many calls, where there are very many. */
  readonly askAll?: (calls: readonly Call[]) => Promise<readonly unknown[]>;
} & {
  readonly [Name in CallName]?: (args: CallArguments<Name>) => Promise<CallAnswer<Name> | Unsupported>;
};

/**
 * Thrown by a call of an implementation that can answer nothing more (its process ended, its answers cannot be read):
 * the whole verification stops and this error is what the caller gets.
 */
export class ImplementationGone extends Error {
  override readonly name = "ImplementationGone";
}
