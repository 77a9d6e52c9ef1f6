import { PLUGINS } from "@slotwise/pynenc";

/** What a requirement has to be on to matter here: pynenc, and what brings it a store. */
export const PACKAGES: readonly string[] = ["pynenc", ...PLUGINS];

/** To PyPI `Pynenc_Redis` is `pynenc-redis`. */
export function nameOnPyPI(written: string): string {
  return written.toLowerCase().replace(/[-_.]+/g, "-");
}
