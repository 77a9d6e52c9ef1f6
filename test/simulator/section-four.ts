import {
  createFleet,
  createSlotSettings,
  type FleetDescription,
  type Protocol,
  type SlotSettings,
} from "@slotwise/core";
import { configurationOf, type Found, HOUR, type Hunt, SECOND } from "@slotwise/simulator";

type Changes = Partial<Omit<FleetDescription, "settings" | "totalRunners">> & {
  readonly settings?: Partial<SlotSettings>;
};

function fleet(totalRunners: number, { settings, ...changes }: Changes = {}) {
  return createFleet({
    protocol: "slot-window" satisfies Protocol,
    settings: createSlotSettings(settings ?? {}),
    totalRunners,
    longestExecutionSeconds: 10,
    ...changes,
  });
}

const USUAL = { find: "overlap", faults: {}, seed: 1, tries: 50_000 } as const;

function starts({ events }: Found) {
  return events.filter(({ kind }) => kind === "starts");
}

/** The ways in which the protocols break, each as a search that finds it; under `slot-window` where nothing else is said. */
export const FAILURES: Readonly<Record<string, Hunt>> = {
  "doubles share an instant where there is no margin": {
    ...USUAL,
    fleet: fleet(9, { settings: { spreadMarginMinutes: 0 }, longestExecutionSeconds: 1e-6 }),
    mayShrinkFleet: false,
  },
  "a stranger asks where one runner is listed": {
    ...USUAL,
    fleet: fleet(1),
    faults: { joins: 1, staleness: 5 * SECOND },
    accepts: (found) => starts(found).some(({ decision }) => decision?.reason === "one_other_is_alone"),
  },
  "a runner joins a lone one": { ...USUAL, fleet: fleet(1), faults: { joins: 1 } },
  "a fourth runner joins three": { ...USUAL, fleet: fleet(3), faults: { joins: 1 }, mayShrinkFleet: false },
  "one has read the old view and one the new": {
    ...USUAL,
    fleet: fleet(2),
    faults: { joins: 1, staleness: 30 * SECOND },
    mayShrinkFleet: false,
    accepts: (found) => starts(found).every(({ view }) => (view?.length ?? 0) > 1),
  },
  "a start that comes late": { ...USUAL, fleet: fleet(3, { startDelaySeconds: 55 }) },
  "a pause between decision and start": { ...USUAL, fleet: fleet(3), faults: { pause: 60 * SECOND } },
  "clocks further apart than the gap": { ...USUAL, fleet: fleet(3, { clockSkewSeconds: 70 }) },
  "a margin that is dropped halves the gap": { ...USUAL, fleet: fleet(5, { longestExecutionSeconds: 40 }) },
  "a turn that is missed": { ...USUAL, find: "missed-turn", fleet: fleet(4), mayShrinkFleet: false },
  "nobody runs in a whole cycle": { ...USUAL, find: "silence", fleet: fleet(4), mayShrinkFleet: false },
  "a clock that is set back by an hour": {
    ...USUAL,
    find: "missed-turn",
    fleet: fleet(3),
    faults: { clockStep: HOUR },
  },
  "a living runner that is not seen": { ...USUAL, fleet: fleet(2, { runnerConsideredDeadAfterMinutes: 0.4 }) },
  "two configurations in one fleet": {
    ...USUAL,
    fleet: fleet(2),
    faults: { otherConfiguration: configurationOf(fleet(2, { settings: { serviceIntervalMinutes: 10 } })) },
  },
  "equal creation times in either order": { ...USUAL, fleet: fleet(2), faults: { ties: true } },
  "slot-claim: the margin leaves nobody a window": {
    ...USUAL,
    find: "silence",
    fleet: fleet(5, { protocol: "slot-claim" }),
    mayShrinkFleet: false,
  },
  "slot-claim: the time to start is shorter than the check period": {
    ...USUAL,
    find: "missed-turn",
    fleet: fleet(3, { protocol: "slot-claim" }),
    mayShrinkFleet: false,
  },
  "slot-claim: a runner dies while it executes": {
    ...USUAL,
    find: "block",
    fleet: fleet(2, { protocol: "slot-claim" }),
    faults: { crashes: 1 },
  },
  "slot-claim: a lone runner dies, and another is started in its place": {
    ...USUAL,
    find: "block",
    fleet: fleet(1, { protocol: "slot-claim" }),
    faults: { crashes: 1, restarts: 1 },
  },
  "slot-claim: the store is away while a runner executes": {
    ...USUAL,
    find: "block",
    fleet: fleet(2, { protocol: "slot-claim" }),
    faults: { outage: 3 * SECOND },
  },
  "slot-claim: a turn is over before the execution that is in its way": {
    ...USUAL,
    find: "lost-turn",
    fleet: fleet(2, { protocol: "slot-claim", longestExecutionSeconds: 140 }),
    faults: {},
  },
  "slot-claim: the store forgets that an execution is over": {
    ...USUAL,
    find: "block",
    fleet: fleet(2, { protocol: "slot-claim" }),
    faults: { failover: 5 * SECOND },
  },
  "slot-claim: the store forgets that one is running": {
    ...USUAL,
    fleet: fleet(1, { protocol: "slot-claim" }),
    faults: { joins: 1, failover: 5 * SECOND },
  },
};
