import type { SlotField } from "../fleets/slot-fields.js";

/**
 * What a preview opens on, as the second argument of its command, behind the document's address: plain data, since it
 * crosses to the client and comes back from menus and links.
 */
export interface PreviewTarget {
  /** Which of the document's deployments, by its name among them; absent: the one that fares worst. */
  readonly deployment?: string;
  /** Tried instead of what the files say, in each setting's own unit; nothing is edited. */
  readonly values?: Readonly<Partial<Record<SlotField, number>>>;
  /** The fleet's size to try instead of the one declared. */
  readonly runners?: number;
}
