import { NO_DECLARATIONS, OWN_SETTINGS } from "@slotwise/project";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addFleetOptions, addRuleOption, declarationsOf } from "./fleet-options.js";

function declared(...args: readonly string[]) {
  const command = addRuleOption(addFleetOptions(new Command())).exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  return declarationsOf(command.parse(args, { from: "user" }).opts());
}

describe("the options about a fleet", () => {
  it("say nothing where none is given", () => expect(declared()).toEqual(NO_DECLARATIONS));

  it("say everything that can be declared in a word, and levels", () => {
    const args =
      "--runners 1-8 --service-duration 20s --clock-skew 500ms --start-delay 2s --store-staleness 1s --loop-overhead 50ms --pynenc-version 0.2.3 --rule no-margin=off";
    expect(declared(...args.split(" "))).toEqual({
      ...NO_DECLARATIONS,
      runners: { least: 1, most: 8 },
      serviceDurationSeconds: 20,
      clockSkewSeconds: 0.5,
      startDelaySeconds: 2,
      storeStalenessSeconds: 1,
      loopOverheadSeconds: 0.05,
      pynencReleases: { releases: ["0.2.3"] },
      rules: new Map([["no-margin", "off"]]),
    });
  });

  it("join releases and levels that are repeated; of anything else the last one counts", () => {
    const { pynencReleases } = declared("--pynenc-version", "0.2.3", "--pynenc-version", "0.4.0");
    expect(pynencReleases?.releases).toEqual(["0.2.3", "0.4.0"]);
    expect(declared("--clock-skew", "1s", "--clock-skew", "2s").clockSkewSeconds).toBe(2);
    expect([...declared("--rule", "no-margin=off", "--rule", "cron-tick-lost=info").rules]).toEqual([
      ["no-margin", "off"],
      ["cron-tick-lost", "info"],
    ]);
  });

  it.each([
    [["--runners", "0"], "0 is no fleet size such as 4, or range such as 1-8, up to a million."],
    [["--clock-skew", "20"], "20 is no duration with a unit, such as 20s, 500ms or 1.5min."],
    [["--pynenc-version", "latest"], `latest is no release such as ${OWN_SETTINGS.pynencReleases.examples[0]}.`],
    [["--rule", "no-margn=off"], "there is no rule no-margn; did you mean no-margin?"],
    [["--rule", "no-margin=loud"], "loud is none of error, warning, info, off."],
  ])("say what cannot be meant: %j", (args, message) => {
    expect(() => declared(...args)).toThrow(message);
  });
});
