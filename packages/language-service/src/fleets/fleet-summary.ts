import { brokenPromises, cycleOf, largestSafeFleet, longestSafeExecution } from "@slotwise/core";
import { rememberFor } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";
import { BROKEN_PROMISE_WORDS } from "./broken-promise-words.js";
import type { SlotJudgement } from "./slot-judgement.js";
import { refusesStart } from "./start-refusals.js";

/** How far a configuration carries, under releases that behave alike. */
export interface FleetSummary {
  /** What those are called: `0.2.4 to 0.4.0`. */
  readonly name: string;
  readonly releases: readonly string[];
  /** The largest N such that every fleet of up to N runners is safe; 0 for none, undefined where there is no limit. */
  readonly largestSafeFleet: number | undefined;
  /** The smallest fleet in which nobody ever runs, where there is one. */
  readonly nobodyRunsFrom: number | undefined;
  /** The longest safe execution of the fleet declared, or else of the largest safe one, in seconds. */
  readonly longestSafeExecutionSeconds: number | undefined;
  /** Why the settings are not those of a fleet, in a few words: `not safe: its runners differ`. Mostly absent. */
  readonly instead?: string;
  /** `pynenc 0.1.0 to 0.2.3: safe up to 3 runners; from 4 a turn can be missed` */
  readonly sentence: string;
}

/** The limits of a configuration in one line: good news, or how far it goes. */
export const summarizeFleet: (judgement: SlotJudgement) => FleetSummary = rememberFor(summaryOf);

function summaryOf(judgement: SlotJudgement): FleetSummary {
  const { name, releases } = judgement.behaviour;
  if (refusesStart(judgement)) {
    const instead = "no runner starts";
    return {
      name,
      releases,
      largestSafeFleet: 0,
      nobodyRunsFrom: 1,
      longestSafeExecutionSeconds: undefined,
      instead,
      sentence: `pynenc ${name}: ${instead}`,
    };
  }
  const limit = largestSafeFleet(judgement.fleetOf(1));
  const largest = limit.kind === "limit" ? limit.value : limit.kind === "none" ? 0 : undefined;
  const nobodyRunsFrom = judgement.regimes
    .map(([first]) => first)
    .find((first) => cycleOf(judgement.fleetOf(first)).regime === "nobody");
  const size = judgement.sizes?.most ?? Math.max(2, largest ?? 2);
  const execution = longestSafeExecution(judgement.fleetOf(size));
  const longest =
    execution.kind === "limit" && cycleOf(judgement.fleetOf(size)).regime !== "nobody" ? execution.value : undefined;
  const parts = [
    ...safetyParts(judgement, largest, nobodyRunsFrom),
    longest === undefined ? "" : executionPart(longest, size),
  ];
  return {
    name,
    releases,
    largestSafeFleet: largest,
    nobodyRunsFrom,
    longestSafeExecutionSeconds: longest,
    sentence: `pynenc ${name}: ${parts.filter((part) => part !== "").join("; ")}`,
  };
}

function executionPart(longestSeconds: number, totalRunners: number): string {
  const runners = `with ${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`;
  return longestSeconds > 0
    ? `an execution of up to ${formatDuration(longestSeconds)} is safe ${runners}`
    : `no execution is short enough ${runners}`;
}

function safetyParts(
  judgement: SlotJudgement,
  largest: number | undefined,
  nobodyRunsFrom: number | undefined,
): readonly string[] {
  if (largest === undefined) return ["safe for any number of runners"];
  const first = largest + 1;
  const reason = firstReason(judgement, first);
  const nobody =
    nobodyRunsFrom !== undefined && nobodyRunsFrom > first ? `from ${nobodyRunsFrom} nobody ever runs` : "";
  const safe =
    largest === 0 ? "not even one runner is safe" : `safe up to ${largest} ${largest === 1 ? "runner" : "runners"}`;
  return [safe, `from ${first} ${reason}`, nobody];
}

function firstReason(judgement: SlotJudgement, totalRunners: number): string {
  const [broken] = brokenPromises(judgement.fleetOf(totalRunners));
  return broken === undefined ? "that is not so" : BROKEN_PROMISE_WORDS[broken.promise];
}
