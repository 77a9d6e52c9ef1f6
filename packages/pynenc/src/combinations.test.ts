import { describe, expect, it } from "vitest";
import {
  neededBeside,
  PLUGINS,
  pluginBeside,
  pluginProblem,
  pluginReleases,
  pynencsFor,
  storeProblem,
} from "./combinations.js";
import { RELEASES } from "./release.js";

describe("pluginProblem", () => {
  it("knows what the newest plugin for Redis works with", () => {
    const working = RELEASES.filter((release) => pluginProblem("pynenc-redis", "0.3.0", release) === undefined);
    expect(working).toEqual(["0.2.4", "0.3.0", "0.3.1"]);
    expect(pluginProblem("pynenc-redis", "0.3.0", "0.4.0")).toMatch(/^RedisBroker lacks /);
  });

  it("tells no path of the machine that tried", () => {
    for (const plugin of PLUGINS) {
      for (const release of pluginReleases(plugin)) {
        for (const pynenc of RELEASES) expect(pluginProblem(plugin, release, pynenc) ?? "").not.toMatch(/\/|\\/);
      }
    }
  });

  it("knows nothing of what was not tried", () => {
    expect(pluginProblem("pynenc-redis", "9.0", "0.4.0")).toBeUndefined();
    expect(pluginReleases("pynenc-other")).toEqual([]);
  });
});

describe("pluginBeside", () => {
  it.each([
    ["", "0.2.3", "0.1.5"],
    [">=0.1", "0.2.3", "0.1.5"],
    ["", "0.3.1", "0.3.0"],
    ["", "0.4.0", "0.3.0"],
    ["<0.3", "0.3.1", "0.1.5"],
    ["==0.3.0", "0.2.3", "0.3.0"],
    [">9", "0.2.3", undefined],
  ])("is the newest of those allowed by %j that may be installed with pynenc %s", (specifier, pynenc, release) => {
    expect(pluginBeside("pynenc-redis", specifier, pynenc)).toBe(release);
  });
});

describe("pynencsFor", () => {
  it("leaves out what a plugin does not let itself be installed with", () => {
    expect(pynencsFor("pynenc-redis", "0.3.0")).toEqual(["0.3.0", "0.3.1"]);
    expect(pynencsFor("pynenc-rustvello", "0.1.3")).toEqual(["0.2.0", "0.2.1", "0.2.2", "0.2.3"]);
  });

  it("knows what has to be beside it", () => {
    expect(neededBeside("pynenc-rustvello", "0.1.3", "0.2.3")).toBe("rustvello 0.1.6 or 0.4.0");
    expect(neededBeside("pynenc-redis", "0.3.0", "0.3.1")).toBeUndefined();
  });
});

describe("storeProblem", () => {
  it("is none for a release and its own store", () => {
    for (const release of RELEASES) expect(storeProblem(release, release)).toBeUndefined();
  });

  it("stops 0.4.0 at a store of 0.3.1, and 0.3.1 at one of 0.2.3", () => {
    expect(storeProblem("0.3.1", "0.4.0")).toMatch(/OperationalError/);
    expect(storeProblem("0.2.3", "0.3.1")).toMatch(/OperationalError: no such column: parent_event_id/);
  });
});
