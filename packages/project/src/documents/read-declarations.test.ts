import { describe, expect, it } from "vitest";
import { mergeDeclarations, NO_DECLARATIONS } from "../declarations/declarations.js";
import { readDeclarations } from "./read-declarations.js";
import { readDocument } from "./read-document.js";

const RULES = ["no-margin", "cron-tick-lost"];

function read(text: string, name = "slotwise.toml") {
  const document = readDocument(name, text);
  const { declarations, problems } = readDeclarations([document], RULES);
  return {
    declarations,
    problems: problems.map(({ range, message }) => `${document.source.text.slice(range.start, range.end)}: ${message}`),
  };
}

describe("readDeclarations", () => {
  it("reads everything there is to declare", () => {
    const { declarations, problems } = read(`
runners = "1-8"
service-duration = "20s"
clock-skew = "500ms"
store-staleness = "1s"
start-delay = "0s"
loop-overhead = "50ms"
pynenc-version = "0.2.3"
exclude = ["examples/**"]
rules = { no-margin = "off", cron-tick-lost = "error" }
`);
    expect(problems).toEqual([]);
    expect(declarations).toEqual({
      runners: { least: 1, most: 8 },
      serviceDurationSeconds: 20,
      clockSkewSeconds: 0.5,
      storeStalenessSeconds: 1,
      startDelaySeconds: 0,
      loopOverheadSeconds: 0.05,
      pynencReleases: { releases: ["0.2.3"] },
      rules: new Map([
        ["no-margin", "off"],
        ["cron-tick-lost", "error"],
      ]),
      exclude: ["examples/**"],
    });
  });

  it("takes a number of runners as it is", () =>
    expect(read("runners = 4").declarations.runners).toEqual({ least: 4, most: 4 }));

  it.each([
    ["runners = 0", "0: runners must be a fleet size"],
    ["runners = -4", "-4: runners must be"],
    ["runners = 4.0", "4.0: runners must be"],
    ['runners = "8-1"', '"8-1": runners must be'],
    ["runners = [1, 8]", "[1, 8]: runners must be"],
    ["service-duration = 20", '20: service-duration must be a duration with a unit, such as "20s"'],
    ['service-duration = "20"', '"20": service-duration must be'],
    ['clock-skew = "-1s"', '"-1s": clock-skew must be'],
    ["store-staleness = true", "true: store-staleness must be"],
    ["start-delay = {}", "{}: start-delay must be"],
    ["pynenc-version = 0.2", '0.2: pynenc-version must be a release such as "0.4.0"'],
    ['pynenc-version = "latest"', '"latest": pynenc-version must be'],
    ['exclude = "a"', '"a": exclude must be a list of patterns'],
    ['exclude = ["a", 5]', '["a", 5]: exclude must be'],
    ['rules = "off"', '"off": rules must be a table'],
    ["[rules]\nno-margin = false", 'false: no-margin must be "error", "warning", "info" or "off"'],
    ['[rules]\nno-margn = "off"', "no-margn: there is no rule no-margn; did you mean no-margin?"],
    ['[rules]\neverything = "off"', "everything: there is no rule everything"],
    ["runner = 4", "runner: slotwise has no setting runner; did you mean runners?"],
    ["colour = 4", "colour: slotwise has no setting colour"],
    ["__proto__ = 4", "__proto__: slotwise has no setting __proto__"],
    ["constructor = 4", "constructor: slotwise has no setting constructor"],
  ])("says what is wrong with %j", (text, problem) => {
    const { declarations, problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(problem), problems[0]).toBe(true);
    expect(declarations.runners).toBeUndefined();
  });

  it("lets later files say more, and the rest stand", () => {
    const documents = [
      readDocument("pyproject.toml", `[tool.slotwise]\nrunners = 4\nservice-duration = "5s"\nexclude = ["a"]\n`),
      readDocument("slotwise.toml", `runners = 8\nexclude = ["b"]\n`),
    ];
    expect(readDeclarations(documents, RULES).declarations).toMatchObject({
      runners: { least: 8, most: 8 },
      serviceDurationSeconds: 5,
      exclude: ["a", "b"],
    });
  });
});

describe("mergeDeclarations", () => {
  it("takes from the weaker one what the stronger one leaves out", () => {
    const weaker = { ...NO_DECLARATIONS, clockSkewSeconds: 1, rules: new Map([["no-margin", "off"] as const]) };
    const stronger = { ...NO_DECLARATIONS, clockSkewSeconds: 0, rules: new Map([["cron-tick-lost", "info"] as const]) };
    const merged = mergeDeclarations(weaker, stronger);
    expect(merged.clockSkewSeconds).toBe(0);
    expect([...merged.rules]).toEqual([
      ["no-margin", "off"],
      ["cron-tick-lost", "info"],
    ]);
    expect(mergeDeclarations(weaker, NO_DECLARATIONS)).toEqual(weaker);
  });
});
