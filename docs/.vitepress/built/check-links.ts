import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * What is wrong with the links of a built site: pages, files and anchors that are not there, and anything that a browser
 * would fetch from another host. Each fault is a line that begins with its page.
 *
 * @param site the folder
 * @param base where it will be on its host: `/slotwise/`
 */
export function linkFaults(site: string, base: string): readonly string[] {
  const pages = readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"));
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (page: string) => {
    const known = anchors.get(page) ?? new Set(attributes(join(site, page), ["id"]).map(({ value }) => value));
    anchors.set(page, known);
    return known;
  };
  return pages.flatMap((page) =>
    attributes(join(site, page), ["href", "src", "content"]).flatMap(({ tag, name, value }) => {
      const link = name === "content" ? /^\d+; url=(.*)$/.exec(value)?.[1] : value;
      if (link === undefined) return [];
      const url = new URL(link, `${HOST}${base}${page}`);
      const fault = (what: string) => [`${page}: ${link} ${what}`];
      if (url.origin !== HOST) {
        if (tag === "a" && ["https:", "http:", "mailto:"].includes(url.protocol)) return [];
        return url.protocol === "data:" && ["img", "link"].includes(tag) ? [] : fault("is fetched from elsewhere");
      }
      if (!url.pathname.startsWith(base)) return fault("leads out of the site");
      const file = fileAt(site, decodeURIComponent(url.pathname.slice(base.length)));
      if (file === undefined) return fault("leads to nothing");
      // The playground reads what stands behind the `#` itself.
      if (url.hash === "" || !file.endsWith(".html") || file.startsWith("playground/")) return [];
      return anchorsOf(file).has(decodeURIComponent(url.hash.slice(1))) ? [] : fault("has no such anchor");
    }),
  );
}

const HOST = "https://site.example";

/** As a plain host finds it: a file, the index of a folder. */
function fileAt(site: string, path: string): string | undefined {
  const isFile = (file: string) => existsSync(join(site, file)) && statSync(join(site, file)).isFile();
  return [path, `${path.replace(/\/$/, "")}/index.html`.replace(/^\//, "")].find(isFile);
}

interface Attribute {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
}

/** Attributes of those names, in HTML as programs write it. */
function attributes(file: string, names: readonly string[]): readonly Attribute[] {
  const html = readFileSync(file, "utf8").replaceAll(/<!--[\s\S]*?-->|(<script[^>]*>)[\s\S]*?<\/script>/g, "$1");
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/"]+(?:="[^"]*"|='[^']*')?)*)\s*\/?>/gi)].flatMap(
    ([, tag = "", all = ""]) =>
      [...all.matchAll(/\s([^\s=>/"]+)=(?:"([^"]*)"|'([^']*)')/g)]
        .filter(([, name = ""]) => names.includes(name))
        .map(([, name = "", one, other]) => ({ tag, name, value: decoded(one ?? other ?? "") })),
  );
}

function decoded(value: string): string {
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
