import type { Records } from "@slotwise/audit";

/** One application of a store, and what it holds. */
export interface ApplicationSummary {
  /** What `--application` calls it. Raw data from the store. */
  readonly application: string;
  readonly runners: number;
  readonly executions: number;
}

/** A store that is open, to be read as often as somebody wants to know. Errors are `UsageError`s of one line. */
export interface Source {
  /** What it is called in a report: never with a password. */
  readonly name: string;
  applications(): Promise<readonly ApplicationSummary[]>;
  /** @param application one of those that are there */
  read(application: string): Promise<Records>;
  close(): Promise<void>;
}
