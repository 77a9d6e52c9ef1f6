import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A fenced block of a page. */
export interface Fence {
  readonly language: string;
  readonly content: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** Offsets of the content in the page's text. */
  readonly start: number;
  readonly end: number;
}

/** Every page that users read, relative to the root. */
export function pages(): readonly string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ["node_modules", "dist"].includes(entry.name) ? [] : below(path);
      return entry.name.endsWith(".md") ? [path] : [];
    });
  const packages = readdirSync(join(ROOT, "packages")).map((name) => join("packages", name, "README.md"));
  return ["README.md", "CONTRIBUTING.md", ...below("docs"), ...packages.filter((page) => exists(page))].map((page) =>
    relative(ROOT, join(ROOT, page)),
  );
}

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

export function fencesOf(text: string): readonly Fence[] {
  return [...text.matchAll(/^```(\S*)[^\n]*\n([\s\S]*?)^```$/gm)].map((match) => {
    const start = match.index + (match[0].indexOf("\n") + 1);
    const content = match[2] ?? "";
    return {
      language: match[1] ?? "",
      content,
      line: text.slice(0, match.index).split("\n").length,
      start,
      end: start + content.length,
    };
  });
}

function exists(page: string): boolean {
  try {
    readPage(page);
    return true;
  } catch {
    return false;
  }
}
