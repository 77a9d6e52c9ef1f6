import fc from "fast-check";
import { expect, it } from "vitest";
import { BoundedMap } from "./bounded-map.js";

const keys = fc.array(fc.string({ maxLength: 8 }), { maxLength: 60 });

it("keeps the latest entries, as many as there may be and as long", () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 30 }), (all, most, mostCharacters) => {
      const map = new BoundedMap<number>(most, mostCharacters);
      const added: string[] = [];
      for (const [index, key] of all.entries()) {
        if (!map.has(key)) added.push(key);
        map.set(key, index);
        expect(map.get(key)).toBe(index);
        const kept = [...new Set(added)].filter((each) => map.has(each));
        expect(kept.length).toBeLessThanOrEqual(most);
        const characters = kept.reduce((sum, each) => sum + each.length, 0);
        expect(kept.length === 1 || characters <= mostCharacters).toBe(true);
        // Whoever came last is there, and nobody goes before somebody older.
        const latest = added.slice(-kept.length);
        expect(new Set(latest)).toEqual(new Set(kept));
      }
    }),
  );
});

it("gives up nothing before it has to", () => {
  const map = new BoundedMap<number>(3, 10);
  for (const [index, key] of ["aaaa", "bbbb", "cc"].entries()) map.set(key, index);
  map.set("bbbb", 7);
  expect(["aaaa", "bbbb", "cc"].map((key) => map.get(key))).toEqual([0, 7, 2]);
  map.set("d", 3);
  expect(["aaaa", "bbbb", "cc", "d"].map((key) => map.get(key))).toEqual([undefined, 7, 2, 3]);
});
