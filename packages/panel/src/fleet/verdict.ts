import { isSafe, largestSafeFleet, longestSafeExecution, PROTOCOLS } from "@slotwise/core";
import type { SlotTerms } from "@slotwise/language-service";
import { formatDuration } from "@slotwise/words";
import type { FileFleet } from "./file-fleets.js";
import { type JudgedRelease, judgedReleases, type Kind } from "./judged-releases.js";

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
  const worst = ["broken", "remarked", "safe"].flatMap((kind) => releases.filter((each) => each.kind === kind))[0];
  if (worst === undefined) throw new Error("some release is in force");
  const refusals = statements(releases, ({ refusal }) => (refusal === undefined ? [] : [refusal]));
  const broken = [...statements(releases, ({ broken: texts }) => texts), ...besides];
  const remarks = statements(releases, ({ remarks: texts }) => texts);
  const limit = limitOf(releases);
  const [refusal, ...refusedToo] = refusals;
  if (refusal !== undefined) {
    const more = [...refusedToo, ...broken, ...remarks].map(asSentence);
    return { kind: "broken", sentence: `No runner starts: ${refusal}.`, more, limit, releases, worst };
  }
  const runners = runnersText(terms);
  const [first, ...others] = broken;
  if (first !== undefined) {
    const more = [...others, ...remarks].map(asSentence);
    return { kind: "broken", sentence: `Not safe with ${runners}: ${first}.`, more, limit, releases, worst };
  }
  const good = goodNews(releases);
  const [remark, ...remarksToo] = remarks;
  if (remark === undefined) {
    return { kind: "safe", sentence: `Safe with ${runners}: ${good}.`, more: [], limit, releases, worst };
  }
  return {
    kind: "remarked",
    sentence: `Safe with ${runners}, but ${remark}.`,
    more: remarksToo.map(asSentence),
    limit: `${asSentence(good)} ${limit}`,
    releases,
    worst,
  };
}

/** `4 runners`, `4 to 8 runners` */
function runnersText({ declarations: { runners } }: SlotTerms): string {
  const { least, most } = runners ?? { least: 2, most: 2 };
  const [from, to] = [least, most].map((each) => each.toLocaleString("en"));
  return least === most ? counted(most) : `${from} to ${to} runners`;
}

/** Each text once, with the releases that it is true of where it is not true of all. */
function statements(
  releases: readonly JudgedRelease[],
  textsOf: (release: JudgedRelease) => readonly string[],
): readonly string[] {
  const texts = [...new Set(releases.flatMap(textsOf))];
  return texts.map((text) => {
    const names = releases.filter((each) => textsOf(each).includes(text)).map(({ name }) => name);
    return names.length === releases.length ? text : `${text} (pynenc ${names.join(", ")})`;
  });
}

function goodNews(releases: readonly JudgedRelease[]): string {
  return statements(releases, ({ fleet }) => {
    const longest = longestSafeExecution(fleet);
    if (fleet.longestExecutionSeconds !== undefined) {
      return [
        PROTOCOLS[fleet.protocol].locksStarts
          ? `every turn is taken with executions of ${formatDuration(fleet.longestExecutionSeconds)}`
          : `every turn is taken and no two executions of ${formatDuration(fleet.longestExecutionSeconds)} overlap`,
      ];
    }
    if (longest.kind === "unlimited") return ["every turn is taken"];
    const harmless = PROTOCOLS[fleet.protocol].locksStarts ? "cost nobody a turn" : "stay apart";
    return [
      longest.kind === "limit" && longest.value > 0
        ? `every turn is taken, and executions of up to ${formatDuration(longest.value)} ${harmless}`
        : "every turn is taken, but no execution is short enough to stay apart from the next",
    ];
  }).join("; ");
}

/** How far the same settings carry. Crons and the store's lock have no part in that number, so neither is it said to be of them. */
function limitOf(releases: readonly JudgedRelease[]): string {
  const texts = statements(releases, ({ fleet, refusal, kind }) => {
    if (refusal !== undefined) return [];
    const isAllOfIt = kind !== "broken" || !isSafe(fleet);
    const limit = largestSafeFleet(fleet);
    if (!isAllOfIt)
      return [
        `turns and executions are safe ${limit.kind === "limit" ? upTo(limit.value) : "for any number of runners"}`,
      ];
    switch (limit.kind) {
      case "unlimited":
        return ["these settings are safe for any number of runners"];
      case "none":
        return ["these settings are not safe for even one runner"];
      case "limit":
        return [`these settings are safe ${upTo(limit.value)}`];
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
