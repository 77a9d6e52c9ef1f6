import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../docs/rules/", import.meta.url);

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Where its text stands in the page. */
  readonly start: number;
  readonly end: number;
}

/** A rule's page, taken apart. */
export interface RulePage {
  readonly path: URL;
  readonly text: string;
  readonly title: string;
  readonly headings: readonly string[];
  /** The blocks below a heading, in order. */
  blocksOf(heading: string): readonly Block[];
}

export function pageNames(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => name.slice(0, -".md".length));
}

export function readPage(rule: string): RulePage {
  const path = new URL(`${rule}.md`, folder);
  const text = readFileSync(path, "utf8");
  const blocks = blocksIn(text);
  // A comment of an example is no heading.
  const isInBlock = (at: number) => blocks.some(({ start, end }) => start <= at && at < end);
  const headings = [...text.matchAll(/^(#{1,2}) (.+)$/gm)].filter(({ index }) => !isInBlock(index));
  return {
    path,
    text,
    title: headings.find(([, marks]) => marks === "#")?.[2] ?? "",
    headings: headings.filter(([, marks]) => marks === "##").map(([, , title = ""]) => title),
    blocksOf: (heading) => {
      const at = headings.findIndex(([, , title]) => title === heading);
      const from = headings[at]?.index ?? text.length;
      const to = headings[at + 1]?.index ?? text.length;
      return blocks.filter(({ start }) => from <= start && start < to);
    },
  };
}

function blocksIn(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+)\n((?:.*\n)*?)```$/gm)].map(({ index, 1: language = "", 2: content = "" }) => {
    const start = index + "```".length + language.length + 1;
    return { language, text: content, start, end: start + content.length };
  });
}

/** An example's file name: what a comment behind its first line says, or else `pyproject.toml`. */
export function fileNameOf({ text }: Block): string {
  return /^.*# in (\S+\.[a-z]+)\n/.exec(text)?.[1] ?? "pyproject.toml";
}
