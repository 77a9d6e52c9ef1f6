import { SECOND, search } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf } from "./fleets.js";

test.each([1, 2, 3, 4, 5, 6])("a crash and a restart suffice, whatever else may happen: seed %i", (seed) => {
  const result = search({
    fleet: fleetOf(3),
    find: "overlap",
    faults: { storeDelay: 45 * SECOND, crashes: 2, restarts: 1 },
    seed,
    tries: 10_000,
    mayShrinkFleet: false,
  });
  if (result.kind !== "found") throw new Error("nothing was found");
  const { faults, store } = result.counterexample.choices;
  expect(faults.length + Number(store.delay > 0)).toBeLessThanOrEqual(2);
});
