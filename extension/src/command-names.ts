/** As in `package.json`. The server's lenses use the first two, with the document's address as first argument. */
export const PREVIEW_COMMAND = "slotwise.preview";
export const SIMULATE_COMMAND = "slotwise.simulate";
export const AUDIT_COMMAND = "slotwise.audit";
export const RESTART_COMMAND = "slotwise.restartServer";
export const OUTPUT_COMMAND = "slotwise.showOutput";
