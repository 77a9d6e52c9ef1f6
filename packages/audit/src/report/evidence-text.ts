import { formatDuration } from "@slotwise/words";
import type { Evidence } from "../promises/promise-report.js";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import { shortTime } from "./instant-words.js";

/** `14:05:30 to 14:06:10 (40 s) 3f2c executes`. The runner's name is raw data from the store. */
export function evidenceText({ what, runner, from, to }: Evidence, now: Microseconds): string {
  const until =
    to === undefined || to === from ? "" : ` to ${shortTime(to, now)} (${formatDuration((to - from) / SECOND)})`;
  return `${shortTime(from, now)}${until} ${runner === undefined ? "" : `${runner} `}${what}`;
}
