// What both sides of a panel's window know; the window's own side, which needs a page, is `@slotwise/panel/mount`.

export { type FromPanel, readFromPanel, type ToPanel } from "./crossing/messages.js";
export { changesOf, readPreviewTarget, termsToTry, triesValues } from "./fleet/changes.js";
export { CONTROLS } from "./fleet/controls.js";
export { readFileFleets } from "./fleet/file-fleets.js";
export { isObject } from "./fleet/is-object.js";
export { readFleet } from "./fleet/read-fleet.js";
export { areSameTerms } from "./fleet/read-terms.js";
export { type Verdict, verdictOn } from "./fleet/verdict.js";
export type { DrawnSpan } from "./happened/drawn-span.js";
export { type FromHappened, readFromHappened, type ToHappened } from "./happened/happened-messages.js";
export { type HappenedWords, happenedWords } from "./happened/happened-words.js";
export { readAuditTerms } from "./happened/read-audit-terms.js";
export type { ShownAudit } from "./happened/shown-audit.js";
export { type ShownAuditOptions, shownAuditOf } from "./happened/shown-audit-of.js";
export { type PanelWords, panelWords } from "./page/words.js";
export { redraw } from "./picture/redraw.js";
export { huntsFor } from "./story/hunts.js";
