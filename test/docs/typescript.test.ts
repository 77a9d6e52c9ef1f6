import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { fencesOf, pages, ROOT, readPage } from "./markdown.js";

const examples = pages().flatMap((page) =>
  fencesOf(readPage(page))
    .filter(({ language, content }) => language === "ts" && content.includes("// =>"))
    .map((fence) => ({ page, fence })),
);

describe("the TypeScript of the pages", () => {
  it("is shown somewhere at all", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples.map(({ page, fence }) => [`${page}:${fence.line}`, fence.content] as const))(
    "gives what it says: %s",
    async (place, content) => {
      const results = await run(content, place);
      for (const { actual, expected } of results) expect(actual).toEqual(expected);
      expect(results.length).toBeGreaterThan(0);
    },
  );
});

/** Runs a block whose lines end in `; // => value`, and returns both sides of each. */
async function run(content: string, place: string): Promise<{ actual: unknown; expected: unknown }[]> {
  const checked = content.replaceAll(
    /^(?!\s*(?:import|const|let)\b)(.*?);? *\/\/ => (.*)$/gm,
    (_line, expression: string, expected: string) =>
      `checkedHere.push({ actual: (${expression}), expected: (${expected}) });`,
  );
  const folder = join(ROOT, "test/node_modules/.cache/docs");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${place.replaceAll(/\W+/g, "-")}.mjs`);
  const { outputFiles } = await build({
    stdin: {
      contents: `const checkedHere = [];\n${checked}\nexport { checkedHere };`,
      resolveDir: join(ROOT, "test"),
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "neutral",
    format: "esm",
    conditions: ["slotwise-source"],
    mainFields: ["module", "main"],
    external: ["vitest"],
  });
  writeFileSync(outfile, outputFiles[0]?.text ?? "");
  const { checkedHere } = await import(pathToFileURL(outfile).href);
  return checkedHere;
}
