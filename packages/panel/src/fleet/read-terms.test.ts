import { judgeTerms } from "@slotwise/language-service";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terms } from "../testing/terms.js";
import { areSameTerms, readTerms } from "./read-terms.js";

const whole = terms({
  releases: ["0.2.3", "0.4.0"],
  crons: [{ field: "a", expression: "0 * * * *", isInCode: false }],
  declarations: { serviceDurationSeconds: 3, clockSkewSeconds: 1, startDelaySeconds: 60, storeStalenessSeconds: 5 },
});

/** Every path to a value in it. */
function pathsIn(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [before];
  return Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...before, name]));
}

describe("terms that cross a wall", () => {
  it("arrive whole, be it as JSON or as a clone, and lead to the same fleets", () => {
    for (const crossed of [JSON.parse(JSON.stringify(whole)), structuredClone(whole)]) {
      const arrived = readTerms(crossed);
      expect(arrived).toEqual(whole);
      expect(arrived && areSameTerms(arrived, whole)).toBe(true);
      expect(arrived && judgeTerms(arrived)).toEqual(judgeTerms(whole));
    }
  });

  it("are others as soon as any of their values is", () => {
    for (const path of pathsIn(whole)) {
      const changed = changedAt(whole, path, path.includes("releases") ? "0.1.0" : 2.5);
      expect(areSameTerms(changed as typeof whole, whole), path.join(".")).toBe(false);
    }
  });

  it("are none where a value is of another kind, or missing where it has to be there", () => {
    const mayBeMissing = ["runnerClass", "brokerClass", ...Object.keys(whole.declarations)];
    for (const path of pathsIn(whole)) {
      for (const value of [undefined, null, -1.5, Number.NaN, {}, [], "none of it"]) {
        const [name = ""] = path.slice(-1);
        const isFree =
          typeof value === "string" && ["field", "expression", "runnerClass", "brokerClass"].includes(name);
        const isAny = name === "atomic_service_max_start_slot_fraction" && value === -1.5;
        if (isFree || isAny || (value === undefined && mayBeMissing.includes(name))) continue;
        expect(readTerms(changedAt(whole, path, value)), `${path.join(".")} ${String(value)}`).toBeUndefined();
      }
    }
  });

  it("are none where they are something else altogether", () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(readTerms(anything)).toBeUndefined();
      }),
    );
  });
});

/** A copy with another value there; without it for `undefined`. */
function changedAt(value: unknown, [name = "", ...rest]: readonly string[], to: unknown): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  if (rest.length > 0) copy[name] = changedAt(copy[name], rest, to);
  else if (to === undefined) delete copy[name];
  else copy[name] = to;
  return copy;
}
