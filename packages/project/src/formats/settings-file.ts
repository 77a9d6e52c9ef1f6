import { projectRequirements } from "../requirements/requirements.js";
import { entryAt, type SyntaxProblem, type TableEntry, type TableNode, tableAt } from "../tree/tree.js";
import { isBelowTool } from "./below-tool.js";
import type { FormatReading } from "./format.js";
import type { ParsedTree } from "./syntax/parsed-tree.js";

const PYNENC_TABLE = ["tool", "pynenc"];
const SLOTWISE_TABLE = ["tool", "slotwise"];

/** What a parsed text gives, or why it gives nothing. */
export function fromTree(parsed: ParsedTree, read: (root: TableNode) => FormatReading): FormatReading {
  if (parsed.kind === "syntax-error") return { syntaxProblem: parsed.problem };
  const { root, problem, comments } = parsed;
  return {
    ...(problem === undefined ? {} : { syntaxProblem: problem }),
    ...read(root),
    ...(comments === undefined ? {} : { comments: () => comments }),
  };
}

/** What a settings file says: at its root, or, by its name, below `[tool.pynenc]`; then one at the root has no effect. */
export function settingsFile(root: TableNode, name: string): FormatReading {
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
