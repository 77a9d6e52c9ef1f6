import { parseToml } from "../formats/syntax/toml.js";
import { entryOf, type TableNode, tableAt } from "../tree/tree.js";
import { ignorePatterns, isIgnored } from "./ignore-patterns.js";

/**
 * Whether a `pyproject.toml` takes a project for a member of its uv workspace: then its `uv.lock` is the member's as well.
 *
 * @param text that of the `pyproject.toml`
 * @param folder the project's, from that of the `pyproject.toml`, with slashes
 */
export function isUvMember(text: string, folder: string): boolean {
  // Parsing is dear, and most files say nothing of the kind.
  const parsed = text.includes("workspace") ? parseToml(text) : undefined;
  const workspace = parsed?.kind === "tree" ? tableAt(parsed.root, ["tool", "uv", "workspace"]) : undefined;
  if (workspace === undefined) return false;
  const isNamedBy = (key: string) => isIgnored(`${folder}/`, [ignorePatterns("", patternsIn(workspace, key))]);
  return isNamedBy("members") && !isNamedBy("exclude");
}

/** uv's patterns begin at the folder that they stand in. */
function patternsIn(workspace: TableNode, key: string): readonly string[] {
  const list = entryOf(workspace, key)?.value;
  const items = list?.kind === "list" ? list.items : [];
  return items.flatMap((item) => (item.kind === "string" ? `/${String(item.value).replace(/^(?:\.?\/)+/, "")}` : []));
}
