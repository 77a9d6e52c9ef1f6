import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { importSource } from "../../../packages/language-service/scripts/import-source.mjs";
import type { PlaygroundFile } from "../src/link/playground-state.js";
import type { Example } from "./example.js";

type Judge = typeof import("./judge-example.js");

/** Larger than a settings file: a record of what a fleet did. */
const MOST_BYTES = 100_000;

/**
 * The folders below `docs/examples` that have settings, and each file of settings with those beside it, by their paths.
 *
 * @param drawings the folder that the drawings are written to
 */
export async function readExamples(docs: string, drawings: string): Promise<ReadonlyMap<string, Example>> {
  const judge: Judge = await importSource(new URL("./judge-example.ts", import.meta.url));
  const examples = new Map<string, Example>();
  mkdirSync(drawings, { recursive: true });
  for (const folder of foldersBelow(docs, "examples")) {
    const settings = await judge.settingsAmong(textsBelow(join(docs, folder)));
    const [first] = settings;
    if (first === undefined) continue;
    const beside = settings.filter(({ path }) => !path.includes("/"));
    for (const { path } of beside) examples.set(`${folder}/${path}`, await exampleOf(settings, path));
    examples.set(folder, examples.get(`${folder}/${beside[0]?.path}`) ?? (await exampleOf(settings, first.path)));
  }
  return examples;

  async function exampleOf(files: readonly PlaygroundFile[], chosen: string): Promise<Example> {
    const judged = await judge.judgeExample(files, chosen);
    const written = Object.entries(judged.drawings).map(([theme, svg]) => [theme, write(svg)]);
    return { ...judged, drawings: Object.fromEntries(written) };
  }

  /** By what it shows, so that it is written once. */
  function write(svg: string): string {
    const path = join(drawings, `${createHash("sha256").update(svg).digest("hex").slice(0, 16)}.svg`);
    if (!existsSync(path)) writeFileSync(path, svg);
    return path;
  }
}

/** The files that examples are made of. */
export function exampleFiles(docs: string): readonly string[] {
  return foldersBelow(docs, "examples").flatMap((folder) =>
    readdirSync(join(docs, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(docs, folder, name)),
  );
}

function foldersBelow(docs: string, folder: string): readonly string[] {
  const inner = readdirSync(join(docs, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.flatMap(({ name }) => foldersBelow(docs, posix.join(folder, name)))];
}

function textsBelow(folder: string): readonly PlaygroundFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => statSync(join(folder, path)).isFile() && statSync(join(folder, path)).size <= MOST_BYTES)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}
