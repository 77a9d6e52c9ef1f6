import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReason } from "./read-reason.js";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });

describe("the reason of an execution", () => {
  it("names the record that stood in the way, and its runner where the store tells it", () => {
    const id = text.filter((each) => !/\s/.test(each));
    fc.assert(
      fc.property(id, fc.option(text, { nil: undefined }), (by, owner) => {
        const reason = `prior_running:${by}${owner === undefined ? "" : ` runner:${owner}`}`;
        expect(readReason(reason)).toEqual({ kind: "refused", by, owner });
      }),
    );
  });

  it("names the exception", () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(readReason(`exception:${name}`)).toEqual({ kind: "exception", name });
      }),
    );
    expect(readReason("exception:")).toEqual({ kind: "exception", name: "" });
  });

  it.each([
    ["nothing", ""],
    ["a refusal of no record", "prior_running:"],
    ["what somebody else writes", "not prior_running:a"],
  ])("is another where it is %s", (_, reason) => expect(readReason(reason)).toEqual({ kind: "other" }));

  it("names no runner that has no name", () => {
    expect(readReason("prior_running:a runner:")).toEqual({ kind: "refused", by: "a", owner: undefined });
  });
});
