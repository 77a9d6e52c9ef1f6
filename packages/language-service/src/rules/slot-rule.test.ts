import { NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";

function judge(settings: string, releases: readonly string[], runners: number) {
  return analyse([{ name: "pyproject.toml", text: `[tool.pynenc]\n${settings}` }], {
    ...NO_DECLARATIONS,
    runners: { least: runners, most: runners },
    pynencReleases: { releases },
  }).findings;
}

describe("a rule about slots", () => {
  const noSlot = "atomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minutes = 5.0\n";

  it("says nothing of a fleet that does not start", () => {
    expect(judge(noSlot, ["0.2.3"], 3).map(({ rule }) => rule)).toContain("margin-exceeds-slot");
    expect(judge(noSlot, ["0.4.0"], 3).map(({ rule }) => rule)).toEqual(["refuses-to-start"]);
  });

  const seldom = "atomic_service_interval_minutes = 5.0\natomic_service_check_interval_minutes = 7.0\n";

  it.each([
    [["0.2.3"], undefined],
    [["0.4.0"], "pynenc warns of it when a runner starts"],
    [["0.2.3", "0.4.0"], "pynenc 0.4.0 warns of it when a runner starts"],
  ])("names the releases that warn by themselves, where not all of %j do", (releases, warning) => {
    const warnings = judge(seldom, releases, 2)
      .filter(({ rule }) => rule === "check-exceeds-interval")
      .map(({ message }) => message.split("; ")[1]);
    expect(warnings).toEqual([warning]);
  });
});
