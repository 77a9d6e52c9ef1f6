/** Where the playhead is and how fast it goes, kept over reloads. */
export interface PlayheadState {
  /** In the cycle. */
  readonly seconds: number;
  /** Seconds of the cycle for each one of the clock. */
  readonly speed: number;
}
