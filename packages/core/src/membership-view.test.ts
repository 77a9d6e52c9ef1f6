import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { createMembershipView } from "./membership-view.js";
import { calculateRunnerPosition } from "./runner.js";

// Names that an object used as a table would confuse with its own are among them.
const ids = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("__proto__", "constructor", "toString"));

describe("a membership view", () => {
  it("keeps the store's order and finds every position as the plain search does", () => {
    checkProperty(
      fc.property(fc.uniqueArray(ids, { maxLength: 20 }), ids, (names, other) => {
        const runners = names.map((runnerId) => ({ runnerId }));
        const view = createMembershipView(runners);
        expect(view.runners).toEqual(runners);
        for (const id of [...names, other]) expect(view.positionOf(id)).toBe(calculateRunnerPosition(id, runners));
      }),
    );
  });

  it("refuses an id that occurs twice, by the place of the second", () => {
    checkProperty(
      fc.property(fc.uniqueArray(ids, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (names, pick, at) => {
        const first = pick % names.length;
        const second = first + 1 + (at % (names.length - first));
        const id = names[first] ?? "";
        const runners = names.toSpliced(second, 0, id).map((runnerId) => ({ runnerId }));
        expectRefusal(() => createMembershipView(runners), `activeRunners[${second}].runnerId`, JSON.stringify(id));
      }),
    );
    expect(() => createMembershipView([{ runnerId: "a" }, { runnerId: "a" }])).toThrow("unique in the view");
  });

  it("carries the caller's own fields along, and does not change when the caller's list does", () => {
    const runners = [{ runnerId: "a", host: "one" }];
    const view = createMembershipView(runners);
    runners.push({ runnerId: "b", host: "two" });
    expect(view.runners.map(({ host }) => host)).toEqual(["one"]);
    expect(view.positionOf("b")).toBeUndefined();
    expect(Object.isFrozen(view)).toBe(true);
    expect(Object.isFrozen(view.runners)).toBe(true);
  });
});
