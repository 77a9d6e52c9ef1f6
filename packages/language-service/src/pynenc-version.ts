import { satisfies } from "@renovatebot/pep440";
import type { Protocol } from "@slotwise/core";
import type { SettingsDocument } from "./document.js";
import { fileFormat } from "./formats/file-format.js";
import type { TableNode } from "./formats/tree.js";
import { remember } from "./remember.js";
import type { Requirement } from "./requirements.js";
import { classOfSection, FIELDS, fieldsOf } from "./settings/classes.js";
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
  const counted = requirementsBySay(documents).find((alternatives) => alternatives.length > 0);
  const [first] = counted ?? [];
  if (counted !== undefined && first !== undefined) {
    const allowed = new Set(counted.flatMap(versionsAllowed));
    return {
      versions: PYNENC_VERSIONS.filter((version) => allowed.has(version)),
      reason: "dependency",
      requirement: { document: first.document, range: first.range },
    };
  }
  const usesNewer = documents.some(({ settings }) => settings !== undefined && usesNewerSetting(settings));
  return { versions: ["0.3"], reason: usesNewer ? "settings-in-use" : "newest", requirement: undefined };
}

interface PlacedRequirement extends Requirement {
  readonly document: SettingsDocument;
}

/**
 * The requirements that say which pynenc it is, those with the most say first, each group with its alternatives. What is
 * locked, or else pinned for pip, is what is installed; the dependency only says what may be.
 */
function requirementsBySay(documents: readonly SettingsDocument[]): readonly (readonly PlacedRequirement[])[] {
  const placed = documents.map((document) =>
    document.requirements
      .filter((each) => versionsAllowed(each).length > 0)
      .map((each): PlacedRequirement => ({ ...each, document })),
  );
  const isIn = (format: "lock" | "requirements") => (requirements: readonly PlacedRequirement[]) =>
    requirements.some(({ document }) => fileFormat(document.path, "") === format);
  const locked = placed.filter(isIn("lock"));
  // Which of several files for pip counts depends on where the application is installed.
  const forPip = placed.filter(isIn("requirements")).flat();
  const declared = placed.filter((each) => !isIn("lock")(each) && !isIn("requirements")(each));
  return [...locked, forPip.filter(isPin), ...declared.map(alternatives), forPip];
}

/** The first one, or, where it has a marker, all that have: which counts depends on where the application is installed. */
function alternatives(requirements: readonly PlacedRequirement[]): readonly PlacedRequirement[] {
  const [first] = requirements;
  return first !== undefined && hasMarker(first) ? requirements.filter(hasMarker) : requirements.slice(0, 1);
}

/** A release, with what may stand behind its numbers: a pre-release, a post-release, a build of somebody's own. */
const RELEASE =
  String.raw`(\d+)\.(\d+)(?:\.(\d+))?(?:\.\d+)*` +
  String.raw`(?:[-_.]?(?:alpha|beta|preview|pre|post|rev|rc|dev|[abcr])(?:[-_.]?\d+)?){0,3}` +
  String.raw`(?:\+[a-z\d]+(?:[-_.][a-z\d]+)*)?`;

/** One release and no other, wherever it is installed. */
const PIN = new RegExp(`^={2,3}\\s*${RELEASE}$`, "i");

function isPin({ text }: Requirement): boolean {
  return PIN.test(specifierOf(text) ?? "");
}

/** Reads `"0.2"`, `"0.3"` or a whole release such as `"0.2.3"`; undefined for anything else. */
export function parsePynencVersion(text: string): PynencVersion | undefined {
  const release = text.trim().replace(/^v/, "");
  return /^\d+(?:\.\d+)+$/.test(release) ? versionOfRelease(release) : undefined;
}

function versionOfRelease(release: string): PynencVersion {
  const [major, minor] = release.split(".");
  return major === "0" && Number.parseInt(minor ?? "", 10) < 3 ? "0.2" : "0.3";
}

/** Name, extras, specifier; what follows a `;` says where the requirement applies, not which release. */
const REQUIREMENT = /^\s*pynenc\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)\)?\s*(?:;.*)?$/i;

/** A tag behind the address of a repository, or the name of a file: `@v0.2.3`, `/tags/v0.2.3.zip`, `/pynenc-0.2.3-py3...`. */
const DIRECT = new RegExp(
  String.raw`^\s*pynenc\s*(?:\[[^\]]*\])?\s*@\s*\S*?(?:@|/tags/|/pynenc-)v?(${RELEASE})(?=\s|$|[#?;]|-py|\.tar\.|\.zip)`,
  "i",
);

/** What a requirement says of the release, as PEP 440 has it; undefined for anything that is no requirement on pynenc. */
function specifierOf(requirement: string): string | undefined {
  const direct = DIRECT.exec(requirement)?.[1];
  return direct === undefined ? REQUIREMENT.exec(requirement)?.[1]?.trim() : `==${direct}`;
}

function hasMarker({ text }: Requirement): boolean {
  return text.includes(";");
}

/** Whether a general key, or one in a class's table, is a setting that older releases lack. */
function usesNewerSetting(settings: TableNode): boolean {
  return settings.entries.some(({ key, value }) => {
    if (FIELDS.get(key)?.field.since !== undefined) return true;
    const configClass = value.kind === "table" ? classOfSection(key) : undefined;
    if (configClass === undefined || value.kind !== "table") return false;
    const fields = fieldsOf(configClass);
    return value.entries.some((entry) => fields.get(entry.key)?.since !== undefined);
  });
}

function versionsAllowed({ text }: Requirement): readonly PynencVersion[] {
  return versionsAllowedBy(text);
}

const versionsAllowedBy = remember(64, String, (requirement: string): readonly PynencVersion[] => {
  const specifier = specifierOf(requirement);
  if (specifier === undefined) return [];
  const releases = [...COMMON_RELEASES, ...releasesNamed(specifier)];
  const alternatives = specifier.split("||");
  const allowed = releases.filter((release) => alternatives.some((each) => isAllowed(release, each.trim())));
  return PYNENC_VERSIONS.filter((version) => allowed.some((release) => versionOfRelease(release) === version));
});

function isAllowed(release: string, specifier: string): boolean {
  if (specifier === "") return true;
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
  return [...specifier.matchAll(new RegExp(`(?<!\\d)${RELEASE}`, "gi"))].flatMap(
    ([release, major, minor, patch = "0"]) => [
      `${major}.${minor}.${patch}`,
      `${major}.${minor}.${Number(patch) + 1}`,
      release,
    ],
  );
}
