import { brokenPromises, isSafe } from "@slotwise/core";
import { analyseProject, hardestFleets, refusesStart } from "@slotwise/language-service";
import { editorDocument, judgedFleet } from "@slotwise/language-service/editor";
import { type FileFleet, readFileFleet, redraw, verdictOn } from "@slotwise/panel";
import { settingsRecipes } from "@slotwise/testkit";
import { LIGHT_PALETTE } from "@slotwise/timeline";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const NAME = "pyproject.toml";

/** What lint says of a file, and the fleet that arrives in the panel of an editor, through the walls between. */
function seenFrom(text: string) {
  const project = analyseProject([{ name: NAME, text }]);
  const editor = editorDocument(project, NAME);
  const sent = JSON.stringify((editor && judgedFleet(editor)) ?? null);
  const file = structuredClone(readFileFleet(JSON.parse(sent)));
  return { project, file: readFileFleet(file) as FileFleet };
}

const THREE_RUNNERS = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0

[tool.slotwise]
runners = 3
service-duration = "10s"
`;

describe("the panel of a fleet", () => {
  it.each([
    ['start-delay = "60s"\n', /one of 10 s started 60 s late does not fit into the 60 s/],
    ['clock-skew = "51s"\n', /one of 10 s with clocks 51 s apart does not fit into the 60 s/],
    [
      'start-delay = "30s"\nclock-skew = "21s"\n',
      /one of 10 s started 30 s late with clocks 21 s apart does not fit into the 60 s/,
    ],
  ])("says what lint warns of, with %j", (declared, reason) => {
    const { project, file } = seenFrom(`${THREE_RUNNERS}${declared}`);
    expect(project.findings.map(({ rule }) => rule)).toContain("execution-exceeds-gap");
    const verdict = verdictOn(file.fleet);
    expect(verdict.isSafe).toBe(false);
    expect(verdict.sentence).toMatch(reason);
    if (!declared.includes("start-delay")) return;
    // What is drawn and described is the same fleet: skew moves nobody's window, a delay moves what begins in it.
    const { description } = redraw(file.fleet, LIGHT_PALETTE, 600);
    expect(description).toMatch(/An execution of 10 s that begins \d+ s after the last possible start/);
  });

  it("knows how old the views of its store may be", () => {
    const { file } = seenFrom(`${THREE_RUNNERS}store-staleness = "60s"\n`);
    expect(file.fleet.storeStalenessSeconds).toBe(60);
  });

  it("is not called safe where lint warns of another size, or of another release", () => {
    // With 8 runners the margin is dropped, and half a slot is enough to look in; with 4 it is not.
    const sizes = seenFrom(
      `[tool.pynenc]\natomic_service_check_interval_minutes = 0.25\n[tool.slotwise]\nrunners = "4-8"\npynenc-version = "0.2.3"\n`,
    );
    const releases = seenFrom(`[tool.pynenc]\n[tool.slotwise]\nrunners = 5\n`);
    for (const { project, file } of [sizes, releases]) {
      expect(project.findings.some(({ severity }) => severity !== "info")).toBe(true);
      expect(verdictOn(file.fleet).isSafe).toBe(false);
    }
  });

  it("is judged by its panel as it is by lint, whatever its settings", () => {
    const seconds = fc.constantFrom(0, 0.5, 10, 30, 60, 75);
    const cases = fc.record({
      recipe: settingsRecipes("any"),
      least: fc.integer({ min: 1, max: 9 }),
      more: fc.integer({ min: 0, max: 4 }),
      checkIntervalMinutes: fc.constantFrom(0.1, 0.5, 1, 5),
      deadAfterMinutes: fc.constantFrom(0.5, 10),
      stabilizationMinutes: fc.constantFrom(0, 1),
      version: fc.constantFrom("0.1.0", "0.2.3", "0.2.4", "0.4.0", ">=0.1", ">=0.2.4"),
      duration: fc.option(seconds, { nil: undefined }),
      skew: seconds,
      delay: seconds,
      staleness: seconds,
    });
    fc.assert(
      fc.property(cases, ({ recipe, least, more, version, duration, skew, delay, staleness, ...given }) => {
        const { serviceIntervalMinutes, spreadMarginMinutes } = recipe(least + more);
        const { project, file } = seenFrom(`[project]
dependencies = ["pynenc${/^\d/.test(version) ? "==" : ""}${version}"]
[tool.pynenc]
atomic_service_interval_minutes = ${float(serviceIntervalMinutes)}
atomic_service_spread_margin_minutes = ${float(spreadMarginMinutes)}
atomic_service_check_interval_minutes = ${float(given.checkIntervalMinutes)}
runner_considered_dead_after_minutes = ${float(given.deadAfterMinutes)}
atomic_service_membership_stabilization_minutes = ${float(given.stabilizationMinutes)}
[tool.slotwise]
runners = "${least}-${least + more}"
${duration === undefined ? "" : `service-duration = "${duration}s"`}
clock-skew = "${skew}s"
start-delay = "${delay}s"
store-staleness = "${staleness}s"
`);
        const judgements = project.deployments.flatMap(({ judgements }) => judgements);
        const judged = judgements.flatMap((judgement) => hardestFleets(judgement));
        expect(judged.length).toBeGreaterThan(0);
        // The very fleet that was judged, field by field.
        expect(judged).toContainEqual(file.fleet);
        expect(file.fleet).toMatchObject({
          clockSkewSeconds: skew,
          startDelaySeconds: delay,
          storeStalenessSeconds: staleness,
          longestExecutionSeconds: duration,
        });
        const isRefused = judgements.some(refusesStart);
        const verdict = verdictOn(file.fleet);
        expect(verdict.isSafe).toBe(!isRefused && judged.every(isSafe));
        if (isRefused) expect(verdict.sentence).toMatch(/^No runner starts/);
        else expect(verdict.isSafe).toBe(brokenPromises(file.fleet).length === 0);
      }),
    );
  });
});

/** As TOML has it. */
function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
