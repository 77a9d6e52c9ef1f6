import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Repository } from "../address/repository.js";
import type { Example } from "../examples/example.js";

/** Where a link of a page leads on the site. */
export type LinkTarget =
  /** Out of the site, or within the page: as it stands. */
  | { readonly kind: "as-is" }
  /** A page, from the root of the site, as a Markdown file with its anchor: VitePress makes the address. */
  | { readonly kind: "page"; readonly href: string }
  /** A file that is on the site as it is. */
  | { readonly kind: "file"; readonly href: string }
  /** Settings that the playground opens with. */
  | { readonly kind: "playground"; readonly href: string; readonly example: Example }
  | { readonly kind: "repository"; readonly href: string }
  /** Something that the site does not have, while nobody says where the sources are: text without a link. */
  | { readonly kind: "nowhere" };

export interface Site {
  /** The folder of the pages. */
  readonly docs: string;
  readonly base: string;
  readonly repository: Repository | undefined;
  /** By the path of a file or folder, from `docs`. */
  readonly examples: ReadonlyMap<string, Example>;
}

/** Folders of `docs` whose files are copied as they are. */
export const COPIED_FOLDERS: readonly string[] = ["examples", "schemas"];

/**
 * @param page the file that the link is in, from `docs`
 * @throws where the link leads to a file that is not there
 */
export function linkTarget(href: string, page: string, { docs, base, repository, examples }: Site): LinkTarget {
  if (href.startsWith("#") || /^([a-z][a-z+.-]*:|\/\/)/i.test(href)) return { kind: "as-is" };
  const [, written = "", anchor = ""] = /^([^#]*)(#.*)?$/.exec(href) ?? [];
  const path = posix.join(posix.dirname(page), decodeURI(written)).replace(/\/$/, "");
  if (!existsSync(join(docs, path))) throw new Error(`${page}: ${href} leads to nothing`);
  const isFolder = statSync(join(docs, path)).isDirectory();
  const markdown = isFolder ? `${path}/README.md` : path;
  const isInside = !path.startsWith("..");
  if (isInside && markdown.endsWith(".md") && existsSync(join(docs, markdown))) {
    return { kind: "page", href: `/${siteFile(markdown)}${anchor}` };
  }
  const example = examples.get(path);
  if (example !== undefined) {
    return { kind: "playground", href: `${base}playground/#${example.fragment}`, example };
  }
  if (isInside && !isFolder && COPIED_FOLDERS.includes(path.split("/")[0] ?? "")) {
    return { kind: "file", href: `${base}${encodeURI(path)}` };
  }
  if (repository === undefined) return { kind: "nowhere" };
  return { kind: "repository", href: `${repository.look(posix.join("docs", path))}${anchor}` };
}

/** The Markdown file that VitePress makes a page of: the `README.md` of a folder is its index. */
export function siteFile(page: string): string {
  return page.replace(/(^|\/)README\.md$/, "$1index.md");
}
