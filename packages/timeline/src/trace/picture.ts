import type { PictureClock } from "./picture-clock.js";

/** A stretch of time. Times are whole microseconds, since whatever the picture's clock counts from. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type MarkKind = "look" | "start" | "end" | "join" | "death" | "fault" | "refusal";

/** An instant with something to see. */
export interface Mark {
  readonly at: number;
  readonly kind: MarkKind;
}

/** What is drawn of one runner, or of the store. */
export interface PictureRow {
  /** Any text: it is shortened where it does not fit, and made harmless. */
  readonly name: string;
  /** From when on it has windows: when it joins, or when the picture starts; its end where none are known. */
  readonly since: number;
  /** When it was seen for the last time: it has neither windows nor gaps from here on. The picture's end where it stays. */
  readonly until: number;
  /** Its windows. */
  readonly windows: readonly Stretch[];
  /** Windows that nobody uses, kept for a runner that is not seen any more. */
  readonly vacant: readonly Stretch[];
  readonly executions: readonly Stretch[];
  /** For how long a record of it refuses everybody. */
  readonly blocks: readonly Stretch[];
  readonly marks: readonly Mark[];
}

/** What happened to a fleet, or could, ready to be drawn by whatever draws. */
export interface Picture extends Stretch {
  readonly clock: PictureClock;
  readonly rows: readonly PictureRow[];
  /** How many more runners there were than rows. */
  readonly moreRows: number;
  /** What is wrong: two executions at once, a window missed. In order of time. */
  readonly problems: readonly Stretch[];
  /** Where nobody starts for longer than there is a reason for. In order of time. */
  readonly silences: readonly Stretch[];
}
