import { eq, satisfies, valid, validRange } from "@renovatebot/pep440";
import { RELEASES } from "./release.js";

/** Releases that something names or allows. */
export interface NamedReleases {
  /** Known ones, oldest first; at least one. */
  readonly releases: readonly string[];
  /** What was named and is not known here, such as `0.5.0`: it counts as the known release that it comes after. */
  readonly unknown?: string;
}

/** A release, with what may stand behind its numbers: a pre-release, a post-release, a build of somebody's own. */
export const RELEASE_PATTERN: string =
  String.raw`(\d+)\.(\d+)(?:\.(\d+))?(?:\.\d+)*` +
  String.raw`(?:[-_.]?(?:alpha|beta|preview|pre|post|rev|rc|dev|[abcr])(?:[-_.]?\d+)?){0,3}` +
  String.raw`(?:\+[a-z\d]+(?:[-_.][a-z\d]+)*)?`;

/**
 * Reads a release, `0.2.3`, or a line, `0.2`, which names all releases of it. One that is not known counts as the newest
 * known that it comes after, or as the oldest. Undefined for what is no version.
 */
export function releasesNamed(text: string): NamedReleases | undefined {
  const name = text.trim().replace(/^v/i, "");
  if (!/^\d+(?:\.\d+)+/.test(name) || valid(name) === null) return undefined;
  const known = RELEASES.find((release) => release === name || (/\.\d+\./.test(name) && eq(release, name)));
  if (known !== undefined) return { releases: [known] };
  const line = RELEASES.filter((release) => release.startsWith(`${name}.`));
  return line.length > 0 ? { releases: line } : counted(name);
}

/**
 * The releases that a specifier of PEP 440 allows: `>=0.2.4,<0.4` means 0.2.4, 0.3.0 and 0.3.1. Where it allows none of the
 * known ones, what it names counts as `releasesNamed` says. Several alternatives stand between `||`. Undefined for what is
 * no specifier.
 */
export function releasesAllowed(specifier: string): NamedReleases | undefined {
  const alternatives = specifier.split("||").map((each) => each.trim());
  if (!alternatives.every(isSpecifier)) return undefined;
  const releases = RELEASES.filter((release) => alternatives.some((each) => allowsRelease(each, release)));
  if (releases.length > 0) return { releases };
  // Of a range that holds no known release, the upper end says less: its lower one is what gets installed first.
  const [first] = specifier.matchAll(new RegExp(`(>\\s*)?(?<!\\d)${RELEASE_PATTERN}`, "gi"));
  if (first === undefined) return undefined;
  const [written, above] = first;
  return above === undefined ? counted(written) : counted(written.slice(above.length), written.replace(/\s+/g, ""));
}

/** The line that a release is of: `0.4` of `0.4.0`. */
export function lineOf(release: string): string {
  return release.split(".").slice(0, 2).join(".");
}

/** Whether a specifier of PEP 440 allows a release; an empty one allows all. */
export function allowsRelease(specifier: string, release: string): boolean {
  return specifier === "" || satisfies(release, specifier);
}

/** What two things name together; one that is not known matters only where there is no other. */
export function joinReleases(first: NamedReleases, second: NamedReleases): NamedReleases {
  if (first.unknown !== undefined && first.unknown === second.unknown) return first;
  return { releases: RELEASES.filter((each) => first.releases.includes(each) || second.releases.includes(each)) };
}

/** A release that was never seen: as the one before it by its numbers. A pre-release is what it prepares. */
function counted(name: string, shown = name): NamedReleases {
  const base = /^\d+(?:\.\d+)*/.exec(name)?.[0] ?? name;
  // `0.4` and `0.4.0` are one.
  const same = RELEASES.find((release) => allowsRelease(`==${base}`, release));
  if (same !== undefined) return { releases: [same], unknown: shown };
  const before = RELEASES.findLast((release) => allowsRelease(`<${base}`, release)) ?? (RELEASES[0] as string);
  return { releases: [before], unknown: shown };
}

function isSpecifier(specifier: string): boolean {
  return specifier === "" || validRange(specifier);
}
