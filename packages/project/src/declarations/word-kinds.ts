import { joinReleases, lineOf, type NamedReleases, NEWEST_RELEASE, RELEASES, releasesNamed } from "@slotwise/pynenc";
import { parseDuration } from "@slotwise/words";
import { MOST_DECLARED_RUNNERS, parseRunnerRange, type RunnerRange } from "./runner-range.js";

/** How a value is written that is one word: the same word in a file, behind an option, and in an editor's settings. */
export interface WordKind<Value> {
  readonly name: "fleet-sizes" | "duration" | "release";
  /** Undefined for what cannot be meant. */
  readonly parse: (text: string) => Value | undefined;
  /** Whether a file may write it as a whole number, without quotes. */
  readonly mayBeNumber: boolean;
  /** What a value in a file must be. */
  readonly must: string;
  /** What a value behind an option that cannot be meant is none of. */
  readonly none: string;
  /** What stands for a value in the help of an option. */
  readonly placeholder: string;
  /** What comes of an option that is repeated; without it, the last one counts. */
  join?(before: Value, after: Value): Value;
  /** All words that there are, the newest first, where they can be listed. */
  readonly words?: readonly string[];
}

export const FLEET_SIZES: WordKind<RunnerRange> = {
  name: "fleet-sizes",
  parse: parseRunnerRange,
  mayBeNumber: true,
  must: `a fleet size such as 4, or a range such as "1-8", up to ${MOST_DECLARED_RUNNERS}`,
  none: "fleet size such as 4, or range such as 1-8, up to a million",
  placeholder: "sizes",
};

/** In seconds. */
export const DURATION: WordKind<number> = {
  name: "duration",
  parse: parseDuration,
  mayBeNumber: false,
  must: 'a duration with a unit, such as "20s" or "500ms"',
  none: "duration with a unit, such as 20s, 500ms or 1.5min",
  placeholder: "time",
};

export const RELEASE: WordKind<NamedReleases> = {
  name: "release",
  parse: releasesNamed,
  mayBeNumber: false,
  must: `a release such as "${NEWEST_RELEASE}", or a line of them such as "${lineOf(NEWEST_RELEASE)}", in quotes`,
  none: `release such as ${NEWEST_RELEASE}`,
  placeholder: "version",
  join: joinReleases,
  words: RELEASES.toReversed(),
};
