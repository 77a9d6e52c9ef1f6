import fc from "fast-check";

/**
 * A property that names no seed tries the same today and tomorrow, so that a run that passed passes again. `SLOTWISE_SEED=7 pnpm test`
 * tries others; a failure tells its seed and path either way.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["SLOTWISE_SEED"] ?? 1) });
