import { DAY, MINUTE, Random, type ScenarioRunner } from "@slotwise/simulator";
import { expect, test } from "vitest";
import { Places } from "./places.js";

const FIRST: readonly ScenarioRunner[] = [undefined, undefined, DAY / 2].map((joinsAt, index) => ({
  id: `runner ${index + 1}`,
  configuration: 0,
  joinsAt,
  firstLook: 0,
  clockOffset: index,
  clockDriftPpm: 0,
}));

test("a place has one runner at a time, and after it is left nobody for 20 to 40 minutes", () => {
  const random = new Random(3);
  for (let run = 0; run < 50; run++) {
    const places = new Places(FIRST, random);
    let now = 0;
    for (let left = 0; left < 40; left++) {
      now += random.upTo(DAY / 4);
      const place = random.upTo(FIRST.length - 1);
      const before = places.at(place, now);
      const gone = places.replaceAt(place, now);
      // Whoever has yet to come cannot go.
      expect(gone).toBe(before);
      if (gone === undefined) continue;
      expect(places.at(place, now)).toBeUndefined();
      expect(places.at(place, now + 20 * MINUTE - 1)).toBeUndefined();
      const successor = places.runners.at(-1);
      expect(successor).toMatchObject({ replaces: gone, clockOffset: place });
      expect(places.at(place, now + 40 * MINUTE)).toBe(successor?.id);
    }
    const ids = places.runners.map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => `runner ${index + 1}`));
  }
});
