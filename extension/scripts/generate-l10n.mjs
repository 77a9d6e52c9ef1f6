// The words of the extension, for translators: everything that its sources and the panel's hand to `vscode.l10n.t`.
import { readdirSync, readFileSync } from "node:fs";

const words = new Set();
for (const folder of ["../src/", "../../packages/panel/src/"]) {
  const sources = new URL(folder, import.meta.url);
  for (const file of readdirSync(sources, { recursive: true })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const text = readFileSync(new URL(file, sources), "utf8");
    for (const [, word] of text.matchAll(/\bt\(\s*("(?:[^"\\]|\\.)+")/g)) words.add(JSON.parse(word));
  }
}

export const path = new URL("../l10n/bundle.l10n.json", import.meta.url);
export const text = `${JSON.stringify(Object.fromEntries([...words].sort().map((word) => [word, word])), null, 2)}\n`;
