import { describe, expect, it } from "vitest";
import { parseFaults } from "./faults-option.js";
import { FIND_ORDER, parseOptions } from "./options.js";

describe("parseOptions", () => {
  it("means a crash where somebody looks for a block and names no fault", () => {
    expect(parseFaults("crash")).not.toEqual({});
    for (const find of [undefined, ...FIND_ORDER]) {
      const { faults } = parseOptions({ format: "pretty", ...(find === undefined ? {} : { find }) });
      expect(faults, find).toEqual(find === "block" ? parseFaults("crash") : {});
    }
  });

  it("takes the faults that are named", () => {
    const named = parseOptions({ format: "pretty", find: "block", faults: "failover=5s" });
    expect(named.faults).toEqual(parseFaults("failover=5s"));
    expect(named.faults).not.toEqual(parseFaults("crash"));
  });
});
