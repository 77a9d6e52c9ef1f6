/** Bytes that one bundle of the server may have: what an editor loads when the first settings file is opened. */
export const MOST_BUNDLE_BYTES = 1_200_000;
