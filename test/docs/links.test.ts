import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
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

function localLinks(page: string): readonly string[] {
  const targets = [...withoutCode(readPage(page)).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** What looks like a link in code is none. */
function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}
