import {
  createCycle,
  type Fleet,
  type Guarantee,
  guarantees,
  idlePeriodSeconds,
  SAFETY_PROMISES,
} from "@slotwise/core";
import { BROKEN_PROMISE_WORDS, isSafeAsDeclared, mixedCycles, reasonNotJudged } from "@slotwise/language-service";
import { formatRunnerRange } from "@slotwise/project";
import { cycleNotices, describeCycle, drawingOf } from "@slotwise/timeline";
import { jsonText } from "../../command-line/format-option.js";
import type { Judged } from "../../project/judged.js";
import { drawnFleets } from "./drawn-fleets.js";

/** The numbers of every cycle that is drawn: durations are seconds. */
export function jsonPreview(judged: readonly Judged[]): string {
  return jsonText({ deployments: judged.map(deploymentOf) });
}

function deploymentOf({ files, analysis }: Judged) {
  const { name, declarations, judgements, members, summaries } = analysis;
  return {
    name: name ?? null,
    files: files.map((file) => file.name),
    runners: declarations.runners === undefined ? null : formatRunnerRange(declarations.runners),
    problem: judgements.length === 0 ? reasonNotJudged(analysis) : null,
    judged: judgements.map((judgement, index) => ({
      pynencReleases: judgement.behaviour.releases,
      safe: isSafeAsDeclared(judgement, members, index) ?? null,
      summary: summaries[index]?.sentence ?? "",
      cycles: drawnFleets(judgement).map((fleet) => cycleOf(fleet, mixedCycles(members, index) !== undefined)),
    })),
  };
}

/** @param isMixed whether other runners of the fleet cut the cycle by other settings: nobody knows what holds then */
function cycleOf(fleet: Fleet, isMixed: boolean) {
  const cycle = createCycle(fleet.protocol, fleet.settings, fleet.totalRunners);
  return {
    runners: fleet.totalRunners,
    regime: cycle.regime,
    intervalSeconds: cycle.intervalSeconds,
    slotSeconds: cycle.slotSeconds,
    windowSeconds: cycle.windowSeconds,
    safeStartSeconds: cycle.safeStartSeconds,
    gapSeconds: cycle.gapSeconds,
    checkPeriodSeconds: idlePeriodSeconds(fleet),
    notices: cycleNotices(cycle, drawingOf(fleet)).map(({ kind, text }) => ({ kind, text })),
    description: describeCycle(cycle, drawingOf(fleet)),
    promises: guarantees(fleet).map((guarantee) => promiseOf(guarantee, isMixed)),
  };
}

function promiseOf({ promise, verdict, slackSeconds }: Guarantee, isMixed: boolean) {
  const facts = { name: promise, neededForSafety: SAFETY_PROMISES.includes(promise) };
  if (isMixed) return { ...facts, verdict: "unknown", slackSeconds: null, broken: null };
  return {
    ...facts,
    verdict,
    slackSeconds: slackSeconds !== undefined && Number.isFinite(slackSeconds) ? slackSeconds : null,
    broken: verdict === "broken" ? BROKEN_PROMISE_WORDS[promise] : null,
  };
}
