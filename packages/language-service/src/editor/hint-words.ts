import { fitText } from "@slotwise/words";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import { oneLimit } from "./fleet-words.js";

/** As much as stands behind a value without pushing the rest of its line out of sight. */
const MOST_CHARACTERS = 43;

/**
 * A hint of these words: it begins with a word, since behind `0.1` the words `9 s window` would read as `0.19 s window`,
 * and has no more than 43 characters. What was cut off stands in the tooltip, above how far the settings carry.
 *
 * @param whose the deployment that it is about, where the file is about several
 */
export function hintOf(
  words: string,
  summaries: readonly FleetSummary[],
  whose?: string,
): { readonly label: string; readonly tooltip: string } {
  const label = fitText(/^\p{L}/u.test(words) ? words : `is ${words}`, MOST_CHARACTERS, "…", ({ length }) => length);
  const sentences = summaries.map(({ sentence }) => (whose === undefined ? sentence : `${whose}: ${sentence}`));
  return { label, tooltip: (label.endsWith("…") ? [words, ...sentences] : sentences).join("\n") };
}

/** The first of some words that a hint has room for; the last where there is no such. */
export function firstThatFits(...choices: readonly [string, ...string[]]): string {
  return choices.find(({ length }) => length <= MOST_CHARACTERS) ?? (choices.at(-1) as string);
}

/**
 * How far the settings carry, in a few words: `safe up to 3 runners`; where releases differ `safe up to 3 or 2 runners, by
 * release`, and the sentences beside it tell which is which.
 */
export function shortLimit(summaries: readonly FleetSummary[]): string | undefined {
  const [first] = summaries;
  if (first === undefined) return undefined;
  const isSame = summaries.every(({ instead }) => instead === first.instead);
  // What is said instead tells more than a limit, but where a release starts no runner: to that size none is safe.
  const telling = isSame ? first : summaries.find((each) => each.instead !== undefined && each.largestSafeFleet !== 0);
  if (telling?.instead !== undefined) return firstThatFits(telling.instead, telling.instead.split(": ")[0] ?? "");
  const limits = [...new Set(summaries.map(({ largestSafeFleet }) => largestSafeFleet))];
  if (limits.length === 1) return oneLimit(limits[0]);
  const numbers = limits.filter((limit) => limit !== undefined && limit > 0);
  const noun = numbers.length === 1 && numbers[0] === 1 ? "runner" : "runners";
  const parts = [
    ...(numbers.length > 0 ? [`up to ${numbers.join(" or ")} ${noun}`] : []),
    ...(limits.includes(undefined) ? ["for any number"] : []),
    ...(limits.includes(0) ? ["for none"] : []),
  ];
  return firstThatFits(`safe ${parts.join(" or ")}, by release`, "safe up to a size that differs by release");
}
