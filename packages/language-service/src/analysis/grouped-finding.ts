import type { Finding, Fix, Place } from "../findings/finding.js";

/** Of that many deployments the names are told. */
const MOST_NAMED = 3;
/** Nobody reads more places, nor waits for the fixes of more. */
const MOST_RELATED = 10;
const MOST_WITH_FIXES = 10;

/** One of several findings that differ by nothing but the fleet. */
export interface OwnedFinding {
  readonly finding: Finding;
  /** The deployments that it was found in. */
  readonly deployments: readonly string[];
}

/** Such findings as one: what the worst of them says, and whose they are. */
export class GroupedFinding implements Finding {
  readonly rule: Finding["rule"];
  readonly severity: Finding["severity"];
  readonly place: Place;
  readonly message: string;
  readonly releases: Finding["releases"];
  readonly related: Finding["related"];
  readonly drawing: Finding["drawing"];
  readonly grouped: readonly Finding[];
  #fixes: readonly Fix[] | undefined;

  readonly #owned: readonly OwnedFinding[];

  /** @param owned the worst first */
  constructor(owned: readonly OwnedFinding[]) {
    const [worst] = owned;
    if (worst === undefined) throw new RangeError("owned must have at least one finding");
    const { finding, deployments } = worst;
    const others = new Set(owned.flatMap((each) => each.deployments).filter((each) => !deployments.includes(each)));
    this.rule = finding.rule;
    this.severity = finding.severity;
    this.place = finding.place;
    this.message = others.size === 0 ? finding.message : `${finding.message}. ${whose(deployments, [...others])}`;
    this.releases = finding.releases;
    this.related = relatedOf(owned);
    this.drawing = finding.drawing;
    this.grouped = owned.map((each) => each.finding);
    this.#owned = owned;
  }

  get fixes(): readonly Fix[] {
    this.#fixes ??= fixesOf(this.#owned.slice(0, MOST_WITH_FIXES));
    return this.#fixes;
  }
}

/** `That is service worker, which fares worst; service mailer and service thumbs have the problem too` */
function whose(worst: readonly string[], others: readonly string[]): string {
  const [fares, have] = [worst.length === 1 ? "fares" : "fare", others.length === 1 ? "has" : "have"];
  return `That is ${listed(worst)}, which ${fares} worst; ${listed(others)} ${have} the problem too`;
}

/** `worker, mailer and 2 more` */
function listed(names: readonly string[]): string {
  // One that is left is no longer than the number that would stand for it.
  const named = names.slice(0, names.length === MOST_NAMED + 1 ? names.length : MOST_NAMED);
  const left = names.length - named.length;
  const all = left === 0 ? named : [...named, `${left} more`];
  return all.length === 1 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function relatedOf(owned: readonly OwnedFinding[]): Finding["related"] {
  const distinct = new Map<string, Finding["related"][number]>();
  for (const each of owned.flatMap(({ finding }) => finding.related)) {
    if (distinct.size === MOST_RELATED) break;
    distinct.set(`${each.place.startOffset} ${each.place.file} ${each.message}`, each);
  }
  return [...distinct.values()];
}

/**
 * One fix for each place that can be changed, as the deployment that fares worst needs it: no fix makes another worse that
 * has the value from the same place. One that does not help all of them says whom it helps.
 */
function fixesOf(owned: readonly OwnedFinding[]): readonly Fix[] {
  const byPlace = new Map<string, { readonly fix: Fix; readonly helped: OwnedFinding[] }>();
  for (const each of owned) {
    for (const fix of each.finding.fixes) {
      const places = fix.edits.map(({ place }) => `${place.startOffset} ${place.file}`).join(" ");
      const known = byPlace.get(places);
      if (known === undefined) byPlace.set(places, { fix, helped: [each] });
      else if (!known.helped.includes(each)) known.helped.push(each);
    }
  }
  return [...byPlace.values()].map(({ fix, helped }) => {
    if (helped.length === owned.length) return fix;
    return { ...fix, title: `${fix.title}, for ${listed(helped.flatMap(({ deployments }) => deployments))}` };
  });
}
