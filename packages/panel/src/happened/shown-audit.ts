import type { AuditVerdict } from "@slotwise/audit";
import type { Picture } from "@slotwise/timeline";

/** A picture without its clock, which no message can carry: one of what happened is by the clock on the wall. */
export type PictureData = Omit<Picture, "clock">;

/** One promise, in words. */
export interface ShownPromise {
  readonly id: string;
  readonly verdict: AuditVerdict;
  readonly summary: string;
  readonly details: readonly string[];
  /** The rows that show it. */
  readonly rows: readonly string[];
}

/** An audit as a page shows it: plain data, and every text a line without control characters. Names come from a store. */
export interface ShownAudit {
  /** Whose records these are, of which release, and when they were read. */
  readonly heading: string;
  /** Whether the fleet works now; null where nobody can tell. */
  readonly isWorking: boolean | null;
  readonly headline: string;
  readonly sentences: readonly string[];
  /** What clears the record that stops the fleet; null where none does. */
  readonly clearing: { readonly inside: string; readonly statement: string } | null;
  readonly promises: readonly ShownPromise[];
  readonly picture: PictureData;
  /** What the shapes in it are. */
  readonly caption: string;
  /** The picture in words. */
  readonly description: readonly string[];
  readonly measured: readonly string[];
  /** What could not be told, and why. */
  readonly remarks: readonly string[];
}
