import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { execution, runner } from "./written-records.js";

const gap = casesOf("fits-the-gap");
const two = [runner("a", -600, 300), runner("b", -599, 300)];

/** How long executions may take. */
export const GAP_CASES: readonly AuditCase[] = [
  gap(
    "as long as the rest of the slot",
    300,
    terms(),
    { runners: two, executions: [execution("1", "a", 0, 18)] },
    "kept",
  ),
  gap(
    "a microsecond longer",
    300,
    terms(),
    { runners: two, executions: [execution("1", "a", 0, 18.000001)] },
    "broken 1",
  ),
  gap(
    "as long as the gap of windows",
    300,
    windowTerms(),
    { runners: two, executions: [execution("1", "a", 0, 6)] },
    "kept",
  ),
  gap(
    "a microsecond longer than the gap",
    300,
    windowTerms(),
    { runners: two, executions: [execution("1", "a", 0, 6.000001)] },
    "broken 1",
  ),
  gap(
    "a lone runner",
    300,
    windowTerms(),
    { runners: [runner("a", -600, 300)], executions: [execution("1", "a", 0, 50)] },
    "unknown",
  ),
  gap(
    "the worst, with the room that it had",
    300,
    terms(),
    {
      runners: [...two, runner("c", 100, 300)],
      executions: [execution("1", "a", 0, 20), execution("2", "a", 240, 254), execution("3", "a", 255, 256)],
    },
    [20, 18, 2],
    figures("fits-the-gap", "longestSeconds", "roomSeconds", "tooLong"),
  ),
  gap(
    "not the longest, which had more room",
    300,
    terms(),
    {
      runners: [...two, runner("c", 100, 300)],
      executions: [execution("1", "a", 0, 15), execution("2", "a", 240, 252)],
    },
    true,
    says("fits-the-gap", /^the execution that came nearest took 12 s, the rest of a slot.* was 13 s then$/m),
  ),
  gap(
    "one that runs is as long as it has been",
    300,
    terms(),
    { runners: two, executions: [execution("1", "a", 281, undefined)] },
    [19, 18, 1],
    figures("fits-the-gap", "longestSeconds", "roomSeconds", "tooLong"),
  ),
  gap("no settings", 300, undefined, { runners: two, executions: [execution("1", "a", 0, 50)] }, "unknown"),
  gap(
    "nobody has a window",
    300,
    terms({ spreadMarginMinutes: 1 }),
    { runners: two, executions: [execution("1", "a", 0, 50)] },
    "unknown",
  ),
];
