import type { Finding } from "../findings/finding.js";
import { ruleNamed } from "../rules/index.js";
import type { Analysis } from "./analysis.js";
import { namesOf } from "./deployment-names.js";
import { GroupedFinding } from "./grouped-finding.js";
import { hardshipOf } from "./hardship.js";

/** A finding, and the deployments that it was found in, by their numbers. */
interface Owned {
  readonly finding: Finding;
  readonly owners: readonly number[];
}

/**
 * The findings with those told as one that are of one place and rule and differ by nothing but the fleet: of eight
 * services that share a setting, eight sentences with other numbers help nobody. What is told is the one that fares worst.
 *
 * @param distinct each finding once, of all deployments
 */
export function groupFindings(distinct: readonly Finding[], deployments: readonly Analysis[]): readonly Finding[] {
  const bySubject = new Map<string, Finding[]>();
  for (const finding of deployments.length < 2 ? [] : distinct) {
    const subject = subjectOf(finding);
    const alike = bySubject.get(subject);
    if (alike === undefined) bySubject.set(subject, [finding]);
    else alike.push(finding);
  }
  const several = [...bySubject].filter(([, alike]) => alike.length > 1);
  if (several.length === 0) return distinct;
  const places = foundIn(
    deployments,
    several.map(([subject]) => subject),
  );
  const names = namesOf(deployments);
  const groups = several.flatMap(([subject, alike]) => groupsOf(alike, places.get(subject) ?? []));
  const replaced = new Map<Finding, Finding | undefined>();
  for (const group of groups) {
    const grouped = new GroupedFinding(
      inOrder(group, deployments).map(({ finding, owners }) => {
        return { finding, deployments: owners.map((owner) => names[owner] ?? "") };
      }),
    );
    for (const [index, { finding }] of group.entries()) replaced.set(finding, index === 0 ? grouped : undefined);
  }
  return distinct.flatMap((finding) => (replaced.has(finding) ? (replaced.get(finding) ?? []) : [finding]));
}

function subjectOf({ rule, place, releases, severity }: Finding): string {
  return `${severity} ${place.startOffset} ${place.endOffset} ${rule} ${releases.join()} ${place.file}`;
}

/** What each deployment has of these subjects, in its own order. */
function foundIn(
  deployments: readonly Analysis[],
  subjects: readonly string[],
): ReadonlyMap<string, readonly (readonly Finding[])[]> {
  const found = new Map([...subjects].map((subject) => [subject, deployments.map((): Finding[] => [])]));
  for (const [index, { findings }] of deployments.entries()) {
    for (const finding of findings) found.get(subjectOf(finding))?.[index]?.push(finding);
  }
  return found;
}

/** Of the findings of one subject those that go together. What one deployment has twice are two problems. */
function groupsOf(alike: readonly Finding[], found: readonly (readonly Finding[])[]): readonly Owned[][] {
  const groups = new Map<string, Owned[]>();
  for (const finding of alike) {
    const ordinals = found.map((list) => list.findIndex(({ message }) => message === finding.message));
    const owners = ordinals.flatMap((ordinal, deployment) => (ordinal === -1 ? [] : [deployment]));
    const ordinal = ordinals.find((each) => each !== -1);
    if (ordinal === undefined) continue;
    const key = `${ordinal} ${isAboutFleet(finding) ? "" : withoutNumbers(finding.message)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ finding, owners }]);
    else group.push({ finding, owners });
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What a rule of the slots says of one place differs from fleet to fleet by what its size comes to. */
function isAboutFleet({ rule }: Finding): boolean {
  return rule === "upgrade-changes-behaviour" || ruleNamed(rule)?.group === "slots";
}

function withoutNumbers(message: string): string {
  return message.replaceAll(/\d+(?:\.\d+)?/g, "0");
}

/** The one that fares worst first; of those that fare alike, in the order of the deployments. */
function inOrder(group: readonly Owned[], deployments: readonly Analysis[]): readonly Owned[] {
  const ranked = group.map((each) => {
    const hardships = each.owners.flatMap((owner) => {
      const deployment = deployments[owner];
      return deployment === undefined ? [] : [hardshipOf(deployment, each.finding)];
    });
    return { each, rank: hardships.reduce((one, other) => Math.max(one, other), 0) };
  });
  return ranked.toSorted((one, other) => other.rank - one.rank).map(({ each }) => each);
}
