import type { TextRange } from "../text/source-text.js";
import { type ConfigNode, entryOf, type TableNode, tableAt } from "../tree/tree.js";
import { nameOnPyPI, PACKAGES } from "./packages.js";

/** A requirement that a project declares, such as `pynenc[monitor]>=0.3.1`. */
export interface Requirement {
  readonly text: string;
  readonly range: TextRange;
}

/**
 * Requirements of PEP 621, of dependency groups, and of Poetry, uv, PDM and Hatch. What the application itself depends on
 * is first: what somebody develops with says less.
 */
export function projectRequirements(root: TableNode): readonly Requirement[] {
  return [
    ...listedAt(root, ["project"], ["dependencies"]),
    ...poetryRequirements(root, ["tool", "poetry", "dependencies"]),
    ...listedAt(root, ["project", "optional-dependencies"]),
    ...listedAt(root, ["dependency-groups"]),
    ...namesAt(root, ["tool", "poetry", "group"]).flatMap((name) =>
      poetryRequirements(root, ["tool", "poetry", "group", name, "dependencies"]),
    ),
    ...poetryRequirements(root, ["tool", "poetry", "dev-dependencies"]),
    ...listedAt(root, ["tool", "uv"], ["dev-dependencies"]),
    ...listedAt(root, ["tool", "pdm", "dev-dependencies"]),
    ...namesAt(root, ["tool", "hatch", "envs"]).flatMap((name) =>
      listedAt(root, ["tool", "hatch", "envs", name], ["dependencies", "extra-dependencies"]),
    ),
  ];
}

function namesAt(root: TableNode, path: readonly string[]): readonly string[] {
  return (tableAt(root, path)?.entries ?? []).map(({ key }) => key);
}

/** The requirements in the lists of a table: in all of them, or in those of these names. */
function listedAt(root: TableNode, path: readonly string[], names?: readonly string[]): readonly Requirement[] {
  const lists = (tableAt(root, path)?.entries ?? []).filter(({ key }) => names?.includes(key) ?? true);
  const items = lists.flatMap(({ value }) => (value.kind === "list" ? value.items : []));
  return items.flatMap((item) => (item.kind === "string" ? [{ text: String(item.value), range: item.range }] : []));
}

/** One constraint, or several, of which the Python or the platform decides: those are alternatives, as with a marker. */
function poetryRequirements(root: TableNode, path: readonly string[]): readonly Requirement[] {
  const dependencies = tableAt(root, path);
  return PACKAGES.flatMap((name) => {
    const declared = dependencies?.entries.find(({ key }) => nameOnPyPI(key) === name)?.value;
    if (declared === undefined) return [];
    if (declared.kind !== "list") return poetryConstraint(name, declared);
    return declared.items.flatMap((item) =>
      poetryConstraint(name, item).map((each) => ({ ...each, text: `${each.text} ; one of several` })),
    );
  });
}

function poetryConstraint(name: string, declared: ConfigNode): readonly Requirement[] {
  const version = declared.kind === "table" ? entryOf(declared, "version")?.value : declared;
  if (version?.kind === "string") {
    return [{ text: `${name} ${caretRange(String(version.value))}`, range: version.range }];
  }
  const tag = declared.kind === "table" ? entryOf(declared, "tag")?.value : undefined;
  return tag?.kind === "string" ? [{ text: `${name} @ git@${tag.value}`, range: tag.range }] : [];
}

/** In Poetry `*` is any version, and a bare number is that one. */
function bareVersion(part: string): string {
  if (part === "*") return "";
  return /^\d/.test(part) ? `==${part}` : part;
}

/** Poetry's `^0.2.3` and `~0.2.3` as the ranges they stand for; anything else is written as everybody writes it. */
function caretRange(constraint: string): string {
  return constraint.split("||").map(caretRangeOfOne).join("||");
}

function caretRangeOfOne(constraint: string): string {
  return constraint
    .split(",")
    .map((part) => {
      const match = /^\s*([\^~])\s*(\d+)(?:\.(\d+))?(.*)$/.exec(part);
      if (match === null) return bareVersion(part.trim());
      const [, sign, major = "0", minor, rest = ""] = match;
      const least = `>=${major}${minor === undefined ? "" : `.${minor}`}${rest.trim()}`;
      const nextMinor = minor !== undefined && (sign === "~" || major === "0");
      return nextMinor ? `${least},<${major}.${Number(minor) + 1}` : `${least},<${Number(major) + 1}`;
    })
    .join(",");
}

/**
 * The releases that a lock file pins: several, where it forks for Pythons or platforms, or for groups of which not all can be
 * installed. Read by its lines: a lock file is long, and this is a few of them.
 */
export function lockedRequirements(text: string): readonly Requirement[] {
  return [...text.matchAll(LOCKED), ...text.matchAll(LOCKED_IN_JSON)].map((match) => {
    const [whole, name = "", release = ""] = match;
    const end = match.index + whole.length - 1;
    return { text: `${name}==${release}`, range: { start: end - release.length, end } };
  });
}

/** Of uv, Poetry, PDM, and of `pylock.toml`. */
const LOCKED = new RegExp(`^name = "(${PACKAGES.join("|")})"\\r?\\nversion = "([^"\\r\\n]+)"`, "gm");
/** Of Pipenv: what stands in a package's entry beside its release are lists and texts. */
const LOCKED_IN_JSON = new RegExp(`"(${PACKAGES.join("|")})": \\{[^{}]{0,20000}?"version": "={2,3}([^"\\r\\n]+)"`, "g");

/** The lines of a `requirements.txt` that are about pynenc or its plugins. */
export function listedRequirements(text: string): readonly Requirement[] {
  return [...text.matchAll(LISTED)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    // Options of pip and a backslash, which continues the line, are no part of the requirement.
    const [written = ""] = (match[1] ?? "").split(/\s+--|\s*\\|\s*$/);
    return { text: written, range: { start, end: start + written.length } };
  });
}

const LISTED = new RegExp(
  String.raw`^[^\S\r\n]*((?:${PACKAGES.map((name) => name.replace("-", "[-_.]")).join("|")})\b(?![-_.])[^#\r\n]*)`,
  "gim",
);

/** The other lists that one for pip takes in: `-r base.txt`, `--constraint=pins.txt`. */
export function listsNamedIn(text: string): readonly string[] {
  return [...text.matchAll(NAMED)].flatMap(([, path = ""]) =>
    path.includes("://") ? [] : [path.replaceAll(/["']/g, "")],
  );
}

const NAMED = /^[^\S\r\n]*(?:-[rc][^\S\r\n]*|--(?:requirement|constraint)(?:[^\S\r\n]+|=))([^\s#]+)/gm;
