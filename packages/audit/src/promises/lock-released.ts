import { hasLock } from "../observation/has-lock.js";
import { isGone, lastSignOf, mayExecute, type Observation } from "../observation/observation.js";
import type { StuckLock } from "../observation/stuck-lock.js";
import { brokenBy, type Evidence, type PromiseReport, withoutEvidence } from "./promise-report.js";
import { countText, durationText, seconds, timeText } from "./words.js";

const ID = "lock-released";

/** Whether a record of a runner that is gone refuses every start. */
export function lockReleased(observation: Observation, stuck: StuckLock | undefined): PromiseReport {
  if (stuck !== undefined) return stuckReport(observation, stuck);
  if (!hasLock(observation)) {
    return withoutEvidence(ID, "kept", "these releases have no lock that a runner could leave behind");
  }
  const { now, deadAfter, lookPeriod } = observation;
  const details = [...pastBlocks(observation)];
  const running = observation.running.findLast(({ holdsLock }) => holdsLock);
  const figures = { stuckSeconds: 0, refusals: 0 };
  const { lockWithoutRecord } = observation.records;
  if (lockWithoutRecord !== undefined) {
    return withoutEvidence(
      ID,
      "unknown",
      `execution ${lockWithoutRecord} holds a lock whose record is gone: nobody can tell whose it is, and since when`,
      { details: ["Whoever starts is refused until it is let go of.", ...details], figures },
    );
  }
  if (running === undefined) {
    return withoutEvidence(ID, "kept", "no execution is recorded as running", { details, figures });
  }
  const quiet = now - lastSignOf(running, observation);
  const executing = `${running.runner} has been executing for ${durationText(now - running.start)}`;
  if (quiet <= lookPeriod || mayExecute(running, observation))
    return withoutEvidence(ID, "kept", executing, { details, figures });
  if (isGone(now - quiet, observation)) {
    return withoutEvidence(
      ID,
      "unknown",
      `${running.runner} was executing when it was last seen, ${durationText(quiet)} ago, and nobody was seen for long after it: all are gone, or these records are a copy that was made then`,
      {
        details: ["Whoever starts is refused until its record is ended, unless it still executes.", ...details],
        figures,
      },
    );
  }
  const decidedIn = deadAfter + lookPeriod - quiet;
  return withoutEvidence(
    ID,
    "unknown",
    `${executing} and was last seen ${durationText(quiet)} ago: it works on, or it is gone and has left the lock behind`,
    { details: [`It counts as gone in ${durationText(decidedIn)}.`, ...details], figures },
  );
}

function stuckReport(observation: Observation, stuck: StuckLock): PromiseReport {
  const { now, terms } = observation;
  const evidence: Evidence[] = [
    { what: "holds the lock and is gone", runner: stuck.runner, from: stuck.since, to: undefined },
  ];
  const refused =
    stuck.refusals === 0
      ? "No refused start is recorded"
      : `${countText(stuck.refusals, "start was refused", "starts were refused")} as far as they are recorded, the latest ${durationText(now - (stuck.lastRefusal ?? now))} ago`;
  const details = [
    `${refused}.`,
    ...(terms === undefined
      ? ["No settings were found: the runner is taken for gone by pynenc's own default for that, 10 min."]
      : []),
    "Nothing expires and no restart helps: only this record's end lets anybody start again.",
    ...pastBlocks(observation),
  ];
  return {
    ...brokenBy(
      ID,
      evidence,
      `${stuck.runner} was last seen ${timeText(stuck.ownerLastSeen)} in an execution that began ${timeText(stuck.since)}; its record has refused every start for ${durationText(now - stuck.since)}`,
      {
        details,
        figures: {
          stuckSeconds: seconds(now - stuck.since),
          ownerUnseenSeconds: seconds(now - stuck.ownerLastSeen),
          refusals: stuck.refusals,
        },
      },
    ),
    latest: stuck.lastRefusal ?? stuck.since,
  };
}

/** Blocks that are over, told and not held against the fleet: they were the same fault, and somebody has ended it. */
function* pastBlocks({ blocks }: Observation): Generator<string> {
  for (const { owner, from, to, refusals, isOver } of blocks.slice(-5)) {
    if (!isOver) continue;
    const whose = owner === undefined ? "a runner that is no longer known" : owner;
    yield `From ${timeText(from)} to ${timeText(to)} the record of ${whose} refused ${countText(refusals, "start")}, until it was cleared.`;
  }
}
