import type { DroppedSession } from "./dropped-session.js";

/** One call of the thread beside the page. */
export interface DroppedCall {
  readonly id: number;
  readonly method: keyof DroppedSession;
  readonly given: unknown;
}

/** What came of it. */
export type DroppedAnswer =
  | { readonly id: number; readonly kind: "result"; readonly result: unknown }
  /** For the person. */
  | { readonly id: number; readonly kind: "unreadable"; readonly reason: string }
  /** What nobody can mend but us. */
  | { readonly id: number; readonly kind: "defect"; readonly reason: string };
