/** As in `package.json`. The server's lenses use the first three, with the document's address as first argument. */
export const PREVIEW_COMMAND = "slotwise.preview";
export const SIMULATE_COMMAND = "slotwise.simulate";
export const SUGGEST_COMMAND = "slotwise.suggest";
export const SETTINGS_COMMAND = "slotwise.settings";
export const EXPLAIN_COMMAND = "slotwise.explain";
export const CHECK_COMMAND = "slotwise.checkWorkspace";
export const SAMPLE_COMMAND = "slotwise.sample";
export const DRAW_SIZE_COMMAND = "slotwise.drawSize";
export const DRAW_MORE_COMMAND = "slotwise.drawOneMore";
export const DRAW_FEWER_COMMAND = "slotwise.drawOneFewer";
export const AUDIT_COMMAND = "slotwise.audit";
export const RESTART_COMMAND = "slotwise.restartServer";
export const OUTPUT_COMMAND = "slotwise.showOutput";
