import { canRunAtomicService, decideAtomicServiceClaim, parseInstant } from "@slotwise/core";
import { type FleetPlan, protocolOf, slotSettings } from "./fleet-plan.js";
import { type Execution, executionsOf, type JournalEntry, type Look, overlapsOf } from "./journal.js";
import type { StoredExecution } from "./real-store.js";

/** What a fleet's runners wrote down. */
export interface ObservedFleet {
  readonly plan: FleetPlan;
  readonly runners: readonly ObservedRunner[];
  readonly executions: readonly Execution[];
}

export interface ObservedRunner {
  readonly name: string;
  /** What it is set to, where that is not the fleet's. */
  readonly plan?: FleetPlan;
  readonly journal: readonly JournalEntry[];
  readonly looks: readonly Look[];
}

/**
 * What has to be true of every look of a real fleet, however busy the machine was: each is judged by the times at which it
 * really happened. What does not hold is said in words; nothing is said where all does.
 */
export function decisionsThatDiffer({ plan, runners }: ObservedFleet): readonly string[] {
  const decide = (own: FleetPlan, runnerId: string, { view, decidedAt }: Look): boolean | string => {
    const settings = slotSettings(own);
    const activeRunners = view.map(([id, created]) => ({ runnerId: id, creationTime: parseInstant(created) }));
    if (protocolOf(plan) === "slot-window") return canRunAtomicService(runnerId, activeRunners, decidedAt, settings);
    return decideAtomicServiceClaim({ runnerId, activeRunners, currentTime: decidedAt, ...settings }).reason;
  };
  return runners.flatMap(({ name, plan: own = plan, journal, looks }) => {
    const runnerId = idIn(journal);
    return looks.flatMap((look) => {
      const ours = decide(own, runnerId, look);
      return ours === look.decision ? [] : [`${name} at ${look.decidedAt}: pynenc ${look.decision}, slotwise ${ours}`];
    });
  });
}

/** Everybody is seen whose heartbeat is young enough, and nobody else. A heartbeat is written by each look, and by nothing else. */
export function viewsThatDiffer({ plan, runners }: ObservedFleet): readonly string[] {
  return runners.flatMap(({ name, looks }) =>
    looks.flatMap((look) =>
      runners.flatMap((other) => {
        const isSeen = look.view.some(([id]) => id === idIn(other.journal));
        const must = other.looks.some(
          ({ at, lookedAt }) => at <= look.lookedAt && lookedAt >= look.at - plan.deadAfterSeconds,
        );
        const may = other.looks.some(
          ({ at, lookedAt }) => lookedAt <= look.at && at >= look.lookedAt - plan.deadAfterSeconds,
        );
        if (must && !isSeen) return [`${name} at ${look.at} does not see ${other.name}`];
        if (isSeen && !may && other.looks.length > 0) return [`${name} at ${look.at} still sees ${other.name}`];
        return [];
      }),
    ),
  );
}

/** Who may start executes, and nobody else does. */
export function executionsWithoutGrant({ runners }: ObservedFleet): readonly string[] {
  return runners.flatMap(({ name, journal, looks }) => {
    const granted = looks.filter((look) => look.granted).length;
    const executed = executionsOf(journal).length;
    return granted === executed ? [] : [`${name} was granted ${granted} starts and executed ${executed} times`];
  });
}

/** With windows alone the decision is the grant. */
export function grantsBesideTheDecision({ runners }: ObservedFleet): readonly string[] {
  return runners.flatMap(({ name, looks }) =>
    looks.filter(({ granted, decision }) => granted !== decision).map(({ at }) => `${name} at ${at}`),
  );
}

/**
 * The store's lock: no start is recorded within another record, every refusal lies within one, and each look that the decision
 * allowed left its record. A record ends for the others when its owner has written the end, which is before it looks again.
 */
export function lockThatDiffers({ runners }: ObservedFleet, records: readonly StoredExecution[]): readonly string[] {
  const held = records.filter(({ status }) => status !== "blocked");
  const refused = records.filter(({ status }) => status === "blocked");
  const wrong: string[] = [];
  for (const record of held) {
    const within = held.find((other) => other !== record && other.start <= record.start && record.start < endOf(other));
    if (within !== undefined) wrong.push(`a start at ${record.start} within the record of ${within.start}`);
  }
  for (const { start, reason } of refused) {
    const by = held.find((record) => record.start <= start && start <= lastSeen(record, runners));
    if (by === undefined) wrong.push(`a refusal at ${start} that no record explains: ${reason}`);
  }
  const assigned = runners.flatMap(({ looks }) => looks.filter(({ decision }) => decision === "assigned"));
  const granted = assigned.filter((look) => look.granted).length;
  if (granted !== held.length) wrong.push(`${granted} granted looks, ${held.length} records of executions`);
  if (assigned.length - granted !== refused.length) {
    wrong.push(`${assigned.length - granted} refused looks, ${refused.length} records of refusals`);
  }
  const unassigned = runners.flatMap(({ looks }) =>
    looks.filter((look) => look.granted && look.decision !== "assigned"),
  );
  return [...wrong, ...unassigned.map(({ at }) => `granted at ${at} without being assigned`)];
}

/** Pairs of executions that windows alone should have kept apart: same view, and the first over before the gap was. */
export function unexplainedOverlaps({ plan, runners, executions }: ObservedFleet): readonly string[] {
  const runnerOf = (runnerId: string) => runners.find(({ journal }) => idIn(journal) === runnerId);
  const lookBefore = (runnerId: string, start: number) =>
    runnerOf(runnerId)?.looks.findLast(({ granted, at }) => granted && at <= start);
  return overlapsOf(executions).flatMap(([first, second]) => {
    const [one, other] = [lookBefore(first.runnerId, first.start), lookBefore(second.runnerId, second.start)];
    if (one === undefined || other === undefined) return [`no look before ${first.start} or ${second.start}`];
    // Who cuts another cycle is kept apart by nothing.
    if (runnerOf(first.runnerId)?.plan !== runnerOf(second.runnerId)?.plan) return [];
    const hasSameView = JSON.stringify(one.view) === JSON.stringify(other.view);
    const slot = plan.intervalSeconds / one.view.length;
    const gap = Math.min(plan.marginSeconds, slot / 2);
    const took = (first.end ?? Number.POSITIVE_INFINITY) - one.decidedAt;
    return hasSameView && took <= gap ? [`${first.start} for ${took} s, and ${second.start}`] : [];
  });
}

function idIn(journal: readonly JournalEntry[]): string {
  return journal.find((entry) => entry.event === "boot")?.runnerId ?? "";
}

function endOf({ end }: StoredExecution): number {
  return end ?? Number.POSITIVE_INFINITY;
}

function lastSeen(record: StoredExecution, runners: readonly ObservedRunner[]): number {
  const owner = runners.find(({ journal }) => idIn(journal) === record.runnerId);
  const next = owner?.looks.find(({ lookedAt }) => lookedAt > endOf(record));
  return next?.lookedAt ?? Number.POSITIVE_INFINITY;
}
