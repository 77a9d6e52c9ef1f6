import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";
import { GROUPS, type Group, START_PAGE } from "./groups.js";

/**
 * The sidebar, from the pages that are there, each by its first heading.
 *
 * @throws where a page is in no group, or a group has a page that is not there
 */
export function sidebar(docs: string, groups: readonly Group[] = GROUPS): DefaultTheme.SidebarItem[] {
  const made = groups.map(({ title, pages }) => {
    const isFolder = "folder" in pages;
    const listed = isFolder ? folderPages(docs, pages.folder) : pages;
    return {
      text: title,
      ...(isFolder && { link: `/${pages.folder}/`, collapsed: true }),
      items: listed.map((page) => ({ text: titleOf(join(docs, `${page}.md`)), link: `/${page}` })),
      covered: [...listed, ...(isFolder ? [`${pages.folder}/README`] : [])],
    };
  });
  const covered = new Set(made.flatMap((group) => group.covered));
  const forgotten = pagesBelow(docs).filter((page) => page !== START_PAGE && !covered.has(page));
  if (forgotten.length > 0) {
    throw new Error(
      `in no group of docs/.vitepress/navigation/groups.ts, nor in the README of their folder: ${forgotten.join(", ")}`,
    );
  }
  return made.map(({ covered: _, ...group }) => group);
}

/** The pages of a folder, in the order in which its `README.md` names them. */
function folderPages(docs: string, folder: string): readonly string[] {
  const text = readFileSync(join(docs, folder, "README.md"), "utf8");
  const named = [...text.matchAll(/\]\(([\w-]+)\.md\)/g)].map((match) => `${folder}/${match[1]}`);
  return [...new Set(named)];
}

/** Every page, from `docs` and without its ending. */
export function pagesBelow(docs: string, folder = ""): readonly string[] {
  return readdirSync(join(docs, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory()) return pagesBelow(docs, `${path}/`);
      return path.endsWith(".md") ? [path.slice(0, -".md".length)] : [];
    })
    .sort();
}

/** A page's first heading, as text. */
export function titleOf(path: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(path, "utf8"))?.[1];
  if (heading === undefined) throw new Error(`${path} has no heading`);
  return heading.replaceAll("`", "");
}
