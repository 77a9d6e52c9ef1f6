// What the extension's manifest repeats of other packages: the releases of pynenc that can be chosen, and the rules.
import { readFileSync } from "node:fs";
import { importSource } from "../../packages/language-service/scripts/import-source.mjs";
import { PYNENC_RELEASES } from "../../packages/pynenc/scripts/known-packages.mjs";

export const path = new URL("../package.json", import.meta.url);

const { RULE_NAMES } = await importSource(new URL("../../packages/language-service/src/index.ts", import.meta.url));

const manifest = JSON.parse(readFileSync(path, "utf8"));
manifest.contributes.configuration.properties["slotwise.pynencVersion"].enum = [
  "auto",
  ...[...PYNENC_RELEASES].reverse(),
];

manifest.contributes.configuration.properties["slotwise.rules"].propertyNames.enum = [...RULE_NAMES];

export const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
