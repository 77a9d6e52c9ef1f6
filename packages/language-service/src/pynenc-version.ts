import { satisfies } from "@renovatebot/pep440";
import type { Protocol } from "@slotwise/core";
import type { Requirement, SettingsDocument } from "./document.js";
import { FIELDS } from "./settings/classes.js";
import type { TextRange } from "./source-text.js";

/** The two generations of pynenc that settings can be judged for, named by their first release. */
export type PynencVersion = "0.2" | "0.3";

export const PYNENC_VERSIONS: readonly PynencVersion[] = ["0.2", "0.3"];

export function protocolOf(version: PynencVersion): Protocol {
  return version === "0.2" ? "slot-window" : "slot-claim";
}

/** Which versions settings are judged for, and what says so. */
export interface JudgedVersions {
  readonly versions: readonly PynencVersion[];
  readonly reason: "declared" | "dependency" | "settings-in-use" | "newest";
  /** The requirement, where it is one. */
  readonly requirement: { readonly document: SettingsDocument; readonly range: TextRange } | undefined;
}

/**
 * The versions to judge for: those declared, else those the dependency on pynenc allows (both, when it spans both),
 * else 0.3 when a setting of its own is in use, else 0.3 as the newest.
 */
export function judgedVersions(
  documents: readonly SettingsDocument[],
  declared: readonly PynencVersion[] | undefined,
): JudgedVersions {
  if (declared !== undefined && declared.length > 0) {
    return { versions: declared, reason: "declared", requirement: undefined };
  }
  for (const document of documents) {
    for (const requirement of document.requirements) {
      const versions = versionsAllowed(requirement);
      if (versions.length === 0) continue;
      return { versions, reason: "dependency", requirement: { document, range: requirement.range } };
    }
  }
  const usesNewer = documents.some(({ settings }) =>
    settings?.entries.some(({ key }) => FIELDS.get(key)?.field.since !== undefined),
  );
  return { versions: ["0.3"], reason: usesNewer ? "settings-in-use" : "newest", requirement: undefined };
}

/** Reads `"0.2"`, `"0.3"` or a whole release such as `"0.2.3"`; undefined for anything else. */
export function parsePynencVersion(text: string): PynencVersion | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.\d+)*$/.exec(text.trim());
  if (match === null) return undefined;
  return match[1] === "0" && Number(match[2]) < 3 ? "0.2" : "0.3";
}

/** Name, extras, specifier; what follows a `;` says where the requirement applies, not which release. */
const REQUIREMENT = /^\s*pynenc\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)\)?\s*(?:;.*)?$/i;

function versionsAllowed(requirement: Requirement): readonly PynencVersion[] {
  const specifier = REQUIREMENT.exec(requirement.text)?.[1]?.trim();
  if (specifier === undefined) return [];
  const releases = [...COMMON_RELEASES, ...releasesNamed(specifier)];
  const allowed = releases.filter((release) => specifier === "" || isAllowed(release, specifier));
  return PYNENC_VERSIONS.filter((version) => allowed.some((release) => parsePynencVersion(release) === version));
}

function isAllowed(release: string, specifier: string): boolean {
  try {
    return satisfies(release, specifier);
  } catch {
    return false;
  }
}

/** A release of every minor, first and late, to try a specifier on. */
const COMMON_RELEASES: readonly string[] = [
  "0.1.0",
  "0.1.99",
  "0.2.0",
  "0.2.99",
  "0.3.0",
  "0.3.99",
  "0.99.0",
  "1.0.0",
  "99.0.0",
];

/** The releases a specifier names, and the next patch of each: a narrow one may allow nothing else. */
function releasesNamed(specifier: string): readonly string[] {
  return [...specifier.matchAll(/(\d+)\.(\d+)(?:\.(\d+))?/g)].flatMap(([, major, minor, patch = "0"]) => [
    `${major}.${minor}.${patch}`,
    `${major}.${minor}.${Number(patch) + 1}`,
  ]);
}
