import { entryOf, type TableNode, tableAt } from "./formats/tree.js";
import type { TextRange } from "./source-text.js";

/** A requirement that a project declares, such as `pynenc[monitor]>=0.3.1`. */
export interface Requirement {
  readonly text: string;
  readonly range: TextRange;
}

/** Requirements of PEP 621, of dependency groups and of Poetry. */
export function projectRequirements(root: TableNode): readonly Requirement[] {
  const project = tableAt(root, ["project"]);
  const lists = [
    ...(project === undefined ? [] : project.entries.filter(({ key }) => key === "dependencies")),
    ...(tableAt(root, ["project", "optional-dependencies"])?.entries ?? []),
    ...(tableAt(root, ["dependency-groups"])?.entries ?? []),
  ];
  const listed = lists.flatMap(({ value }) => (value.kind === "list" ? value.items : []));
  const requirements = listed.flatMap((item) =>
    item.kind === "string" ? [{ text: String(item.value), range: item.range }] : [],
  );
  const poetry = poetryRequirement(root);
  return poetry === undefined ? requirements : [...requirements, poetry];
}

function poetryRequirement(root: TableNode): Requirement | undefined {
  const dependencies = tableAt(root, ["tool", "poetry", "dependencies"]);
  const declared = dependencies === undefined ? undefined : entryOf(dependencies, "pynenc")?.value;
  const version = declared?.kind === "table" ? entryOf(declared, "version")?.value : declared;
  if (version?.kind !== "string") return undefined;
  return { text: `pynenc ${caretRange(String(version.value))}`, range: version.range };
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

/** The release that a lock file of uv, Poetry or PDM pins. Read by its lines: a lock file is long, and this is one of them. */
export function lockedRequirements(text: string): readonly Requirement[] {
  const match = /^name = "pynenc"\r?\nversion = "([^"\r\n]+)"/m.exec(text);
  if (match === null) return [];
  const start = match.index + match[0].length - 1 - (match[1] ?? "").length;
  return [{ text: `pynenc==${match[1]}`, range: { start, end: start + (match[1] ?? "").length } }];
}

/** The line of a `requirements.txt` that is about pynenc. */
export function listedRequirements(text: string): readonly Requirement[] {
  return [...text.matchAll(/^[^\S\r\n]*(pynenc\b(?![-_.])[^#\r\n]*)/gim)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    // Options of pip and a backslash, which continues the line, are no part of the requirement.
    const [written = ""] = (match[1] ?? "").split(/\s+--|\s*\\|\s*$/);
    return { text: written, range: { start, end: start + written.length } };
  });
}
