import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  brokenPromises,
  createCycle,
  cycleOf,
  type Fleet,
  findSharedInstant,
  guarantee,
  validateExecutionTime,
} from "@slotwise/core";
import { type FaultAllowance, HOUR, headline, search, VIOLATION_KINDS, type ViolationKind } from "@slotwise/simulator";
import { describe, expect, it } from "vitest";
import { canGoWrong, type ExampleFile, exampleFiles, judgeExample } from "./judged-example.js";
import { ROOT, readPage } from "./markdown.js";

const FOLDER = "docs/examples/findings";

/** What an example has to show, and what is left of it once what its comment says is changed. */
interface Lesson {
  /** The file that the page leads to; `pyproject.toml` where absent. */
  readonly chosen?: string;
  readonly problems: readonly string[];
  /** By setting, or `pynenc` for the release. */
  readonly change: Readonly<Record<string, string>>;
  readonly problemsAfter: readonly string[];
  /** What the problems do not say, asked before and after. */
  readonly fact?: { readonly of: (fleet: Fleet) => unknown; readonly before: unknown; readonly after: unknown };
}

const sharedInstant = (fleet: Fleet) => findSharedInstant(cycleOf(fleet)).kind;
const wrong = (choice: "none" | "join" | "crash") => (fleet: Fleet) => canGoWrong(fleet, choice)?.headline;
const foundWith = (fleet: Fleet, find: ViolationKind, faults: FaultAllowance) => {
  const result = search({ fleet, find, faults, seed: 1, tries: 4000, mayShrinkFleet: false });
  return result.kind === "found" ? headline(result.counterexample) : undefined;
};
const overlapWith = (faults: FaultAllowance) => (fleet: Fleet) => foundWith(fleet, "overlap", faults);
/** The first of all that can be looked for, as a command without `--find` does. */
const anythingWith = (faults: FaultAllowance) => (fleet: Fleet) =>
  VIOLATION_KINDS.map((find) => foundWith(fleet, find, faults)).find((found) => found !== undefined);
const withRunners = (fleet: Fleet, totalRunners: number) => createCycle(fleet.protocol, fleet.settings, totalRunners);

const LESSONS: Readonly<Record<string, Lesson>> = {
  "two-own-one-instant": {
    problems: ["warning no-margin"],
    change: { atomic_service_spread_margin_minutes: "0.1" },
    problemsAfter: [],
    fact: { of: sharedInstant, before: "found", after: "none" },
  },
  "one-microsecond": {
    problems: ["info no-margin"],
    change: { atomic_service_spread_margin_minutes: "0.1" },
    problemsAfter: [],
    fact: { of: sharedInstant, before: "found", after: "none" },
  },
  "a-stranger": {
    problems: ["info single-runner-always-on"],
    change: { pynenc: "0.4.0" },
    problemsAfter: ["info lock-outlives-owner", "info single-runner-always-on"],
    fact: {
      of: (fleet) => /it sees runner 1 alone and not even itself/.exec(canGoWrong(fleet, "join")?.story ?? "")?.[0],
      before: "it sees runner 1 alone and not even itself",
      after: undefined,
    },
  },
  "a-runner-joins": {
    problems: ["info single-runner-always-on"],
    change: { pynenc: "0.4.0" },
    problemsAfter: ["info lock-outlives-owner", "info single-runner-always-on"],
    fact: { of: wrong("join"), before: "runners 1 and 2 execute at once", after: undefined },
  },
  "the-fleet-grows": {
    problems: [],
    change: { pynenc: "0.4.0" },
    problemsAfter: ["info lock-outlives-owner"],
    fact: { of: wrong("join"), before: "runners 2 and 3 execute at once", after: undefined },
  },
  "equal-creation-times": {
    problems: [],
    change: { pynenc: "0.4.0" },
    problemsAfter: ["info lock-outlives-owner"],
    fact: { of: anythingWith({ ties: true }), before: "runners 1 and 2 execute at once", after: undefined },
  },
  "a-late-start": {
    problems: ["error execution-exceeds-gap"],
    change: { atomic_service_spread_margin_minutes: "1.1" },
    problemsAfter: [],
    fact: { of: wrong("none"), before: "runners 1 and 2 execute at once", after: undefined },
  },
  "a-lock-outlives-its-owner": {
    problems: ["info lock-outlives-owner"],
    change: { pynenc: "0.2.3" },
    problemsAfter: [],
    fact: {
      of: wrong("crash"),
      before: "nobody starts any more, for a record of runner 1 that nobody ends",
      after: undefined,
    },
  },
  "the-wrong-number": {
    problems: ["error execution-exceeds-gap"],
    change: { runners: "4", "service-duration": '"20s"' },
    problemsAfter: [],
    fact: {
      of: (fleet) => [
        validateExecutionTime(fleet.longestExecutionSeconds ?? 0, cycleOf(fleet).windowSeconds).kind,
        brokenPromises(fleet, ["executions-disjoint"]).length,
      ],
      before: ["fits", 1],
      after: ["overrun", 0],
    },
  },
  "clocks-apart": {
    problems: ["error execution-exceeds-gap", "warning margin-exceeds-slot"],
    change: { atomic_service_interval_minutes: "6.0" },
    problemsAfter: [],
    fact: { of: (fleet) => cycleOf(fleet).gapSeconds, before: 30, after: 60 },
  },
  "the-clock-steps-back": {
    problems: ["info dead-runner-hole"],
    change: { runner_considered_dead_after_minutes: "2.0" },
    problemsAfter: [],
    // Dead-after is how long the slot is empty; what comes then no setting takes away.
    fact: {
      of: (fleet) => [
        fleet.runnerConsideredDeadAfterMinutes,
        overlapWith({ clockStep: HOUR })(fleet)?.endsWith("execute at once"),
      ],
      before: [10, true],
      after: [2, true],
    },
  },
  "more-runners-larger-window": {
    problems: ["warning margin-exceeds-slot"],
    change: { atomic_service_interval_minutes: "6.0" },
    problemsAfter: [],
    fact: {
      of: (fleet) =>
        [withRunners(fleet, 4), cycleOf(fleet)].map(({ regime, windowSeconds, gapSeconds }) => [
          regime,
          windowSeconds,
          gapSeconds,
        ]),
      before: [
        ["margin", 15, 60],
        ["half-slot", 30, 30],
      ],
      after: [
        ["margin", 30, 60],
        ["margin", 12, 60],
      ],
    },
  },
  "a-starved-runner": {
    problems: ["info interval-off-clock", "warning margin-exceeds-slot"],
    change: { atomic_service_interval_minutes: "1.0" },
    problemsAfter: [],
    fact: {
      of: (fleet) =>
        [...cycleOf(fleet).slots()]
          .filter(({ windowStart, windowEnd }) => windowEnd - windowStart < 1e-12)
          .map(({ position }) => position + 1),
      before: [3],
      after: [],
    },
  },
  "a-fifth-runner": {
    problems: ["error margin-exceeds-slot"],
    change: { atomic_service_interval_minutes: "6.0" },
    problemsAfter: [],
    fact: {
      of: (fleet) => [4, 5].map((runners) => withRunners(fleet, runners).regime),
      before: ["margin", "nobody"],
      after: ["margin", "margin"],
    },
  },
  "half-of-the-window": {
    problems: ["warning cron-tick-lost", "warning window-shorter-than-check"],
    change: { atomic_service_max_start_slot_fraction: "1.0" },
    problemsAfter: [],
    fact: { of: (fleet) => cycleOf(fleet).safeStartSeconds, before: 20, after: 40 },
  },
  "a-turn-never-taken": {
    problems: ["warning cron-tick-lost", "warning window-shorter-than-check"],
    change: { atomic_service_check_interval_minutes: "0.2" },
    problemsAfter: [],
    fact: { of: wrong("none"), before: "runner 2 misses its turn", after: undefined },
  },
  "an-invisible-runner": {
    problems: ["error invisible-runners"],
    change: { runner_considered_dead_after_minutes: "2.0" },
    problemsAfter: [],
    fact: { of: wrong("none"), before: "runners 1 and 2 execute at once", after: undefined },
  },
  "an-every-minute-cron": {
    problems: ["info single-runner-always-on", "warning cron-tick-lost"],
    change: {
      atomic_service_interval_minutes: "1.0",
      atomic_service_spread_margin_minutes: "0.1",
      atomic_service_check_interval_minutes: "0.08",
      atomic_service_max_start_slot_fraction: "1.0",
    },
    problemsAfter: ["info single-runner-always-on"],
  },
  "every-cron-fires": {
    chosen: "app.py",
    problems: ["info cron-fires-at-start", "warning cron-fires-at-start"],
    change: { trigger_cls: '"RedisTrigger"' },
    problemsAfter: [],
  },
  "a-dead-runner": {
    problems: ["info dead-runner-hole"],
    change: { runner_considered_dead_after_minutes: "2.0" },
    problemsAfter: [],
    fact: { of: (fleet) => guarantee("dead-turn-taken-over", fleet).verdict, before: "broken", after: "holds" },
  },
};

describe("the findings that can be tried", () => {
  const sections = readPage("docs/findings.md").split(/^## /m).slice(1);
  const links = sections.map((section) => {
    const last = section.trimEnd().split("\n\n").at(-1) ?? "";
    return /^\[Try it: [^\]\n]+\]\(examples\/findings\/([\w-]+)\/([\w.-]+)\)$/.exec(last)?.slice(1).join("/");
  });

  it("are all of them, each in the last paragraph of its section", () => {
    const missing = sections.filter((_, index) => links[index] === undefined).map((section) => section.split("\n")[0]);
    expect(missing).toEqual([]);
    expect(links).toEqual(Object.entries(LESSONS).map(([name, { chosen = "pyproject.toml" }]) => `${name}/${chosen}`));
  });

  it("are in folders of their own, and no folder is left over", () => {
    expect(readdirSync(join(ROOT, FOLDER)).sort()).toEqual(Object.keys(LESSONS).sort());
  });
});

describe.each(Object.entries(LESSONS))("the example %s", (name, lesson) => {
  const { chosen = "pyproject.toml", problems, change, problemsAfter, fact } = lesson;
  const files = exampleFiles(`${FOLDER}/${name}`);
  const changed = Object.entries(change).reduce(withValue, files);

  it("shows what it is for", () => {
    const { fleet, problems: found } = judged(files, chosen);
    expect(found).toEqual(problems);
    if (fact !== undefined) expect(fact.of(fleet)).toEqual(fact.before);
  });

  it("no longer does with the change that its comment names", () => {
    const { fleet, problems: found } = judged(changed, chosen);
    expect(found).toEqual(problemsAfter);
    if (fact !== undefined) expect(fact.of(fleet)).toEqual(fact.after);
    for (const value of Object.values(change)) {
      expect(commentOf(files)).toMatch(new RegExp(`(?:Set|set) [^.]*.*\\b${wordsOf(value)}\\b`));
    }
  });
});

/** The one fleet that an example has. */
function judged(files: readonly ExampleFile[], chosen: string) {
  const { deployments, notJudged, problems } = judgeExample(files, chosen);
  expect(notJudged).toEqual([]);
  expect(deployments).toHaveLength(1);
  const [deployment] = deployments;
  if (deployment === undefined) throw new Error("a fleet is judged");
  expect(deployment.verdict.releases).toHaveLength(1);
  return { problems, fleet: deployment.verdict.worst.fleet };
}

/** The files with another value in the one place where a setting stands. */
function withValue(files: readonly ExampleFile[], [setting, value]: readonly [string, string]): readonly ExampleFile[] {
  const place = setting === "pynenc" ? /(?<=pynenc==)[\d.]+/g : new RegExp(`(?<=^${setting} = ).*$`, "gm");
  const places = files.flatMap(({ text }) => text.match(place) ?? []);
  if (places.length !== 1) throw new Error(`${setting} stands in ${places.length} places`);
  return files.map(({ name, text }) => ({ name, text: text.replace(place, value) }));
}

/** What stands above the settings, in one line. */
function commentOf(files: readonly ExampleFile[]): string {
  const text = files.find(({ name }) => name === "pyproject.toml")?.text ?? "";
  return (/^(?:# .*\n)+/.exec(text)?.[0] ?? "").replaceAll(/\s*# |\n/g, " ");
}

/** A value as a comment says it: `20 s` for `"20s"`. */
function wordsOf(value: string): string {
  return value.replaceAll('"', "").replace(/^(\d+)s$/, "$1 s");
}
