import { formatRunnerRange, type RunnerRange } from "@slotwise/project";
import { covers, type DeclaredSize, type DeployedRunners } from "../fleets/deployed-runners.js";
import type { JudgedDeployment, Problem, ProblemFix, Rule } from "./rule.js";

/** A fleet is judged for a declared size, and the files start another number of runners. */
export const declaredSizeDiffers: Rule = {
  name: "declared-size-differs",
  summary: "a declared number of runners that hides how many are started",
  severity: "info",
  group: "slots",
  *check({ siblings, ...own }) {
    const { declaredSize: declared } = own;
    if (declared === undefined || !isHidden(own, declared)) return;
    // One declaration is everybody's who reads the file: each tells of all that it hides, and so the same.
    const fleets = fleetsDeclaredAt(declared, siblings);
    const hidden = fleets.filter(({ runners }) => !covers(declared.runners, runners));
    const size = declared.runners;
    yield {
      document: declared.document,
      range: declared.range,
      message: `what runs is not what is judged: the files start ${started(hidden)}, and the settings are judged for ${formatRunnerRange(size)} ${size.most === 1 ? "runner" : "runners"}, as declared here`,
      related: relatedOf(hidden),
      fixes: [fixOf(declared, fleets)],
    };
  },
};

/** Where nothing is judged, or each runner by itself, nothing is judged for this size either. */
function isHidden({ deployed, judgements }: JudgedDeployment, { runners }: DeclaredSize): boolean {
  const isJudged = judgements.some(({ sizes }) => sizes !== undefined && isSame(sizes, runners));
  return isJudged && deployed !== undefined && !covers(runners, deployed.runners);
}

function isSame(one: RunnerRange, other: RunnerRange): boolean {
  return one.least === other.least && one.most === other.most;
}

/** The fleets whose size this declares, each once: several services of one fleet were added up. */
function fleetsDeclaredAt(
  { document, range }: DeclaredSize,
  siblings: readonly JudgedDeployment[],
): readonly DeployedRunners[] {
  const fleets = new Map<DeployedRunners["members"], DeployedRunners>();
  for (const { deployed, declaredSize, judgements } of siblings) {
    const isHere =
      declaredSize?.document.source.name === document.source.name && declaredSize.range.start === range.start;
    if (deployed !== undefined && isHere && judgements.length > 0) fleets.set(deployed.members, deployed);
  }
  return [...fleets.values()];
}

/** `6 (service worker) and 2-10 (service mailer and service beat)` */
function started(fleets: readonly DeployedRunners[]): string {
  return listed(
    fleets.map(({ runners, members }) => `${formatRunnerRange(runners)} (${listed(members.map(({ name }) => name))})`),
  );
}

/** The first few, and how many more: nobody reads on. */
function listed(names: readonly string[]): string {
  const named = names.length > MOST_LISTED + 1 ? names.slice(0, MOST_LISTED) : names;
  const left = names.length - named.length;
  const all = left === 0 ? named : [...named, `${left} more`];
  return all.length === 1 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

const MOST_LISTED = 3;

function relatedOf(fleets: readonly DeployedRunners[]): NonNullable<Problem["related"]> {
  return fleets
    .flatMap(({ members }) => members)
    .slice(0, MOST_RELATED)
    .map(({ document, range, name, runners }) => {
      return { document, range, message: `${name} starts ${formatRunnerRange(runners)}` };
    });
}

const MOST_RELATED = 10;

/** Whoever takes it may get to see problems that nobody was told of before: a person decides. */
function fixOf({ document, range }: DeclaredSize, fleets: readonly DeployedRunners[]): ProblemFix {
  const all: RunnerRange = {
    least: Math.min(...fleets.map(({ runners }) => runners.least)),
    most: Math.max(...fleets.map(({ runners }) => runners.most)),
  };
  const written = formatRunnerRange(all);
  const newText = all.least === all.most ? written : `"${written}"`;
  return { title: `Set runners to ${newText}`, reveals: true, edits: [{ document, range, newText }] };
}
