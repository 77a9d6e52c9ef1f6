import { brokenPromises } from "@slotwise/core";
import {
  type Analysis,
  analyseProject,
  hardestFleets,
  judgeTerms,
  refusesStart,
  ruleNamed,
} from "@slotwise/language-service";
import { editorDocument, judgedFleets, shownDeployments, writeValues } from "@slotwise/language-service/editor";
import { CONTROLS, changesOf, readFileFleets, redraw, termsToTry, verdictOn } from "@slotwise/panel";
import { settingsRecipes } from "@slotwise/testkit";
import { LIGHT_PALETTE } from "@slotwise/timeline";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const NAME = "pyproject.toml";

/** What lint says of a file, and the fleets that arrive in the panel of an editor, through the walls between. */
function seenFrom(text: string, name = NAME) {
  const project = analyseProject([{ name, text }]);
  const editor = editorDocument(project, name);
  if (editor === undefined) throw new Error("the file says something of a fleet");
  const sent = JSON.stringify(judgedFleets(editor) ?? null);
  const file = readFileFleets(structuredClone(readFileFleets(JSON.parse(sent))));
  const [fleet] = file?.deployments ?? [];
  return { project, editor, deployments: file?.deployments ?? [], fleet, analyses: shownDeployments(editor) };
}

function termsIn(fleet: ReturnType<typeof seenFrom>["fleet"]) {
  if (fleet?.terms == null) throw new Error("the fleet is judged");
  return fleet.terms;
}

/** What lint has against the slots of a deployment: a warning at least. */
function slotTroubles({ findings }: Analysis): readonly string[] {
  const starting = ["refuses-to-start", "invalid-cron"];
  return findings
    .filter(
      ({ severity, rule }) => severity !== "info" && (ruleNamed(rule)?.group === "slots" || starting.includes(rule)),
    )
    .map(({ rule }) => rule);
}

const THREE_RUNNERS = `[project]
dependencies = ["pynenc==0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0

[tool.slotwise]
runners = 3
service-duration = "10s"
`;

/** Safe for 7 runners up to 0.2.3, and an error from 0.2.4 on: there a margin that leaves nothing lets nobody run. */
const TWO_BEHAVIOURS = `[project]
dependencies = ["pynenc>=0.2.3"]

[tool.pynenc]
atomic_service_interval_minutes = 5.0
atomic_service_check_interval_minutes = 0.1

[tool.slotwise]
runners = 7
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
    const { project, fleet } = seenFrom(`${THREE_RUNNERS}${declared}`);
    expect(project.findings.map(({ rule }) => rule)).toContain("execution-exceeds-gap");
    const verdict = verdictOn(termsIn(fleet), fleet);
    expect(verdict.kind).toBe("broken");
    expect(verdict.sentence).toMatch(reason);
    if (!declared.includes("start-delay")) return;
    // What is drawn and described is the same fleet: skew moves nobody's window, a delay moves what begins in it.
    const { description } = redraw(verdict.worst.fleet, LIGHT_PALETTE, 600);
    expect(description).toMatch(/An execution of 10 s that begins \d+ s after the last possible start/);
  });

  it("knows how old the views of its store may be", () => {
    const { fleet } = seenFrom(`${THREE_RUNNERS}store-staleness = "60s"\n`);
    expect(verdictOn(termsIn(fleet)).worst.fleet.storeStalenessSeconds).toBe(60);
  });

  it("judges every release in force, draws the worst and names it", () => {
    const { fleet } = seenFrom(TWO_BEHAVIOURS);
    const verdict = verdictOn(termsIn(fleet), fleet);
    expect(verdict.releases.map(({ kind }) => kind === "broken")).toEqual([true, true]);
    const wider = CONTROLS.spreadMarginMinutes.changed(termsIn(fleet), 0.4);
    const judged = verdictOn(CONTROLS.checkIntervalMinutes.changed(wider, 0.1), fleet);
    expect(judged.releases.map(({ name }) => name)).toHaveLength(2);
    expect(judged.worst).toBe(judged.releases.find(({ kind }) => kind === judged.kind));
    expect(verdict.sentence).toMatch(/nobody ever runs|the margin is dropped/);
    expect(verdict.sentence).toContain("(pynenc ");
  });

  it("is not called safe where lint warns of another size, or of another release", () => {
    // With 8 runners the margin is dropped, and half a slot is enough to look in; with 4 it is not.
    const sizes = seenFrom(
      `[tool.pynenc]\natomic_service_check_interval_minutes = 0.25\n[tool.slotwise]\nrunners = "4-8"\npynenc-version = "0.2.3"\n`,
    );
    const releases = seenFrom(`[tool.pynenc]\n[tool.slotwise]\nrunners = 5\n`);
    for (const { project, fleet } of [sizes, releases]) {
      expect(project.findings.some(({ severity }) => severity !== "info")).toBe(true);
      expect(verdictOn(termsIn(fleet), fleet).kind).toBe("broken");
    }
  });

  it("says that a cron's tick is lost, as lint does, and no more where the rule is off", () => {
    const daily = `${THREE_RUNNERS.replace("service-duration", "#")}`.replace(
      "[tool.slotwise]",
      'recover_pending_invocations_cron = "1 0 * * *"\n[tool.slotwise]',
    );
    const { fleet, project } = seenFrom(daily);
    expect(project.findings.map(({ rule }) => rule)).toContain("cron-tick-lost");
    const verdict = verdictOn(termsIn(fleet), fleet);
    expect(verdict.sentence).toMatch(/^Not safe with 3 runners: (?:a|the) tick of recover_\w+ \(1 0 \* \* \*\)/);
    const off = seenFrom(`${daily}[tool.slotwise.rules]\ncron-tick-lost = "off"\n`);
    expect(verdictOn(termsIn(off.fleet), off.fleet).kind).not.toBe("broken");
    const suppressed = seenFrom(daily.replace('"1 0 * * *"', '"1 0 * * *" # slotwise: ignore[cron-tick-lost]'));
    expect(verdictOn(termsIn(suppressed.fleet), suppressed.fleet).kind).not.toBe("broken");
  });

  it("has every deployment of a file by its name, and says of each what lint says", () => {
    const service = (name: string, minutes: string, replicas: number) =>
      `  ${name}:\n    command: pynenc --app ${name}.app runner start\n    environment:\n      PYNENC__APP_ID: ${name}\n      PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: "${minutes}"\n    deploy:\n      replicas: ${replicas}\n`;
    const { deployments, analyses } = seenFrom(
      `services:\n${service("worker", "1.0", 7)}${service("mailer", "60.0", 2)}`,
      "compose.yaml",
    );
    expect(deployments.map(({ name }) => name)).toEqual(analyses.map(({ name }) => name));
    expect(deployments.map(({ terms }) => terms?.declarations.runners?.most)).toEqual([7, 2]);
    for (const [index, fleet] of deployments.entries()) {
      const isBroken = verdictOn(termsIn(fleet), fleet).kind === "broken";
      expect(isBroken).toBe(slotTroubles(analyses[index]?.analysis as Analysis).length > 0);
    }
  });

  it("says why a fleet cannot be judged", () => {
    const { fleet } = seenFrom("[tool.pynenc]\natomic_service_interval_minutes = \n");
    expect(fleet?.terms).toBeNull();
    expect(fleet?.notJudged).toMatch(/^pyproject\.toml:2: /);
  });

  /** Files, each with something that another rule of the slots looks at. */
  const files = fc
    .record({
      recipe: settingsRecipes("any"),
      least: fc.integer({ min: 1, max: 9 }),
      more: fc.integer({ min: 0, max: 4 }),
      checkIntervalMinutes: fc.constantFrom(0, 0.1, 0.5, 1, 5),
      deadAfterMinutes: fc.constantFrom(0.5, 4, 10),
      stabilizationMinutes: fc.constantFrom(0, 1),
      version: fc.constantFrom("0.1.0", "0.2.3", "0.2.4", "0.4.0", ">=0.1", ">=0.2.3", ">=0.2.4"),
      duration: fc.option(fc.constantFrom(0, 0.5, 10, 30, 60, 75), { nil: undefined }),
      skew: fc.constantFrom(0, 0.5, 10, 60),
      delay: fc.constantFrom(0, 0, 0.5, 60),
      staleness: fc.constantFrom(0, 10),
      cron: fc.constantFrom("*/5 * * * *", "1 0 * * *", "* * * * *", "0 3 * * 1", "*/7 * * * *"),
      level: fc.constantFrom("", "", 'cron-tick-lost = "off"', 'lock-outlives-owner = "error"', 'no-margin = "info"'),
    })
    .map(({ recipe, least, more, version, duration, skew, delay, staleness, cron, level, ...given }) => {
      const { serviceIntervalMinutes, spreadMarginMinutes } = recipe(least + more);
      return {
        ...{ skew, delay, staleness, duration },
        text: `[project]
dependencies = ["pynenc${/^\d/.test(version) ? "==" : ""}${version}"]
[tool.pynenc]
atomic_service_interval_minutes = ${float(serviceIntervalMinutes)}
atomic_service_spread_margin_minutes = ${float(spreadMarginMinutes)}
atomic_service_check_interval_minutes = ${float(given.checkIntervalMinutes)}
runner_considered_dead_after_minutes = ${float(given.deadAfterMinutes)}
atomic_service_membership_stabilization_minutes = ${float(given.stabilizationMinutes)}
recover_pending_invocations_cron = "${cron}"
[tool.slotwise]
runners = "${least}-${least + more}"
${duration === undefined ? "" : `service-duration = "${duration}s"`}
clock-skew = "${skew}s"
start-delay = "${delay}s"
store-staleness = "${staleness}s"
[tool.slotwise.rules]
${level}
`,
      };
    });

  it("is judged by its panel as it is by lint, whatever its settings", () => {
    fc.assert(
      fc.property(files, ({ text, skew, delay, staleness, duration }) => {
        const { fleet, analyses } = seenFrom(text);
        const terms = termsIn(fleet);
        const [{ analysis }] = analyses as [(typeof analyses)[number]];
        // The very fleets that were judged, field by field, under every release in force.
        const sizes = [1, 2, 7];
        const fleets = judgeTerms(terms).map(({ fleetOf }) => sizes.map(fleetOf));
        expect(fleets).toEqual(analysis.judgements.map(({ fleetOf }) => sizes.map(fleetOf)));
        const verdict = verdictOn(terms, fleet);
        expect(verdict.worst.fleet).toMatchObject({
          clockSkewSeconds: skew,
          startDelaySeconds: delay,
          storeStalenessSeconds: staleness,
          longestExecutionSeconds: duration,
        });
        expect(verdict.releases.map(({ name }) => name)).toEqual(
          analysis.judgements.map(({ behaviour }) => behaviour.name),
        );
        // In one word what the problems of the file say, and no promise is broken where that word is "safe".
        expect(verdict.kind === "broken").toBe(slotTroubles(analysis).length > 0);
        const isRefused = analysis.judgements.some(refusesStart);
        expect(verdict.sentence.startsWith("No runner starts")).toBe(isRefused);
        if (verdict.kind === "broken" || text.includes('= "info"')) return;
        const judged = analysis.judgements.flatMap((judgement) => hardestFleets(judgement));
        expect(judged.flatMap((each) => brokenPromises(each))).toEqual([]);
      }),
    );
  }, 60_000);

  it("says of values that are tried what lint says once they are written", () => {
    const changes = fc.record({
      runners: fc.integer({ min: 1, max: 12 }),
      serviceIntervalMinutes: fc.constantFrom(1, 5, 8, 10, 60),
      spreadMarginMinutes: fc.constantFrom(0, 0.1, 1, 3),
      checkIntervalMinutes: fc.constantFrom(0.1, 0.5, 2),
      deadAfterMinutes: fc.constantFrom(1, 10, 20),
    });
    const expressions = fc.constantFrom("*/10 * * * *", "2 1 * * *");
    fc.assert(
      fc.property(files, changes, expressions, ({ text }, changed, expression) => {
        const { fleet, editor } = seenFrom(text);
        const file = termsIn(fleet);
        let tried = termsToTry(file);
        for (const name of Object.keys(changed) as (keyof typeof changed)[]) {
          tried = CONTROLS[name].changed(tried, changed[name]);
        }
        const isTried = ({ field }: { field: string }) => field === "recover_pending_invocations_cron";
        tried = { ...tried, crons: tried.crons.map((cron) => (isTried(cron) ? { ...cron, expression } : cron)) };
        const written = writeValues(editor, changesOf(file, tried), fleet?.name)
          .toSorted((one, other) => other.range.start - one.range.start)
          .reduce(
            (before, { range, newText }) => before.slice(0, range.start) + newText + before.slice(range.end),
            text,
          );
        const after = seenFrom(written);
        const [{ analysis }] = after.analyses as [(typeof after.analyses)[number]];
        expect(verdictOn(tried, fleet).kind === "broken").toBe(slotTroubles(analysis).length > 0);
        expect(verdictOn(tried, fleet).sentence).toBe(verdictOn(termsIn(after.fleet), after.fleet).sentence);
      }),
    );
  }, 60_000);
});

/** As TOML has it. */
function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
