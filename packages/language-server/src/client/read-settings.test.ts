import { describe, expect, it } from "vitest";
import { readSettings } from "./read-settings.js";

describe("readSettings", () => {
  it("reads what people write", () => {
    const { declarations, problems, inlayHints } = readSettings({
      runners: "1-8",
      serviceDuration: "20s",
      clockSkew: "500ms",
      startDelay: "2s",
      storeStaleness: "1s",
      loopOverhead: "50ms",
      pynencVersion: "0.2.3",
      rules: { "no-margin": "off" },
      inlayHints: false,
    });
    expect(declarations).toMatchObject({
      runners: { least: 1, most: 8 },
      serviceDurationSeconds: 20,
      clockSkewSeconds: 0.5,
      startDelaySeconds: 2,
      storeStalenessSeconds: 1,
      loopOverheadSeconds: 0.05,
      pynencReleases: { releases: ["0.2.3"] },
    });
    expect([...declarations.rules]).toEqual([["no-margin", "off"]]);
    expect(problems).toEqual([]);
    expect(inlayHints).toBe(false);
  });

  it.each([undefined, null, {}, [], "x", 7, { runners: "", rules: null, pynencVersion: "auto" }])(
    "takes %j for nothing said",
    (answer) => {
      const { declarations, problems, drawings, lenses } = readSettings(answer);
      expect(declarations).toMatchObject({ runners: undefined, pynencReleases: undefined });
      expect(problems).toEqual([]);
      expect([drawings, lenses]).toEqual([true, true]);
    },
  );

  it("tells of values that say nothing, and leaves them out", () => {
    const answer = {
      runners: "many",
      serviceDuration: 20,
      pynencVersion: {},
      rules: { "no-margin": "loud", nothing: "off" },
    };
    const { declarations, problems } = readSettings(answer);
    expect(declarations.runners).toBeUndefined();
    expect(problems).toEqual([
      'slotwise.runners is "many", which says nothing',
      "slotwise.serviceDuration is 20, which says nothing",
      "slotwise.pynencVersion is {}, which says nothing",
      'slotwise.rules has no-margin: "loud", which says nothing',
      'slotwise.rules has nothing: "off", which says nothing',
    ]);
  });

  it.each(["abc", ["a"], 5])("tells of rules that are no table: %j", (rules) => {
    expect(readSettings({ rules }).problems).toEqual([
      `slotwise.rules is ${JSON.stringify(rules)}, which says nothing`,
    ]);
  });
});
