import type { ApplicationSummary, Records } from "@slotwise/audit";

/** A store that is open, to be read as often as somebody wants to know. Errors are `UsageError`s of one line. */
export interface Source {
  /** What it is called in a report: never with a password. */
  readonly name: string;
  /** What there is to choose from; one without a name is called by an empty one. */
  applications(): Promise<readonly ApplicationSummary[]>;
  /** @param application one of those that are there */
  read(application: string): Promise<Records>;
  close(): Promise<void>;
}
