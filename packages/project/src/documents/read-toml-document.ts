import { commentsInDotenv, parseDotenv } from "../formats/dotenv.js";
import { entryOfVariable } from "../formats/environment.js";
import { type FileFormat, fileFormat, isBelowTool } from "../formats/file-format.js";
import type { ParsedTree } from "../formats/parsed-tree.js";
import { parseToml } from "../formats/toml.js";
import { entryAt, type SyntaxProblem, type TableEntry, type TableNode, tableAt } from "../formats/tree.js";
import { listedRequirements, lockedRequirements, projectRequirements } from "../requirements/requirements.js";
import { createSourceText, type SourceText } from "../text/source-text.js";
import type { SettingsDocument } from "./document.js";

const PYNENC_TABLE = ["tool", "pynenc"];
const SLOTWISE_TABLE = ["tool", "slotwise"];

/** What a format gives to a document. */
export type DocumentContent = Partial<Omit<SettingsDocument, "source" | "path">>;

/** How the formats are read that have a parser of their own. */
export type Readers = ReadonlyMap<FileFormat, (source: SourceText) => DocumentContent>;

/**
 * Reads one file's text. Never throws: a text that does not parse is a document with a problem.
 *
 * @param readers for other formats than TOML and lists of lines; a format without one gives an empty document. They are
 *   passed in, because their parsers are large: whoever judges a `pyproject.toml` need not load them.
 */
export function readDocumentWith(readers: Readers, name: string, text: string): SettingsDocument {
  // An editor strips the byte order mark, a file read from disk has it. To pynenc's readers of TOML and YAML it is a space,
  // to that of JSON a mistake.
  const isMarked = text.startsWith("\uFEFF") && fileFormat(name, text) !== "json";
  const source = createSourceText(name, isMarked ? ` ${text.slice(1)}` : text);
  return {
    source,
    path: name.replaceAll("\\", "/"),
    syntaxProblem: undefined,
    comments: () => [{ start: 0, end: source.text.length }],
    settings: undefined,
    unread: undefined,
    declarations: undefined,
    requirements: [],
    environment: [],
    codeValues: [],
    codeFiles: [],
    assignments: [],
    applications: [],
    crons: [],
    units: [],
    linkable: undefined,
    ...contentOf(source, readers),
  };
}

/** Whether a file needs one of the readers that are passed in. */
export function needsReaders({ name, text }: Pick<SourceText, "name" | "text">): boolean {
  const format = fileFormat(name, text);
  return format !== undefined && !BUILT_IN.has(format);
}

const BUILT_IN: ReadonlySet<FileFormat> = new Set(["slotwise", "pyproject", "toml", "dotenv", "lock", "requirements"]);

function contentOf(source: SourceText, readers: Readers): DocumentContent {
  const { name, text } = source;
  const format = fileFormat(name, text);
  switch (format) {
    case "slotwise":
      return fromTree(parseToml(text), (root) => ({ declarations: root }));
    case "pyproject":
    case "toml":
      return fromTree(parseToml(text), (root) => settingsFile(root, name));
    case "dotenv":
      return { environment: parseDotenv(text).map(entryOfVariable), comments: () => commentsInDotenv(text) };
    case "lock":
      return { requirements: lockedRequirements(text) };
    case "requirements":
      return { requirements: listedRequirements(text) };
    case undefined:
      return {};
    default:
      return readers.get(format)?.(source) ?? {};
  }
}

export function fromTree(parsed: ParsedTree, read: (root: TableNode) => DocumentContent): DocumentContent {
  if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
  const { root, problem, comments } = parsed;
  return {
    ...(problem === undefined ? {} : { syntaxProblem: problem }),
    ...read(root),
    ...(comments === undefined ? {} : { comments: () => comments }),
  };
}

/** What a settings file says: at its root, or, by its name, below `[tool.pynenc]`; then one at the root has no effect. */
export function settingsFile(root: TableNode, name: string): DocumentContent {
  const declarations = tableAt(root, SLOTWISE_TABLE);
  if (!isBelowTool(name)) return { settings: root, unread: tableAt(root, PYNENC_TABLE), declarations };
  const found = entryAt(root, PYNENC_TABLE);
  return {
    settings: found?.value.kind === "table" ? found.value : undefined,
    declarations,
    requirements: projectRequirements(root),
    ...(found === undefined || found.value.kind === "table" ? {} : { syntaxProblem: noTable(found) }),
  };
}

/** pynenc stops at it, whatever it is. */
function noTable({ keyRange }: TableEntry): SyntaxProblem {
  return { range: keyRange, message: "tool.pynenc has to be one table" };
}
