import type { Microseconds } from "../records/microseconds.js";

/** A record that refused every start although nobody was going to end it: its runner was gone. */
export interface Block {
  /** The record's runner; undefined where the record is no longer kept. */
  readonly owner: string | undefined;
  /** When the record was made; of one that is no longer kept, the first refusal. */
  readonly from: Microseconds;
  /** Its last refusal; of one that still refuses, the instant of the audit. */
  readonly to: Microseconds;
  /** As far as they are recorded. */
  readonly refusals: number;
  readonly first: Microseconds | undefined;
  readonly isOver: boolean;
}
