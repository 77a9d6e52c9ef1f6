// What both sides of a panel's window know; the window's own side, which needs a page, is `@slotwise/panel/mount`.
export { type FileFleet, readFileFleet } from "./border/file-fleet.js";
export { type FromPanel, readFromPanel, type ToPanel } from "./border/messages.js";
export type { WrittenValues } from "./changes.js";
export { redraw } from "./picture/redraw.js";
export { verdictOn } from "./verdict.js";
export { type PanelWords, panelWords } from "./words.js";
