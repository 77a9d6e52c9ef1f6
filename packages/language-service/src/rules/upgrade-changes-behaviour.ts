import { guarantee, type PromiseName, SAFETY_PROMISES } from "@slotwise/core";
import { rememberFor } from "@slotwise/project";
import { nameOfReleases, storeProblem } from "@slotwise/pynenc";
import { smallestOffending } from "../fleets/offending-sizes.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { Problem, Rule, RuleContext } from "./rule.js";

/** The dependency allows releases that behave differently, and a promise holds under some of them only. */
export const upgradeChangesBehaviour: Rule = {
  name: "upgrade-changes-behaviour",
  summary: "the dependency allows releases that behave differently, and only some are safe",
  severity: "warning",
  group: "slots",
  *check(context) {
    const { judgements, releases } = context;
    yield* storeLeftBehind(context);
    const [older, newer] = judgements;
    const { requirement } = releases;
    // Without a size everything is a limit, told elsewhere, and a release that was declared is no accident.
    if (older === undefined || newer === undefined || requirement === undefined || older.sizes === undefined) return;
    if (refusesStart(older) || refusesStart(newer)) return;
    const differences = SAFETY_PROMISES.flatMap((promise) => differenceIn(promise, older, newer));
    if (differences.length === 0) return;
    yield {
      document: requirement.document,
      range: requirement.range,
      message: `an upgrade changes what happens, as ${differences.join("; ")}: the dependency allows pynenc ${older.behaviour.name} and ${newer.behaviour.name}, so pin one of them, or choose settings that hold for both`,
    };
  },
};

/** "with 5 runners nobody ever runs under 0.2.4 but not under 0.2.3"; nothing where both keep a promise, or both break it. */
function differenceIn(promise: PromiseName, older: SlotJudgement, newer: SlotJudgement): readonly string[] {
  const [inOlder, inNewer] = [older, newer].map((judgement) => brokenFrom(judgement).get(promise));
  if ((inOlder === undefined) === (inNewer === undefined)) return [];
  const [bad, good, runners] = inOlder === undefined ? [newer, older, inNewer] : [older, newer, inOlder];
  const fleet = `${runners} ${runners === 1 ? "runner" : "runners"}`;
  return [`with ${fleet} ${CONSEQUENCES[promise]} under ${bad.behaviour.name} but not under ${good.behaviour.name}`];
}

/** The file of a SQLite store is not brought along by an upgrade, and some releases stop at an older one's. */
function* storeLeftBehind({ app, releases }: RuleContext): Generator<Problem> {
  const newest = releases.releases.at(-1);
  const store = app.pynenc.get("orchestrator_cls")?.coerced;
  const isSqlite = store?.kind === "value" && store.value === "SQLiteOrchestrator";
  if (releases.requirement === undefined || newest === undefined || !isSqlite) return;
  const stopping = releases.releases.filter((madeBy) => storeProblem(madeBy, newest) !== undefined);
  const [first] = stopping;
  if (first === undefined) return;
  yield {
    document: releases.requirement.document,
    range: releases.requirement.range,
    severity: "info",
    message: `an upgrade needs a new file: the dependency allows pynenc ${newest}, which does not run on a SQLite store that ${nameOfReleases(stopping)} made (${storeProblem(first, newest)})`,
  };
}

/** The smallest fleet that breaks each promise; none where all keep it. */
const brokenFrom = rememberFor(
  (judgement: SlotJudgement): ReadonlyMap<PromiseName, number | undefined> =>
    new Map(
      SAFETY_PROMISES.map((promise) => [
        promise,
        smallestOffending(judgement, (fleet) => guarantee(promise, fleet).verdict === "broken"),
      ]),
    ),
);

const CONSEQUENCES: Readonly<Record<PromiseName, string>> = {
  "windows-disjoint": "two runners may start at once",
  "full-coverage": "nobody ever runs",
  "single-runner": "a lone runner is refused",
  "executions-disjoint": "executions can overlap",
  "starts-unrefused": "a start can be refused",
  "refused-turns-kept": "turns can be lost to a long execution",
  "lock-released": "a runner that is killed in an execution stops the fleet",
  "no-turn-missed": "turns can be missed",
  "runners-visible": "a living runner can count as dead",
  "executing-runner-visible": "a runner that executes can count as dead",
  "view-settles": "runners can take each other's turns when one joins",
  "dead-turn-taken-over": "a dead runner's turn stays empty",
};
