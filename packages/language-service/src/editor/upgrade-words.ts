import { cycleOf, PROTOCOLS, type ProtocolModel, startFraction } from "@slotwise/core";
import { formatDuration, formatShare } from "@slotwise/words";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { runnersWord } from "./fleet-words.js";

/** What changes between releases for these settings, a sentence each; what makes no difference to them is left out. */
export function upgradeWords(older: SlotJudgement, newer: SlotJudgement): readonly string[] {
  const told = DIFFERENCES.filter(({ has }) => has(older) !== has(newer));
  return told.map(({ has, gained, lost }) => (has(newer) ? gained(newer) : lost(older)));
}

interface Difference {
  has(judgement: SlotJudgement): boolean;
  /** As it is said where the newer releases have it. */
  gained(newer: SlotJudgement): string;
  lost(older: SlotJudgement): string;
}

const modelOf = ({ protocol }: SlotJudgement): ProtocolModel => PROTOCOLS[protocol];
const settingsOf = (judgement: SlotJudgement) => judgement.fleetOf(2).settings;

const DIFFERENCES: readonly Difference[] = [
  {
    has: refusesStart,
    gained: ({ behaviour }) => `No runner starts under ${behaviour.name}: it refuses these settings.`,
    lost: ({ behaviour }) => `Runners start; ${behaviour.name} refuses these settings.`,
  },
  {
    has: (judgement) => startFraction(judgement.protocol, settingsOf(judgement)) < 1,
    gained: (newer) =>
      `A start is let through in the first ${formatShare(startFraction(newer.protocol, settingsOf(newer)))} of a window only, and refused as late in the rest.`,
    lost: () => "A start is let through in all of a window, and no longer refused as late.",
  },
  {
    has: (judgement) => nobodyFrom(judgement) !== undefined,
    gained: (newer) =>
      `From ${runnersWord(nobodyFrom(newer) ?? 0)} on nobody ever runs: a margin that does not fit into a slot is no longer dropped.`,
    lost: (older) =>
      `A margin that does not fit into a slot is dropped: somebody runs from ${runnersWord(nobodyFrom(older) ?? 0)} on as well.`,
  },
  {
    has: (judgement) => !modelOf(judgement).startsAnyTimeAlone,
    gained: () => "A runner that is alone starts in its window only, no longer whenever it looks.",
    lost: () => "A runner that is alone starts whenever it looks.",
  },
  {
    has: (judgement) => modelOf(judgement).locksStarts,
    gained: () =>
      "The store refuses a start while an execution is recorded as running: two no longer overlap, and a runner that is killed in one stops the fleet until its record is deleted.",
    lost: () => "Nothing in the store keeps two executions apart any more, and a runner that is killed stops nobody.",
  },
  {
    has: (judgement) =>
      modelOf(judgement).stabilizesMembership && settingsOf(judgement).membershipStabilizationSeconds > 0,
    gained: (newer) =>
      `A new runner waits for ${formatDuration(settingsOf(newer).membershipStabilizationSeconds)} before its first turn.`,
    lost: () => "A new runner no longer waits before its first turn.",
  },
];

/** The smallest fleet in which nobody ever runs, if there is one. */
function nobodyFrom(judgement: SlotJudgement): number | undefined {
  return judgement.regimes
    .map(([first]) => first)
    .find((first) => cycleOf(judgement.fleetOf(first)).regime === "nobody");
}
