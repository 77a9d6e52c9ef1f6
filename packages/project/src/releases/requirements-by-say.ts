import { allowsRelease, type NamedReleases, RELEASE_PATTERN, RELEASES, releasesAllowed } from "@slotwise/pynenc";
import type { SettingsDocument } from "../documents/document.js";
import { remember } from "../memory/remember.js";
import { constraintsNamedIn } from "../requirements/listed-requirements.js";
import type { Requirement } from "../requirements/requirements.js";
import { pathBeside } from "../text/path-beside.js";

/** A requirement on one package, and the document that it stands in. */
export interface PlacedRequirement extends Requirement {
  readonly document: SettingsDocument;
  /** What it says of the release, as PEP 440 has it; nothing where any will do. */
  readonly specifier: string;
}

/**
 * The requirements that say which release of a package it is, those with the most say first, each group with its
 * alternatives. What is locked, or else pinned for pip, is what is installed; the dependency only says what may be.
 *
 * @param name on PyPI
 */
export function requirementsBySay(
  documents: readonly SettingsDocument[],
  name: string,
): readonly (readonly PlacedRequirement[])[] {
  if (!documents.some(({ requirements = [] }) => requirements.some(({ text }) => beginsWith(text, name)))) return [];
  const placed = documents.map((document) =>
    (document.requirements ?? []).flatMap((each): PlacedRequirement[] => {
      const specifier = specifierOf(name, each.text);
      return specifier === undefined ? [] : [{ ...each, document, specifier }];
    }),
  );
  const say = (installs: "locked" | "for pip") => (requirements: readonly PlacedRequirement[]) =>
    requirements.some(({ document }) => document.format?.installs === installs);
  const locked = placed.filter(say("locked"));
  // Which of several files for pip counts depends on where the application is installed.
  const forPip = placed.filter(say("for pip")).flat();
  const declared = placed.filter((each) => !say("locked")(each) && !say("for pip")(each));
  const pinned = forPip.filter(isPin);
  return [...locked, pinned, ...declared.map(alternatives), pinned.length > 0 ? forPip : withTaken(forPip, documents)];
}

/** What a list for pip asks for, with what those ask for that it takes in: all of it binds. */
function withTaken(
  requirements: readonly PlacedRequirement[],
  documents: readonly SettingsDocument[],
): readonly PlacedRequirement[] {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const takenBy = (document: SettingsDocument, seen: Set<SettingsDocument>): ReadonlySet<SettingsDocument> => {
    for (const name of document.format?.namesFiles?.(document) ?? []) {
      const other = byPath.get(pathBeside(document.path, name));
      if (other === undefined || seen.has(other)) continue;
      seen.add(other);
      takenBy(other, seen);
    }
    return seen;
  };
  const constraints = new Set(
    documents.flatMap(({ format, path, source }) =>
      format?.installs === "for pip" ? constraintsNamedIn(source.text).map((name) => pathBeside(path, name)) : [],
    ),
  );
  const installing = requirements.filter(({ document }) => !constraints.has(document.path));
  return (installing.length > 0 ? installing : requirements).map((each) => {
    const taken = takenBy(each.document, new Set([each.document]));
    const others = requirements.filter((other) => other !== each && !hasMarker(other) && taken.has(other.document));
    const all = [each, ...others].map(({ specifier }) => specifier).filter((specifier) => specifier !== "");
    const specifier = [...new Set(all)].join(",");
    return RELEASES.some((release) => allowsRelease(specifier, release)) ? { ...each, specifier } : each;
  });
}

/** The releases of pynenc that a requirement on it allows. */
export function allowedBy({ specifier }: PlacedRequirement): NamedReleases | undefined {
  return allowedBySpecifier(specifier);
}

const allowedBySpecifier = remember(64, String, releasesAllowed);

/** The first one, or, where it has a marker, all that have: which counts depends on where the application is installed. */
function alternatives(requirements: readonly PlacedRequirement[]): readonly PlacedRequirement[] {
  const [first] = requirements;
  return first !== undefined && hasMarker(first) ? requirements.filter(hasMarker) : requirements.slice(0, 1);
}

function hasMarker({ text }: Requirement): boolean {
  return text.includes(";");
}

/** One release and no other, wherever it is installed. */
const PIN = new RegExp(`^={2,3}\\s*${RELEASE_PATTERN}$`, "i");

function isPin({ specifier }: PlacedRequirement): boolean {
  return PIN.test(specifier);
}

/** What a requirement says of the release of a package; undefined where it is on another one, or says nothing that counts. */
function specifierOf(name: string, requirement: string): string | undefined {
  return beginsWith(requirement, name) ? specifierIn(name, requirement) : undefined;
}

/** Most requirements are on other packages, which is told by the first letter, and sooner than a pattern is made. */
function beginsWith(requirement: string, name: string): boolean {
  const written = requirement.trimStart();
  if (written.charAt(0).toLowerCase() !== name.charAt(0)) return false;
  return written.slice(0, name.length).toLowerCase().replaceAll(/[_.]/g, "-") === name;
}

const specifierIn = remember(
  256,
  (name: string, requirement: string) => `${name} ${requirement}`,
  (name: string, requirement: string): string | undefined => {
    const { direct, requirement: listed } = patternsFor(name);
    const tag = requirement.includes("@") ? direct.exec(requirement)?.[1] : undefined;
    const specifier = tag === undefined ? listed.exec(requirement)?.[1]?.trim() : `==${tag}`;
    return specifier === undefined || releasesAllowed(specifier) === undefined ? undefined : specifier;
  },
);

interface Patterns {
  /** Name, extras, specifier; what follows a `;` says where the requirement applies, not which release. */
  readonly requirement: RegExp;
  /** A tag behind the address of a repository, or the name of a file: `@v0.2.3`, `/tags/v0.2.3.zip`, `/pynenc-0.2.3-py3...`. */
  readonly direct: RegExp;
}

const patternsFor = remember(16, String, (name: string): Patterns => {
  // To PyPI `-`, `_` and `.` are one in names.
  const written = name.replaceAll("-", "[-_.]");
  return {
    requirement: new RegExp(String.raw`^\s*${written}\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)\)?\s*(?:;.*)?$`, "i"),
    direct: new RegExp(
      String.raw`^\s*${written}\s*(?:\[[^\]]*\])?\s*@\s*\S*?(?:@|/tags/|/${written}-)v?(${RELEASE_PATTERN})(?=\s|$|[#?;]|-py|\.tar\.|\.zip)`,
      "i",
    ),
  };
});
