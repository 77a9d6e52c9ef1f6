import type { Records } from "@slotwise/audit";

/** One application of a store, and what it holds. */
export interface HeldApplication {
  /** What `--application` calls it. Raw data from the store; empty where it has no name. */
  readonly application: string;
  /** Undefined where nobody counted. */
  readonly runners: number | undefined;
  readonly executions: number | undefined;
}

/** A store that is open, to be read as often as somebody wants to know. Errors are `UsageError`s of one line. */
export interface Source {
  /** What it is called in a report: never with a password. */
  readonly name: string;
  /** What there is to choose from; of one that was asked for by its name perhaps only that. */
  readonly applications: readonly HeldApplication[];
  /** @param application one of those that are there */
  read(application: string): Promise<Records>;
  close(): void;
}
