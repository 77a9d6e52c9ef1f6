import {
  type Behaviour,
  behavioursOf,
  joinReleases,
  type NamedReleases,
  NEWEST_RELEASE,
  RELEASE_PATTERN,
  releasesAllowed,
} from "@slotwise/pynenc";
import type { SettingsDocument } from "./document.js";
import { fileFormat } from "./formats/file-format.js";
import { remember } from "./remember.js";
import type { Requirement } from "./requirements.js";
import type { TextRange } from "./source-text.js";

/** Which releases of pynenc settings are judged for, and what says so. */
export interface JudgedReleases {
  /** Known releases, oldest first. */
  readonly releases: readonly string[];
  /** The same, those together that behave alike. */
  readonly behaviours: readonly Behaviour[];
  readonly reason: "declared" | "dependency" | "newest";
  /** The requirement, where it is one. */
  readonly requirement:
    | { readonly document: SettingsDocument; readonly range: TextRange; readonly text: string }
    | undefined;
}

/**
 * Decides which releases to judge for: what was declared, else what a lock file, a pin for pip or a dependency allows,
 * else the newest.
 */
export function judgedReleases(
  documents: readonly SettingsDocument[],
  declared: NamedReleases | undefined,
): JudgedReleases {
  if (declared !== undefined) return judged(declared, "declared", undefined);
  const counted = requirementsBySay(documents).find((alternatives) => alternatives.length > 0);
  const [first] = counted ?? [];
  if (counted === undefined || first === undefined) return judged({ releases: [NEWEST_RELEASE] }, "newest", undefined);
  const { document, range, text } = first;
  const allowed = counted.flatMap((each) => allowedBy(each.text) ?? []).reduce(joinReleases);
  return judged(allowed, "dependency", { document, range, text });
}

function judged(
  named: NamedReleases,
  reason: JudgedReleases["reason"],
  requirement: JudgedReleases["requirement"],
): JudgedReleases {
  const behaviours = behavioursOf(named.releases);
  const { unknown } = named;
  const told =
    unknown === undefined
      ? behaviours
      : behaviours.map((behaviour) => ({ ...behaviour, name: `${unknown}, judged as ${behaviour.name}` }));
  return { releases: named.releases, behaviours: told, reason, requirement };
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
      .filter((each) => allowedBy(each.text) !== undefined)
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

/** One release and no other, wherever it is installed. */
const PIN = new RegExp(`^={2,3}\\s*${RELEASE_PATTERN}$`, "i");

function isPin({ text }: Requirement): boolean {
  return PIN.test(specifierOf(text) ?? "");
}

/** Name, extras, specifier; what follows a `;` says where the requirement applies, not which release. */
const REQUIREMENT = /^\s*pynenc\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)\)?\s*(?:;.*)?$/i;

/** A tag behind the address of a repository, or the name of a file: `@v0.2.3`, `/tags/v0.2.3.zip`, `/pynenc-0.2.3-py3...`. */
const DIRECT = new RegExp(
  String.raw`^\s*pynenc\s*(?:\[[^\]]*\])?\s*@\s*\S*?(?:@|/tags/|/pynenc-)v?(${RELEASE_PATTERN})(?=\s|$|[#?;]|-py|\.tar\.|\.zip)`,
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

const allowedBy = remember(64, String, (requirement: string): NamedReleases | undefined => {
  const specifier = specifierOf(requirement);
  return specifier === undefined ? undefined : releasesAllowed(specifier);
});
