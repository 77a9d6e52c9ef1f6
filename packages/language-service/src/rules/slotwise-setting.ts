import type { Rule } from "./rule.js";

/** A setting of our own that cannot be what was meant. */
export const slotwiseSetting: Rule = {
  name: "slotwise-setting",
  summary: "a setting of slotwise itself that is unknown or unusable",
  severity: "error",
  group: "settings",
  check: ({ declarationProblems }) => declarationProblems,
};
