import { parseToml } from "./formats/toml.js";
import { entryOf, type SyntaxProblem, type TableNode, tableAt } from "./formats/tree.js";
import { createSourceText, type SourceText, type TextRange } from "./source-text.js";

/** A requirement that a project declares, such as `pynenc[monitor]>=0.3.1`. */
export interface Requirement {
  readonly text: string;
  readonly range: TextRange;
}

/** A settings file, read: what is pynenc's in it, what is ours, and what nobody reads. */
export interface SettingsDocument {
  readonly source: SourceText;
  readonly syntaxProblem: SyntaxProblem | undefined;
  /** What pynenc reads: `[tool.pynenc]` of a `pyproject.toml`, the root of any other file. */
  readonly settings: TableNode | undefined;
  /** A `[tool.pynenc]` where pynenc does not look for one. */
  readonly unread: TableNode | undefined;
  /** `[tool.slotwise]`, or the root of a `slotwise.toml`. */
  readonly declarations: TableNode | undefined;
  readonly requirements: readonly Requirement[];
}

const PYNENC_TABLE = ["tool", "pynenc"];
const SLOTWISE_TABLE = ["tool", "slotwise"];

/** Reads one file's text. Never throws: a text that does not parse is a document with a problem. */
export function readDocument(name: string, text: string): SettingsDocument {
  // An editor strips the byte order mark, a file read from disk has it; TOML forbids it, Python's reader takes it.
  const source = createSourceText(name, text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text);
  const nothing = { source, settings: undefined, unread: undefined, declarations: undefined, requirements: [] };
  const parsed = parseToml(source.text);
  if (parsed.kind === "syntax-error") return { ...nothing, syntaxProblem: parsed.problem };
  const { root } = parsed;
  const document = { ...nothing, syntaxProblem: undefined };
  if (isSlotwiseFile(name)) return { ...document, declarations: root };
  const declarations = tableAt(root, SLOTWISE_TABLE);
  const requirements = requirementsOf(root);
  // pynenc looks for the name anywhere in the path; so do we.
  if (name.includes("pyproject.toml")) {
    return { ...document, settings: tableAt(root, PYNENC_TABLE), declarations, requirements };
  }
  return { ...document, settings: root, unread: tableAt(root, PYNENC_TABLE), declarations, requirements };
}

/** Whether a file says anything about a fleet. */
export function carriesSettings(document: SettingsDocument): boolean {
  return document.settings !== undefined || document.declarations !== undefined;
}

function isSlotwiseFile(name: string): boolean {
  return /(^|[\\/])slotwise\.toml$/.test(name);
}

/** Requirements of PEP 621, of dependency groups and of Poetry. */
function requirementsOf(root: TableNode): readonly Requirement[] {
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

/** Poetry's `^0.2.3` and `~0.2.3` as the ranges they stand for; anything else is written as everybody writes it. */
function caretRange(constraint: string): string {
  return constraint
    .split(",")
    .map((part) => {
      const match = /^\s*([\^~])\s*(\d+)(?:\.(\d+))?(.*)$/.exec(part);
      if (match === null) return /^\s*\d/.test(part) ? `==${part.trim()}` : part.trim();
      const [, sign, major = "0", minor, rest = ""] = match;
      const least = `>=${major}${minor === undefined ? "" : `.${minor}`}${rest.trim()}`;
      const nextMinor = minor !== undefined && (sign === "~" || major === "0");
      return nextMinor ? `${least},<${major}.${Number(minor) + 1}` : `${least},<${Number(major) + 1}`;
    })
    .join(",");
}
