/** What the rules are called, in the order of their list. The name of a rule is that of its page, its fixtures and its setting. */
export const RULE_NAMES = [
  "margin-exceeds-slot",
  "window-shorter-than-check",
  "execution-exceeds-gap",
  "no-margin",
  "invisible-runners",
  "check-exceeds-interval",
  "dead-runner-hole",
  "lock-outlives-owner",
  "single-runner-always-on",
  "fleet-settings-differ",
  "memory-store-shared-by-none",
  "declared-size-differs",
  "cron-tick-lost",
  "cron-fires-at-start",
  "interval-off-clock",
  "unknown-setting",
  "unknown-class",
  "misplaced-setting",
  "wrong-type",
  "surprising-coercion",
  "out-of-range",
  "shadowed-setting",
  "refuses-to-start",
  "setting-needs-version",
  "setting-never-read",
  "incompatible-plugin",
  "invalid-cron",
  "unread-source",
  "unread-file",
  "unnamed-settings-file",
  "upgrade-changes-behaviour",
  "syntax-error",
  "unused-suppression",
  "slotwise-setting",
  "unreadable-file",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

export function isRuleName(name: string): name is RuleName {
  return (RULE_NAMES as readonly string[]).includes(name);
}
