// The page of what we say and what was measured. `pnpm generate` runs it.
import { readFileSync } from "node:fs";
import { importSource } from "../../packages/language-service/scripts/import-source.mjs";

export const path = new URL("../../docs/measured.md", import.meta.url);

const read = (name) => JSON.parse(readFileSync(new URL(`./measurements/${name}.json`, import.meta.url), "utf8"));
const { measuredPage } = await importSource(new URL("./page/measured-page.ts", import.meta.url));

export const text = measuredPage({
  lookPeriod: read("look-period"),
  missedTurns: read("missed-turns"),
  faults: read("faults"),
});
