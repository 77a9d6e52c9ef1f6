import { RULE_NAMES, RULES } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import {
  complaintsAbout,
  fixtureFolders,
  fixturesOf,
  RULES_WITH_FIXTURES,
  RULES_WITHOUT_FIXTURES,
  wantedIn,
} from "./fixture-checker.js";

it("has a rule for each name, in that order", () => {
  expect(RULES.map(({ name }) => name)).toEqual(RULE_NAMES);
});

it("has a folder of fixtures for each rule and none for anything else", () => {
  expect([...fixtureFolders()].sort()).toEqual([...RULES_WITH_FIXTURES].sort());
  expect(RULE_NAMES).toEqual(expect.arrayContaining([...RULES_WITHOUT_FIXTURES]));
});

describe.each(RULES_WITH_FIXTURES)("%s", (rule) => {
  const fixtures = fixturesOf(rule);

  it("has at least two fixtures of each kind, and in each invalid one something to find", () => {
    for (const wanted of ["valid", "invalid"]) {
      const there = fixtures.filter(({ kind }) => kind === wanted).length;
      expect(there, `test/rules/${rule}/${wanted} needs two fixtures or more`).toBeGreaterThanOrEqual(2);
    }
    for (const { kind, name, text } of fixtures) {
      const wanted = wantedIn(text);
      if (kind === "valid") expect(wanted, name).toEqual([]);
      else
        expect(new Set(wanted.map((want) => want.rule)), `${name} wants: # want ${rule}: ...`).toEqual(new Set([rule]));
    }
  });

  it.each(fixtures)("$kind/$name", (fixture) => {
    expect(complaintsAbout(rule, fixture)).toEqual([]);
  });
});
