import type { TextRange } from "@slotwise/project";
import type { Finding, Fix } from "../findings/finding.js";
import { effectInShort, fixEffect } from "../fixes/fix-effect.js";
import type { ChangedValues, SlotChange } from "../fleets/slot-change.js";
import type { CodeAction, FileEdit, QuickFixOptions } from "./code-action.js";
import type { EditorDocument } from "./editor-document.js";
import type { PreviewTarget } from "./preview-target.js";
import { type ShownDeployment, shownDeployments } from "./shown-deployments.js";
import { valueWords } from "./slot-names.js";
import { type Upgrade, upgradeAt } from "./upgrade.js";
import { valueEdits } from "./value-edits.js";

/** `Set atomic_service_check_interval_minutes to 0.24: turns missed 50 % to 0, cycle unchanged` */
export function titleWithEffect({ title, change }: Fix): string {
  const effect = change === undefined ? undefined : fixEffect(change);
  return effect === undefined ? title : `${title}: ${effectInShort(effect)}`;
}

export function fileEdits({ edits }: Fix): readonly FileEdit[] {
  return edits.map(({ place, newText }) => {
    return { file: place.file, range: { start: place.startOffset, end: place.endOffset }, newText };
  });
}

/** A finding's fixes, each to be looked at in a preview of its deployment. */
export function trialsOf(editor: EditorDocument, finding: Finding): readonly CodeAction[] {
  return finding.fixes.flatMap(({ change }): CodeAction[] =>
    change === undefined ? [] : [trialOf(editor, finding, deploymentOf(editor, change), change.values)],
  );
}

function trialOf(
  editor: EditorDocument,
  finding: Finding | undefined,
  shown: ShownDeployment | undefined,
  values: ChangedValues,
): CodeAction {
  // The only one needs no name, and has it still when files are named anew.
  const isNamed = shown !== undefined && shownDeployments(editor).length > 1;
  const target: PreviewTarget = { ...(isNamed ? { deployment: shown.name } : {}), values };
  return { title: `Try in preview: ${valueWords(values)}`, finding, isPreferred: false, edits: [], target };
}

/** The deployment that a fix was looked for in; of several that are judged alike, the one that fares worst. */
function deploymentOf(editor: EditorDocument, { before }: SlotChange): ShownDeployment | undefined {
  return shownDeployments(editor).find(({ analysis }) => analysis.judgements === before);
}

/** On a dependency that allows releases which behave differently: what holds under all of them. */
export function upgradeActions(
  editor: EditorDocument,
  range: TextRange,
  { hasPreview }: QuickFixOptions,
): readonly CodeAction[] {
  const upgrade = upgradeAt(editor, range);
  const holding = upgrade?.holding();
  if (upgrade === undefined || holding?.kind !== "change") return [];
  const { shown } = upgrade;
  const { values } = holding.change;
  const finding = editor.project.findings.find(
    ({ rule, place }) =>
      rule === "upgrade-changes-behaviour" &&
      place.file === editor.document.source.name &&
      place.startOffset === upgrade.range.start,
  );
  const effect = fixEffect(holding.change);
  const edits = holding.fix === undefined ? editsFor(editor, upgrade, values) : fileEdits(holding.fix);
  const words = effect === undefined ? "" : `: ${effectInShort(effect)}`;
  const title = `Set what holds under all releases allowed, ${valueWords(values)}${words}`;
  return [
    ...(edits === undefined ? [] : [{ title, finding, isPreferred: false, edits }]),
    ...(hasPreview ? [trialOf(editor, finding, shown, values)] : []),
  ];
}

/** Of a project with one deployment only: several values that others have as well were not judged for them. */
function editsFor(
  { project }: EditorDocument,
  { shown }: Upgrade,
  values: ChangedValues,
): readonly FileEdit[] | undefined {
  return project.deployments.length > 1 ? undefined : valueEdits(shown.analysis, values);
}
