import { existsSync, readdirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { pages, ROOT, readPage } from "./markdown.js";

describe("links of the pages", () => {
  it.each(pages())("%s leads to files that exist", (page) => {
    expect(localLinks(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  it.each(pages().filter((page) => page.startsWith("packages/")))("%s leads nowhere that npm does not have", (page) => {
    // A package's page is shown without the rest of the repository, and nobody knows yet where that will be.
    expect(localLinks(page)).toEqual([]);
  });
});

describe("files of the repository that pages name", () => {
  const files = ["packages", "extension", "test", "docs"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );

  it.each(pages())("%s names those that exist", (page) => {
    const named = [...readPage(page).matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:ts|mjs|py))`/g)].map(
      (match) => match[1] ?? "",
    );
    const strange = named.filter((name) => !files.some((file) => file === name || file.endsWith(`${sep}${name}`)));
    expect(strange).toEqual([]);
  });
});

function localLinks(page: string): readonly string[] {
  const targets = [...withoutCode(readPage(page)).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** What looks like a link in code is none. */
function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}
