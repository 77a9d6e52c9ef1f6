import type { SourceText } from "@slotwise/project";
import { fileFormat, isOwnName } from "@slotwise/project";
import { completeEnvironment } from "./completion/complete-environment.js";
import { completeJson } from "./completion/complete-json.js";
import { completePython } from "./completion/complete-python.js";
import { completeToml } from "./completion/complete-toml.js";
import { completeYaml } from "./completion/complete-yaml.js";
import type { Completion } from "./completion/completion.js";
import { ruleItems } from "./completion/completion-items.js";
import { lineAt } from "./completion/line-at.js";

/**
 * What may be written at an offset: names of settings that are not set yet, tables, values, variables, rules. Of the
 * text alone, since what is half typed does not parse. Empty in files that are not pynenc's.
 */
export function completions(source: SourceText, offset: number): readonly Completion[] {
  const format = fileFormat(source.name, source.text);
  const { before, behind } = lineAt(source, offset);
  const comment = /#\s*slotwise:\s*ignore(?:-file)?\[(?:[\w-]+\s*,\s*)*([\w-]*)$/.exec(before);
  if (comment !== null && format !== undefined && format !== "json") {
    const rest = /^[\w-]*/.exec(behind)?.[0] ?? "";
    const range = { start: offset - (comment[1] ?? "").length, end: offset + rest.length };
    return ruleItems().map((item) => ({ ...item, range, newText: item.word }));
  }
  switch (format) {
    case "pyproject":
    case "slotwise":
      return completeToml(source, offset);
    case "toml":
      return isOwnName(source.name) ? completeToml(source, offset) : [];
    case "json":
      return isOwnName(source.name) ? completeJson(source, offset) : [];
    case "yaml":
      return isOwnName(source.name) ? completeYaml(source, offset) : completeEnvironment(source, offset, format);
    case "python":
      return completePython(source, offset);
    case "dotenv":
    case "dockerfile":
    case "compose":
    case "workflow":
    case "kubernetes":
      return completeEnvironment(source, offset, format);
    default:
      return [];
  }
}
