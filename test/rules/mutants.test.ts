import { RULES, type RuleName } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import { complaintsAbout, fixturesOf, RULES_WITH_FIXTURES } from "./fixture-checker.js";
import { FLEET_MUTANTS } from "./fleet-mutants.js";
import { SETTING_MUTANTS } from "./setting-mutants.js";

const MUTANTS = [...FLEET_MUTANTS, ...SETTING_MUTANTS];

/** Found once all deployments of a project are judged, not by the rule itself: there is nothing in it to break. */
const RULES_WITHOUT_MUTANTS: readonly RuleName[] = ["unused-suppression"];

it("has mutants of rules that have fixtures only", () => {
  expect(RULES_WITH_FIXTURES).toEqual(expect.arrayContaining(MUTANTS.map(({ rule }) => rule)));
});

describe.each(RULES_WITH_FIXTURES.filter((name) => !RULES_WITHOUT_MUTANTS.includes(name)))("%s", (name) => {
  it("has a mutant", () => {
    const isCovered = MUTANTS.some(({ rule }) => rule === name);
    expect(
      isCovered,
      `fleet-mutants.ts or setting-mutants.ts needs ${name} with one mistake in it, for its fixtures to find`,
    ).toBe(true);
  });
});

describe.each(MUTANTS)("$rule: $flaw", ({ rule, broken }) => {
  it("is found by the rule's fixtures", () => {
    const rules = RULES.map((each) => (each.name === rule ? broken : each));
    const complaints = fixturesOf(rule).flatMap((fixture) => complaintsAbout(rule, fixture, rules));
    expect(complaints).not.toEqual([]);
  });
});
