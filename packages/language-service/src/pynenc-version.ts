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
  for (const document of installedFirst(documents)) {
    const { requirements } = document;
    const known = requirements.filter((each) => versionsAllowed(each).length > 0);
    const [first] = known;
    if (first === undefined) continue;
    // Requirements with markers are alternatives: which one counts depends on where the application is installed.
    const counted = hasMarker(first) ? known.filter(hasMarker) : [first];
    const allowed = new Set(counted.flatMap(versionsAllowed));
    return {
      versions: PYNENC_VERSIONS.filter((version) => allowed.has(version)),
      reason: "dependency",
      requirement: { document, range: first.range },
    };
  }
  const usesNewer = documents.some(({ settings }) => settings !== undefined && usesNewerSetting(settings));
  return { versions: ["0.3"], reason: usesNewer ? "settings-in-use" : "newest", requirement: undefined };
}

/** What is locked, or else pinned for pip, is what is installed; the dependency only says what may be. */
function installedFirst(documents: readonly SettingsDocument[]): readonly SettingsDocument[] {
  const isLock = ({ source }: SettingsDocument) => fileFormat(source.name, "") === "lock";
  const isPinned = ({ source, requirements }: SettingsDocument) =>
    fileFormat(source.name, "") === "requirements" && requirements.some(({ text }) => PIN.test(text));
  const rank = (document: SettingsDocument) => (isLock(document) ? 0 : isPinned(document) ? 1 : 2);
  return documents.toSorted((one, other) => rank(one) - rank(other));
}

/** One release and no other, wherever it is installed. */
const PIN = /==\s*\d+(?:\.\d+)*\s*$/;

/** Reads `"0.2"`, `"0.3"` or a whole release such as `"0.2.3"`; undefined for anything else. */
export function parsePynencVersion(text: string): PynencVersion | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.\d+)*$/.exec(text.trim());
  if (match === null) return undefined;
  return match[1] === "0" && Number(match[2]) < 3 ? "0.2" : "0.3";
}

/** Name, extras, specifier; what follows a `;` says where the requirement applies, not which release. */
const REQUIREMENT = /^\s*pynenc\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)\)?\s*(?:;.*)?$/i;

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
  const specifier = REQUIREMENT.exec(requirement)?.[1]?.trim();
  if (specifier === undefined) return [];
  const releases = [...COMMON_RELEASES, ...releasesNamed(specifier)];
  const alternatives = specifier.split("||");
  const allowed = releases.filter((release) => alternatives.some((each) => isAllowed(release, each.trim())));
  return PYNENC_VERSIONS.filter((version) => allowed.some((release) => parsePynencVersion(release) === version));
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
  return [...specifier.matchAll(/(\d+)\.(\d+)(?:\.(\d+))?/g)].flatMap(([, major, minor, patch = "0"]) => [
    `${major}.${minor}.${patch}`,
    `${major}.${minor}.${Number(patch) + 1}`,
  ]);
}
