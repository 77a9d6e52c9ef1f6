/**
 * What `logging_level` may be, in any case: the levels that Python's `logging` has names for. With any other one an
 * application has no logger, and does nothing, in every release. An empty one leaves the level as it is.
 */
export const LOGGING_LEVELS: readonly string[] = [
  "critical",
  "debug",
  "error",
  "fatal",
  "info",
  "notset",
  "warn",
  "warning",
];
