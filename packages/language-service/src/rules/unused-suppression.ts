import type { Rule } from "./rule.js";

/** A comment that accepts a finding which is not there; reported once all deployments of a project are judged. */
export const unusedSuppression: Rule = {
  name: "unused-suppression",
  summary: "a comment that accepts a problem which is not there",
  severity: "info",
  group: "settings",
  check: () => [],
};
