/** Filled in when the command is bundled. */
declare const SLOTWISE_VERSION: string | undefined;

/** The version of this command. */
export const VERSION: string = typeof SLOTWISE_VERSION === "string" ? SLOTWISE_VERSION : "0.0.0-source";
