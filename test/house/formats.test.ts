import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FORMATS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { sources } from "./sources.js";

const FOLDER = "packages/project/src/formats/";
const all = sources();

/** The folder of one format that a path is in. */
function formatIn(path: string): string | undefined {
  const [folder] = path.startsWith(FOLDER) ? path.slice(FOLDER.length).split("/") : [];
  return FORMATS.some(({ name }) => name === folder) ? folder : undefined;
}

describe("formats", () => {
  it("have a folder and a record each", () => {
    const paths = new Set(all.map(({ path }) => path));
    for (const { name } of FORMATS) expect(paths).toContain(`${FOLDER}${name}/${name}.ts`);
  });

  it("are asked what they can, nowhere which they are", () => {
    const asking = all.filter(({ path }) => {
      const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
      return /\bformat\??\.name\b|\bformatOf\([^)]*\)\??\.name\b/.test(text);
    });
    expect(asking.map(({ path }) => path)).toEqual([]);
  });

  it("have their records imported by their list alone", () => {
    const records = new Set(FORMATS.map(({ name }) => `${FOLDER}${name}/${name}.ts`));
    const importing = all.filter(({ imports }) => imports.some(({ path }) => path !== undefined && records.has(path)));
    expect(importing.map(({ path }) => path)).toEqual([`${FOLDER}index.ts`]);
  });

  it("do not reach into each other's folders", () => {
    const reaching = all.flatMap(({ path, imports }) => {
      const own = formatIn(path);
      const others = imports.flatMap((each) => each.path ?? []).filter((to) => (formatIn(to) ?? own) !== own);
      return own === undefined ? [] : others.map((to) => `${path} -> ${to}`);
    });
    expect(reaching).toEqual([]);
  });
});
