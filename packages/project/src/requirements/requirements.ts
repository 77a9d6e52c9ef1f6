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
