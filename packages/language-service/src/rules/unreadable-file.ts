import type { Rule } from "./rule.js";

/** A file that was named but could not be judged; whoever reads the files reports it. */
export const unreadableFile: Rule = {
  name: "unreadable-file",
  summary: "a file that is missing, too large, or no text",
  severity: "error",
  group: "settings",
  check: () => [],
};
