import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { execution, refusal, runner } from "./written-records.js";

const ID = "lock-released";
const lock = casesOf(ID);
const somebody = casesOf("somebody-runs");
const measured = casesOf("measured");

const killed = [runner("a", 0, 60), runner("b", 1, 200)];
const left = execution("x1", "a", 60, undefined);
const cleared = execution("x1", "a", 60, 60, { status: "abandoned" });
const after = (seconds: number) => [runner("a", 0, 40), runner("b", 1, seconds)];
/** One took 30 s, and another has begun. */
const usual = [execution("1", "a", 0, 30), execution("2", "a", 40, undefined)];

/** Who still executes, who should have been heard of, and whose record has been left behind. */
export const PRESENCE_CASES: readonly AuditCase[] = [
  lock("one that takes twice as long as another", 100, terms(), { runners: after(99), executions: usual }, "kept"),
  lock("and a microsecond longer", 100.000001, terms(), { runners: after(99), executions: usual }, "broken 1"),
  lock(
    "one that is taken to be longer than those that were abandoned",
    59,
    terms(),
    {
      runners: after(59),
      executions: [execution("1", "a", 0, 30, { status: "abandoned" }), execution("2", "a", 40, undefined)],
    },
    "broken 1",
  ),
  somebody(
    "one that takes as long as another executes now",
    100,
    terms(),
    { runners: after(99), executions: usual },
    [0],
    figures("somebody-runs", "secondsSinceExecution"),
  ),
  somebody(
    "one whose record in Redis holds no lock was over when it was last seen",
    100,
    terms(),
    { runners: [runner("a", 0, 99)], executions: [{ ...left, holdsLock: false }] },
    [1],
    figures("somebody-runs", "secondsSinceExecution"),
  ),
  lock(
    "a record that is over holds no lock, whatever it says",
    200,
    terms(),
    { runners: killed, executions: [execution("x1", "a", 60, 62, { holdsLock: true })] },
    "kept",
  ),
  lock(
    "the latest of two that are left behind",
    200,
    terms(),
    { runners: [...killed, runner("c", 2, 70)], executions: [left, execution("x2", "c", 70, undefined)] },
    ["c", 70],
    ({ stuck, observation }) => [stuck?.runner, ((stuck?.since ?? 0) - (observation.now - 200_000_000)) / 1_000_000],
  ),
  lock(
    "a lock that a refusal shows where the settings are of a release without one",
    200,
    windowTerms(),
    { runners: killed, executions: [left, refusal("b", 90, "x1", "a")] },
    "broken 1",
  ),
  lock(
    "no settings, and a store of a release without a lock",
    1000,
    undefined,
    { keepsEveryExecution: false, runners: [runner("a", 0, 60), runner("b", 1, 999)], executions: [left] },
    "kept",
  ),
  lock(
    "one that was outlived by somebody of whom nothing is known but a refusal",
    100,
    terms(),
    { runners: [runner("a", 0, 60)], executions: [left, refusal("c", 90, "x1", "a")] },
    "broken 1",
  ),
  lock(
    "what may be a copy",
    200,
    terms(),
    { runners: [runner("a", 0, 60), runner("b", 1, 61)], executions: [left] },
    true,
    says(ID, /nobody was seen for long after it/),
  ),
  lock(
    "when it will be known",
    70,
    terms(),
    { runners: killed, executions: [left] },
    true,
    says(ID, /\nIt counts as gone in 8\.22 s\./),
  ),
  lock(
    "refusals that name no runner, as in Redis",
    200,
    terms(),
    { runners: killed, executions: [cleared, { ...refusal("b", 90, "x1"), reason: "prior_running:x1" }] },
    1,
    ({ observation }) => observation.blocks.length,
  ),
  lock(
    "what somebody else writes is no refusal",
    200,
    terms(),
    { runners: killed, executions: [cleared, { ...refusal("b", 90, "x1"), reason: "not prior_running:x1" }] },
    0,
    ({ observation }) => observation.blocks.length,
  ),
  lock(
    "nor is what names no record",
    200,
    terms(),
    {
      runners: killed,
      executions: [
        { ...cleared, id: "" },
        { ...refusal("b", 90, "x1"), reason: "prior_running:" },
      ],
    },
    0,
    ({ observation }) => observation.blocks.length,
  ),

  measured(
    "two looks have not come at the second's end",
    300,
    terms(),
    { runners: [runner("a", 0, 299), runner("b", 0.001, 293.56), runner("c", 0.002, 293.559999)] },
    1,
    (audit) => audit.measured.departures,
  ),
  measured(
    "one that executes is not gone, a look period from its start",
    300,
    terms(),
    { runners: [runner("a", 0, 290)], executions: [execution("1", "a", 297, undefined)] },
    0,
    (audit) => audit.measured.departures,
  ),
  measured(
    "nor as long as others took",
    100,
    terms(),
    { runners: after(99), executions: usual },
    0,
    (audit) => audit.measured.departures,
  ),
  measured(
    "one whose record holds no lock does not execute",
    300,
    terms(),
    { runners: [runner("a", 0, 290)], executions: [execution("1", "a", 298, undefined, { holdsLock: false })] },
    1,
    (audit) => audit.measured.departures,
  ),
  measured(
    "one that was seen lately counts until now",
    66,
    terms(),
    { runners: [runner("a", 0, 65), runner("b", 6, 60)] },
    { least: 2, most: 2 },
    (audit) => audit.measured.runners,
  ),
  measured(
    "who was started together with the first was there from the beginning",
    300,
    terms(),
    { runners: [runner("a", 0, 299), runner("b", 3.22, 299), runner("c", 3.220001, 299)] },
    1,
    (audit) => audit.measured.joins,
  ),
];
