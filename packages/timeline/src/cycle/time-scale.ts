/** A stretch of time drawn to one scale: pixels or terminal cells for seconds. */
export interface ScalePiece {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly fromX: number;
  readonly toX: number;
}

/** A stretch of the drawing. */
export interface Span {
  readonly fromX: number;
  readonly toX: number;
}

/** What a broken scale has to know of a cycle, in seconds. */
export interface BrokenCycle {
  readonly intervalSeconds: number;
  readonly slotSeconds: number;
  readonly lastSlotStart: number;
}

/** Where time lies in a drawing. More than one piece where time is left out between them. */
export class TimeScale {
  readonly pieces: readonly ScalePiece[];

  constructor(pieces: readonly ScalePiece[]) {
    this.pieces = pieces;
  }

  /** One piece: all of the time from 0 to `toSeconds`. */
  static whole(toSeconds: number, fromX: number, toX: number): TimeScale {
    return new TimeScale([{ fromSeconds: 0, toSeconds, fromX, toX }]);
  }

  /**
   * The first `slots` slots of a cycle, a break, and its last slot: for fleets too large for one scale.
   * @param breakX how much room the break takes
   */
  static broken(cycle: BrokenCycle, slots: number, span: Span, breakX: number): TimeScale {
    const slotX = (span.toX - span.fromX - breakX) / (slots + 1);
    const breakFrom = span.fromX + slots * slotX;
    const { slotSeconds, lastSlotStart, intervalSeconds } = cycle;
    return new TimeScale([
      { fromSeconds: 0, toSeconds: slots * slotSeconds, fromX: span.fromX, toX: breakFrom },
      { fromSeconds: lastSlotStart, toSeconds: intervalSeconds, fromX: breakFrom + breakX, toX: span.toX },
    ]);
  }

  /** Where an instant lies; undefined where it is left out. */
  x(seconds: number): number | undefined {
    const piece = this.pieces.find(({ fromSeconds, toSeconds }) => fromSeconds <= seconds && seconds <= toSeconds);
    return piece === undefined ? undefined : xIn(piece, seconds);
  }

  /** The visible parts of a stretch of time. */
  spans(fromSeconds: number, toSeconds: number): Span[] {
    return this.pieces.flatMap((piece) => {
      const from = Math.max(fromSeconds, piece.fromSeconds);
      const to = Math.min(toSeconds, piece.toSeconds);
      return from < to ? [{ fromX: xIn(piece, from), toX: xIn(piece, to) }] : [];
    });
  }

  /** How much room a duration takes, in the first piece's scale. */
  length(seconds: number): number {
    const [piece] = this.pieces;
    return piece === undefined ? 0 : (seconds * (piece.toX - piece.fromX)) / (piece.toSeconds - piece.fromSeconds);
  }
}

function xIn(piece: ScalePiece, seconds: number): number {
  const share = (seconds - piece.fromSeconds) / (piece.toSeconds - piece.fromSeconds);
  return piece.fromX + share * (piece.toX - piece.fromX);
}
