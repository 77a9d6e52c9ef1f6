import { createSlotSettings, type Fleet, isSafe } from "@slotwise/core";
import { formatDuration } from "@slotwise/words";

/** An interval and a check interval, in seconds. */
export interface MapPoint {
  readonly intervalSeconds: number;
  readonly checkSeconds: number;
}

/** Whether a fleet is safe under all releases that are judged, under none of them, or under some. */
export type MapVerdict = "safe" | "unsafe" | "differs";

/** Which pairs of interval and check interval are safe: a grid in which each step multiplies, around a point. */
export interface SafeMap {
  /** What the fleet has now. */
  readonly own: MapPoint;
  readonly isOwnSafe: boolean;
  /** The middle of each column and of each row, in seconds, ascending. */
  readonly intervals: readonly number[];
  readonly checks: readonly number[];
  /** By row, then by column. */
  readonly verdicts: readonly (readonly MapVerdict[])[];
}

export interface SafeMapOptions {
  /** 40 where absent, from 2 to 200. */
  readonly columns?: number | undefined;
  /** 24 where absent, from 2 to 200. */
  readonly rows?: number | undefined;
  /** A point that the map has to reach as well, such as a fix's. */
  readonly other?: MapPoint | undefined;
  /** For what the arithmetic does not know: a fleet of which it is true is not safe, such as one that does not start. `index` is its place in `fleets`. */
  readonly isRefused?: ((fleet: Fleet, index: number) => boolean) | undefined;
}

/**
 * The map around a fleet.
 * @param fleets the same fleet under each release that is judged; at least one
 */
export function safeMap(fleets: readonly [Fleet, ...Fleet[]], options: SafeMapOptions = {}): SafeMap {
  const [first] = fleets;
  const own = { intervalSeconds: first.settings.serviceIntervalMinutes * 60, checkSeconds: checkOf(first) };
  const { other = own, isRefused = () => false } = options;
  const intervals = steps([own.intervalSeconds, other.intervalSeconds], sizeOf(options.columns, 40));
  const checks = steps([own.checkSeconds, other.checkSeconds], sizeOf(options.rows, 24));
  const columns = intervals.map((seconds) =>
    fleets.map((fleet, index) => {
      const changed = withInterval(fleet, seconds / 60);
      return isRefused(changed, index) ? 0 : safeRows(changed, checks);
    }),
  );
  const verdicts = checks.map((_, row) =>
    columns.map((safe): MapVerdict => {
      const count = safe.filter((rows) => row < rows).length;
      return count === safe.length ? "safe" : count === 0 ? "unsafe" : "differs";
    }),
  );
  return {
    own,
    isOwnSafe: fleets.every((fleet, index) => !isRefused(fleet, index) && isSafe(fleet)),
    intervals,
    checks,
    verdicts,
  };
}

/** How many of the check intervals are safe, from the first on: whoever looks less often never fares better. */
function safeRows(fleet: Fleet, checks: readonly number[]): number {
  let [safe, unsafe] = [0, checks.length + 1];
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2);
    if (isSafe({ ...fleet, checkIntervalMinutes: (checks[middle - 1] ?? 0) / 60 })) safe = middle;
    else unsafe = middle;
  }
  return safe;
}

/** The text twin of a map: whether the fleet is safe now, and which values are while the other stays. */
export function describeSafeMap(map: SafeMap, other?: MapPoint, otherWord = "fix"): string {
  const { own, isOwnSafe, intervals, checks, verdicts } = map;
  const row = nearest(checks, own.checkSeconds);
  const column = nearest(intervals, own.intervalSeconds);
  const isSafeAt = (verdict: MapVerdict | undefined) => verdict === "safe";
  const sentences = [
    `${pointWords(own)}: ${isOwnSafe ? "safe" : "not safe"}.`,
    `With this check interval ${rangeWords("intervals", intervals, (index) => isSafeAt(verdicts[row]?.[index]))}.`,
    `With this interval ${rangeWords("check intervals", checks, (index) => isSafeAt(verdicts[index]?.[column]))}.`,
    ...(other === undefined
      ? []
      : [`${otherWord.charAt(0).toUpperCase()}${otherWord.slice(1)}: ${pointWords(other)}.`]),
  ];
  return sentences.join(" ");
}

function pointWords({ intervalSeconds, checkSeconds }: MapPoint): string {
  return `An interval of ${formatDuration(intervalSeconds)} and a check interval of ${formatDuration(checkSeconds)}`;
}

function rangeWords(name: string, values: readonly number[], isSafeAt: (index: number) => boolean): string {
  const safe = values.filter((_, index) => isSafeAt(index));
  const [least, most] = [safe[0], safe.at(-1)];
  if (least === undefined || most === undefined) return `no ${name} of the map are safe`;
  const about = (seconds: number) => formatDuration(Number(seconds.toPrecision(2)));
  if (safe.length === values.length) return `all ${name} of the map are safe`;
  const isFromStart = least === values[0];
  const isToEnd = most === values.at(-1);
  if (isToEnd) return `${name} from about ${about(least)} on are safe`;
  return isFromStart
    ? `${name} up to about ${about(most)} are safe`
    : `${name} between about ${about(least)} and ${about(most)} are safe`;
}

/** The fleet with another interval. */
function withInterval(fleet: Fleet, serviceIntervalMinutes: number): Fleet {
  return { ...fleet, settings: createSlotSettings({ ...fleet.settings, serviceIntervalMinutes }) };
}

function checkOf({ checkIntervalMinutes }: Fleet): number {
  return checkIntervalMinutes * 60;
}

/** Even steps on a logarithmic scale that reach well beyond some values, and stay where they are as these move a little. */
function steps(values: readonly number[], count: number): readonly number[] {
  const logs = values.map((value) => Math.log2(Math.max(LEAST_SECONDS, value)));
  const from = Math.floor(Math.min(...logs)) - REACH;
  const to = Math.ceil(Math.max(...logs)) + REACH;
  return Array.from({ length: count }, (_, index) => 2 ** (from + ((index + 0.5) * (to - from)) / count));
}

/** Where the grid's index is nearest to a value. */
function nearest(values: readonly number[], wanted: number): number {
  const distances = values.map((value) => Math.abs(Math.log(value / Math.max(LEAST_SECONDS, wanted))));
  return distances.indexOf(Math.min(...distances));
}

function sizeOf(wanted: number | undefined, usual: number): number {
  return Math.min(200, Math.max(2, Math.round(wanted ?? usual)));
}

/** A check interval of 0 has no place on a logarithmic scale. */
const LEAST_SECONDS = 0.01;
/** How many times the axes double beyond the points. */
const REACH = 3;
