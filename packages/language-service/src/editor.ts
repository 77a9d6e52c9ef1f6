// What an editor shows of an analysed project: pure functions, offsets in, offsets out.
export type { CodeAction, FileEdit, QuickFixOptions } from "./editor/code-action.js";
export { fixAll, quickFixes } from "./editor/code-actions.js";
export { type CodeLens, codeLenses } from "./editor/code-lenses.js";
export type { Completion } from "./editor/completion/completion.js";
export type { CompletionKind } from "./editor/completion/completion-items.js";
export { completions } from "./editor/completions.js";
export { cronWords } from "./editor/cron-words.js";
export { type CycleDrawing, type CycleDrawingOptions, cycleDrawings } from "./editor/cycle-drawings.js";
export type { PictureStyle } from "./editor/cycle-pictures.js";
export { type DefinitionPlace, definitions } from "./editor/definitions.js";
export { type DocumentLink, documentLinks, rulePage } from "./editor/document-links.js";
export { type DocumentSymbol, documentSymbols } from "./editor/document-symbols.js";
export { type EditorDocument, editorDocument } from "./editor/editor-document.js";
export { type FleetState, fleetState, largestSafe } from "./editor/fleet-state.js";
export { type FleetToDraw, fleetToDraw } from "./editor/fleet-to-draw.js";

export { type Hover, type HoverOptions, plainText } from "./editor/hover.js";
export { hover } from "./editor/hover-with-fixes.js";
export { type InlayHint, type InlayHintOptions, inlayHints } from "./editor/inlay-hints.js";
export {
  type JudgedFleet,
  type JudgedFleets,
  judgedFleets,
  MOST_CRONS,
  MOST_DEPLOYMENTS,
} from "./editor/judged-fleets.js";
export type { PreviewTarget } from "./editor/preview-target.js";
export {
  type RunnerStrip,
  runnerStrip,
  type StripCell,
  stripCells,
  stripHints,
  stripLenses,
} from "./editor/runner-strip.js";
export { type ListedSetting, type SettingsInForce, settingsInForce } from "./editor/settings-in-force.js";
export { type ShownDeployment, shownDeployment, shownDeployments } from "./editor/shown-deployments.js";
export { type EditorSuggestion, type SafeSettings, suggestions } from "./editor/suggestions.js";
export { type TriedSizes, withTriedSize } from "./editor/tried-sizes.js";
export { type WrittenValues, writeValues } from "./editor/write-values.js";
