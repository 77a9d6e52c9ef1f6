import { search, story } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { fleetOf } from "./fleets.js";

/** Tries are counted, not time: one of a large fleet takes as long as hundreds of a small one. */
test.each([
  [200, 2500],
  [1000, 500],
])("what goes wrong with %i runners is shrunk in at most %i tries", (runners, most) => {
  const hunt = { fleet: fleetOf(runners), find: "overlap", faults: {}, seed: 1, tries: 40 } as const;
  const stays = search({ ...hunt, mayShrinkFleet: false });
  const shrinks = search(hunt);
  for (const result of [stays, shrinks]) {
    if (result.kind !== "found") throw new Error("nothing was found");
    expect(story(result.counterexample).length).toBeLessThan(12);
  }
  if (shrinks.kind === "found") expect(shrinks.counterexample.choices.runners.length).toBeLessThan(runners / 2);
  expect(stays.kind === "found" && stays.shrinks).toBeLessThanOrEqual(most);
  if (stays.kind === "found") expect(stays.counterexample.choices.runners).toHaveLength(runners);
});

test("shrinking says how far it is, and can be ended", () => {
  const shares: number[] = [];
  const hunt = { fleet: fleetOf(200), find: "overlap", faults: {}, seed: 1, tries: 40, mayShrinkFleet: false } as const;
  search(hunt, (_, share) => void (share !== undefined && shares.push(share)));
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  const end = () =>
    search(hunt, (_, share) => {
      if (share !== undefined) throw new Error("enough");
    });
  expect(end).toThrow("enough");
});
