import { formatShare } from "@slotwise/words";
import type { Observation } from "../observation/observation.js";
import { takenTurns } from "../observation/taken-turns.js";
import { brokenBy, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText } from "./words.js";

const ID = "turns-taken";

/** As many standard deviations chance may take beyond what is expected, before it is taken for no chance. */
const DEVIATIONS = 3;

/** Whether living runners took their turns, as often as their settings let them. */
export function turnsTaken(observation: Observation): PromiseReport {
  if (!observation.records.keepsEveryExecution) {
    return withoutEvidence(ID, "unknown", "the store keeps only the last execution of each runner");
  }
  const taken = takenTurns(observation);
  if (taken === undefined) return withoutEvidence(ID, "unknown", "without settings no turn is known");
  const { turns, missed, missedCount, firstMissed, missedBy, expected, variance, executing } = taken;
  const details = ["A look that came too late in its window leaves no record, and counts as none."];
  if (turns === 0)
    return withoutEvidence(ID, "unknown", "no turn of a living runner has passed since the records are complete");
  const figures = { turns, missed: missedCount, expectedMissed: expected };
  const share = formatShare(missedCount / turns);
  const expectedShare = formatShare(expected / turns);
  const allowed = expected + DEVIATIONS * Math.sqrt(variance);
  if (missedCount <= allowed) {
    const summary =
      missedCount === 0
        ? turns === 1
          ? "the one turn that has passed was taken"
          : `all of ${turns} turns were taken`
        : `${missedCount} of ${countText(turns, "turn")} were missed, ${share}; the settings let ${expectedShare} be missed`;
    return withoutEvidence(ID, "kept", summary, { details: missedCount === 0 ? [] : details, figures });
  }
  const report = brokenBy(
    ID,
    missed.map(({ runner, opens, closes }) => ({
      what: "turn not taken",
      runner: runner.runner,
      from: opens,
      to: closes,
    })),
    `${missedCount} of ${countText(turns, "turn")} were missed, ${share}, where the settings let ${expected === 0 ? "none" : expectedShare} be missed`,
    {
      details: [
        ...(executing > 0 ? [`In ${executing} of them the runner was executing still, since before its turn.`] : []),
        ...details,
        ...whose(missedBy, missedCount),
      ],
      figures,
    },
  );
  return { ...report, first: firstMissed?.opens, count: missedCount };
}

/** One runner that misses most of them hangs, or is held up by its own work. */
function whose(counts: ReadonlyMap<string, number>, missedCount: number): readonly string[] {
  const [worst] = [...counts].sort((one, other) => other[1] - one[1]);
  return worst !== undefined && counts.size > 1 && worst[1] * 2 > missedCount
    ? [`Most of them, ${worst[1]}, are those of ${worst[0]}.`]
    : [];
}
