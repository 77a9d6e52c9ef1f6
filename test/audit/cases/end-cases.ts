import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms } from "./case-terms.js";
import { execution, runner } from "./written-records.js";

const ends = casesOf("ends-recorded");
const raised = (id: string, who: string, time: number, name: string) =>
  execution(id, who, time, time + 1, { status: "abandoned", reason: `exception:${name}` });
const two = [runner("a", 0, 61), runner("b", 1, 300)];

/** How executions ended. */
export const END_CASES: readonly AuditCase[] = [
  ends("none", 300, terms(), { runners: two, executions: [execution("1", "a", 0, 1)] }, "kept"),
  ends(
    "one ended from outside",
    300,
    terms(),
    { runners: two, executions: [execution("1", "a", 0, 0, { status: "abandoned" })] },
    true,
    says("ends-recorded", /no execution ended with an exception\n1 record was ended from outside\./),
  ),
  ends("an exception", 300, terms(), { runners: two, executions: [raised("1", "b", 0, "ValueError")] }, "broken 1"),
  ends(
    "their names and counts, the most first",
    300,
    terms(),
    { runners: two, executions: [raised("1", "b", 0, "A"), raised("2", "b", 60, "B"), raised("3", "b", 90, "B")] },
    true,
    says("ends-recorded", /3 executions ended with an exception: B \(2 times\), A$/m),
  ),
  ends(
    "no more than five names",
    300,
    terms(),
    {
      runners: two,
      executions: ["A", "B", "C", "D", "E", "F", "G"].map((name, index) => raised(name, "b", index * 10, name)),
    },
    true,
    says("ends-recorded", /A, B, C, D, E and 2 more$/m),
  ),
  ends(
    "without a name",
    300,
    terms(),
    { runners: two, executions: [raised("1", "b", 0, "")] },
    true,
    says("ends-recorded", /: unnamed$/m),
  ),
  ends(
    "the runner died with it",
    300,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A"), raised("2", "b", 90, "A")] },
    [2, 2, 1],
    figures("ends-recorded", "abandoned", "exceptions", "runnersDied"),
  ),
  ends(
    "it was seen afterwards",
    300,
    terms(),
    { runners: [runner("a", 0, 61.000001)], executions: [raised("1", "a", 60, "A")] },
    [0],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "it may yet be seen",
    79.22,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A")] },
    [0],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "it would have been seen",
    79.220001,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A")] },
    [1],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "an exception that took no time is one",
    300,
    terms(),
    { runners: two, executions: [execution("1", "b", 0, 0, { status: "abandoned", reason: "exception:A" })] },
    "broken 1",
  ),
  ends(
    "what somebody else writes is no exception",
    300,
    terms(),
    { runners: two, executions: [execution("1", "b", 0, 1, { status: "abandoned", reason: "no exception:A" })] },
    "kept",
  ),
  ends(
    "a store that keeps no ends",
    300,
    terms(),
    { keepsEveryExecution: false, executions: [raised("1", "b", 0, "A")] },
    "unknown",
  ),
];
