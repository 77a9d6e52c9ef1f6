import { isSafe, largestSafeFleet, longestSafeExecution, PROTOCOLS } from "@slotwise/core";
import type { SlotTerms } from "@slotwise/language-service";
import { formatDuration } from "@slotwise/words";
import type { FileFleet } from "./file-fleets.js";
import { byRank, type JudgedRelease, judgedReleases, type Kind, type Statement } from "./judged-releases.js";

/** What is said of a fleet under every release in force. */
export interface Verdict {
  /** `remarked`: safe, with something to know. */
  readonly kind: Kind;
  /** The worst of it, in one sentence. */
  readonly sentence: string;
  /** Whatever else there is, the worst first. */
  readonly more: readonly string[];
  /** How far the same settings carry, a sentence or two. */
  readonly limit: string;
  /** Those in force, oldest first; at least one. */
  readonly releases: readonly JudgedRelease[];
  /** Which of them fares worst. */
  readonly worst: JudgedRelease;
}

/** What files say besides: how strict the rules are, and what follows from no value. */
export type Besides = Pick<FileFleet, "levels" | "besides">;

const NOTHING: Besides = { levels: {}, besides: [] };

/** All of it is closed form, so it can be asked while a slider is dragged. */
export function verdictOn(terms: SlotTerms, { levels, besides }: Besides = NOTHING): Verdict {
  const releases = judgedReleases(terms, levels);
  const [worst] = releases.toSorted(worstFirst);
  if (worst === undefined) throw new Error("some release is in force");
  const besideIt = besides.map((text): Statement => ({ rank: "error", text }));
  const said = [...merged(releases, ({ statements }) => statements), ...besideIt].sort(byRank);
  const [first, ...others] = said;
  const more = others.map(({ text }) => asSentence(text));
  const limit = limitOf(releases);
  const runners = runnersText(terms);
  const common = { more, releases, worst };
  if (first === undefined) {
    return { ...common, kind: "safe", sentence: `Safe with ${runners}: ${goodNews(releases)}.`, limit };
  }
  switch (first.rank) {
    case "info": {
      const sentence = `Safe with ${runners}, but ${first.text}.`;
      return { ...common, kind: "remarked", sentence, limit: `${asSentence(goodNews(releases))} ${limit}` };
    }
    case "refusal":
      return { ...common, kind: "broken", sentence: `No runner starts: ${first.text}.`, limit };
    default:
      return { ...common, kind: "broken", sentence: `Not safe with ${runners}: ${first.text}.`, limit };
  }
}

/** Of those that fare alike the oldest stays first. */
function worstFirst({ statements: [one] }: JudgedRelease, { statements: [other] }: JudgedRelease): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return byRank(one, other);
}

/** `4 runners`, `4 to 8 runners` */
function runnersText({ declarations: { runners } }: SlotTerms): string {
  const { least, most } = runners ?? { least: 2, most: 2 };
  const [from, to] = [least, most].map((each) => each.toLocaleString("en"));
  return least === most ? counted(most) : `${from} to ${to} runners`;
}

/** Each text once, with the releases that it is true of where it is not true of all. */
function merged(
  releases: readonly JudgedRelease[],
  statementsOf: (release: JudgedRelease) => readonly Statement[],
): readonly Statement[] {
  const byText = new Map<string, { readonly rank: Statement["rank"]; readonly names: string[] }>();
  for (const release of releases) {
    for (const { rank, text } of statementsOf(release)) {
      const known = byText.get(text) ?? { rank, names: [] };
      byText.set(text, known);
      known.names.push(release.name);
    }
  }
  return [...byText].map(([text, { rank, names }]) => ({
    rank,
    text: names.length === releases.length ? text : `${text} (pynenc ${names.join(", ")})`,
  }));
}

/** The same for what is neither good nor bad. */
function mergedTexts(
  releases: readonly JudgedRelease[],
  textOf: (release: JudgedRelease) => string | undefined,
): readonly string[] {
  const found = merged(releases, (release) => {
    const text = textOf(release);
    return text === undefined ? [] : [{ rank: "info", text }];
  });
  return found.map(({ text }) => text);
}

function goodNews(releases: readonly JudgedRelease[]): string {
  return mergedTexts(releases, ({ fleet }) => {
    const { longestExecutionSeconds, protocol } = fleet;
    const { locksStarts } = PROTOCOLS[protocol];
    if (longestExecutionSeconds !== undefined) {
      const executions = `executions of ${formatDuration(longestExecutionSeconds)}`;
      return locksStarts
        ? `every turn is taken with ${executions}`
        : `every turn is taken and no two ${executions} overlap`;
    }
    const longest = longestSafeExecution(fleet);
    if (longest.kind === "unlimited") return "every turn is taken";
    return longest.kind === "limit" && longest.value > 0
      ? `every turn is taken, and executions of up to ${formatDuration(longest.value)} ${locksStarts ? "cost nobody a turn" : "stay apart"}`
      : "every turn is taken, but no execution is short enough to stay apart from the next";
  }).join("; ");
}

/** How far the same settings carry. Crons and the store's lock have no part in that number, so it is not said to be of all. */
function limitOf(releases: readonly JudgedRelease[]): string {
  const texts = mergedTexts(releases, ({ fleet, kind, statements: [first] }) => {
    if (first?.rank === "refusal") return undefined;
    const what = kind !== "broken" || !isSafe(fleet) ? "these settings" : "turns and executions";
    const limit = largestSafeFleet(fleet);
    switch (limit.kind) {
      case "unlimited":
        return `${what} are safe for any number of runners`;
      case "none":
        return `${what} are not safe for even one runner`;
      case "limit":
        return `${what} are safe ${upTo(limit.value)}`;
    }
  });
  return texts.map(asSentence).join(" ");
}

function upTo(value: number): string {
  return `up to ${counted(value)}`;
}

function counted(runners: number): string {
  return runners === 1 ? "1 runner" : `${runners.toLocaleString("en")} runners`;
}

function asSentence(text: string): string {
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
