import type { SettingsDocument, TextRange } from "@slotwise/project";
import { settingsOf, tableRange } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import type { EditorDocument } from "./editor-document.js";

/**
 * Where a document speaks of one of its deployments: where it names what it starts, where it makes the application, else
 * the table of settings, which all have in common, else its first setting. Undefined where there is none of these.
 */
export function deploymentPlace(
  { document }: Pick<EditorDocument, "document">,
  { documents }: Pick<Analysis, "documents">,
): TextRange | undefined {
  const own = documents.filter(({ source }) => source.name === document.source.name);
  return own.map(startOf).find((range) => range !== undefined) ?? sharedPlace(document);
}

/** The first of the units is the deployment's own: what else stands there is told with it, and none of its fleet. */
function startOf({ started, code }: SettingsDocument): TextRange | undefined {
  const unit = started?.units[0]?.range;
  if (unit !== undefined && unit.end > unit.start) return unit;
  const at = code?.startsAt ?? (code?.applications.length === 1 ? code.applications[0]?.startsAt : undefined);
  return at === undefined ? undefined : { start: at, end: at };
}

function sharedPlace(document: SettingsDocument): TextRange | undefined {
  const header = document.settings === undefined ? undefined : tableRange(document.settings);
  return header ?? settingsOf(document)[0]?.entry.keyRange;
}
