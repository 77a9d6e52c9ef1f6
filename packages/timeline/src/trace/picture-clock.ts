/** How the times of a picture are written. Times are whole microseconds. */
export interface PictureClock {
  /** Whether times are seconds since the story began, or instants since 1970 as a clock on a wall shows them in UTC. */
  readonly name: "elapsed" | "utc";
  /** Round instants between two times, in order, about so many at most. */
  ticks(from: number, to: number, most: number): readonly number[];
  /** What stands under each tick of an axis that begins at a time. */
  labels(ticks: readonly number[], from: number): readonly string[];
  /** What an axis that begins at a time has to say once, in short lines: the day, the zone. */
  aside(from: number): readonly string[];
  /** An instant by itself, as exactly as it matters. */
  words(time: number): string;
}
