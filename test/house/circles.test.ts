import fc from "fast-check";
import { expect, it } from "vitest";
import { circlesOf } from "./circles.js";

const names = [..."abcdefgh"];
const name = fc.constantFrom(...names);
const graph = fc
  .array(fc.tuple(name, name), { maxLength: 20 })
  .map((pairs) => new Map(names.map((from) => [from, pairs.filter(([each]) => each === from).map(([, to]) => to)])));

/** Whether a way of one arrow or more leads from one to the other. */
function reaches(arrows: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(arrows.get(from) ?? [])];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === to) return true;
    if (!seen.has(at)) waiting.push(...(arrows.get(at) ?? []));
    seen.add(at);
  }
  return false;
}

it("two are in one circle just when each reaches the other", () => {
  fc.assert(
    fc.property(graph, name, name, (arrows, one, other) => {
      const isTogether = circlesOf(arrows).some((circle) => circle.includes(one) && circle.includes(other));
      expect(isTogether).toBe(reaches(arrows, one, other) && reaches(arrows, other, one));
    }),
  );
});
