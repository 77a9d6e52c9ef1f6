// What the extension's manifest repeats of other packages: the releases of pynenc that can be chosen.
import { readFileSync } from "node:fs";
import { PYNENC_RELEASES } from "../../packages/pynenc/scripts/known-packages.mjs";

export const path = new URL("../package.json", import.meta.url);

const manifest = JSON.parse(readFileSync(path, "utf8"));
manifest.contributes.configuration.properties["slotwise.pynencVersion"].enum = [
  "auto",
  ...[...PYNENC_RELEASES].reverse(),
];

export const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
