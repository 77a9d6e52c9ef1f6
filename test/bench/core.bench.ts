import {
  type Claimant,
  canRunAtomicService,
  createClaimDecider,
  createCycle,
  createFleet,
  createMembershipView,
  createSlotSettings,
  decideAtomicServiceClaim,
  guarantees,
  instantFromSeconds,
  largestSafeFleet,
} from "@slotwise/core";
import { measure, report, type Subject } from "./measure.js";

/** Today, in steps that never fall into step with the interval. */
const START = 1_795_500_000;
const STEP = 0.37;

const settings = { serviceIntervalMinutes: 5, spreadMarginMinutes: 1 };
const runners = runnersOf(3);
const thousand = runnersOf(1000);
const ids = runners.map(({ runnerId }) => runnerId);
const three = createCycle("slot-window", createSlotSettings(settings), 3);
const million = createCycle("slot-window", createSlotSettings({ ...settings, spreadMarginMinutes: 1e-6 }), 1_000_000);
const view = createMembershipView(runners);

report(
  measure([
    {
      name: "canRunAtomicService, 3 runners",
      run: (times) => count(times, (time, index) => canRunAtomicService(ids[index % 3] ?? "", runners, time, settings)),
    },
    {
      name: "validated view and cycle, 3 runners",
      run: (times) => count(times, (time, index) => three.mayStart(view.positionOf(ids[index % 3] ?? "") ?? 0, time)),
    },
    { name: "who may run at t, 3 runners", run: (times) => count(times, (time) => three.ownerAt(time) !== undefined) },
    {
      name: "who may run at t, 1,000,000 runners",
      run: (times) => count(times, (time) => million.ownerAt(time) !== undefined),
    },
    ...[runners, thousand].flatMap((view) => claimSubjects(view)),
  ]),
);

const fleet = createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners: 4 });
report(
  measure([
    { name: "every promise of one fleet", run: (times) => count(times, () => guarantees(fleet).length > 0) },
    { name: "the largest safe fleet", run: (times) => count(times, () => largestSafeFleet(fleet).kind === "limit") },
  ]),
);

function count(times: number, test: (time: number, index: number) => boolean): number {
  let yes = 0;
  for (let index = 0; index < times; index++) if (test(START + index * STEP, index)) yes++;
  return yes;
}

function runnersOf(size: number): readonly Claimant[] {
  return Array.from({ length: size }, (_, index) => ({
    runnerId: `runner-${index}`,
    creationTime: instantFromSeconds(START),
  }));
}

/** A claim of plain values, and the same of a view and settings that were checked once. */
function claimSubjects(activeRunners: readonly Claimant[]): readonly Subject[] {
  const size = activeRunners.length;
  const ids = activeRunners.map(({ runnerId }) => runnerId);
  const claims = createClaimDecider(createSlotSettings(settings));
  const view = createMembershipView(activeRunners);
  return [
    {
      name: `decideAtomicServiceClaim, ${size} runners`,
      run: (times) =>
        count(times, (currentTime, index) => {
          // Written out: to spread the settings into a new object takes many times as long as the decision.
          const request = {
            serviceIntervalMinutes: settings.serviceIntervalMinutes,
            spreadMarginMinutes: settings.spreadMarginMinutes,
            membershipStabilizationSeconds: 0,
            maxStartSlotFraction: 0.5,
            runnerId: ids[index % size] ?? "",
            activeRunners,
            currentTime,
          };
          return decideAtomicServiceClaim(request).shouldTryStart;
        }),
    },
    {
      name: `validated view and claim, ${size} runners`,
      run: (times) => count(times, (time, index) => claims.decide(view, ids[index % size] ?? "", time).shouldTryStart),
    },
  ];
}
