import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { siteBase } from "./address/base.js";
import { findRepository, originOf } from "./address/repository.js";
import { linkFaults } from "./built/check-links.js";
import { leadRuleAddressesOn } from "./built/lead-on.js";
import { withPolicy } from "./built/policy.js";
import { readExamples } from "./examples/read-examples.js";
import { classesForColours, codeTheme } from "./markdown/code-colours.js";
import { githubSlug } from "./markdown/github-slug.js";
import { sizeImages } from "./markdown/image-sizes.js";
import { COPIED_FOLDERS } from "./markdown/link-target.js";
import { linkWithinSite } from "./markdown/links.js";
import { keepPlainText } from "./markdown/plain-text.js";
import { alignByClasses } from "./markdown/table-classes.js";
import { START_PAGE } from "./navigation/groups.js";
import { sidebar } from "./navigation/sidebar.js";
import { mendedTheme } from "./plugins/mended-theme.js";
import { notices } from "./plugins/notices.js";
import { restartForExamples } from "./plugins/restart-for-examples.js";
import { servePlayground } from "./plugins/serve-playground.js";
import { vueFromHere } from "./plugins/vue-from-here.js";
import { bundlePlayground } from "./scripts/bundle-playground.mjs";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const docs = here("..").replace(/\/$/, "");

export default async () => {
  const base = siteBase(process.env);
  const repository = findRepository(process.env, () => originOf(docs));
  const pages = notices();
  const examples = await readExamples(docs, here("cache/drawings"));
  const site = { docs, base, repository, examples };
  return defineConfig({
    base,
    lang: "en",
    title: "slotwise",
    description: "See and check what pynenc's runner settings do to a fleet",
    head: [["link", { rel: "icon", href: icon() }]],
    // The README of a folder is its page.
    rewrites: { ":folder/README.md": ":folder/index.md" },
    // Of pages; the playground is none, and `linkFaults` looks for it.
    ignoreDeadLinks: false,
    // The names and hashes of all pages, once for all of them.
    metaChunk: true,
    // Whoever reads one page need not fetch those that it links to.
    router: { prefetchLinks: false },
    // While it switches, VueUse would write a style sheet into the page, which the policy does not allow.
    appearance: { disableTransition: false },
    markdown: {
      anchor: { slugify: githubSlug },
      // Braces are braces.
      attrs: { disable: true },
      theme: codeTheme,
      codeTransformers: [classesForColours],
      image: { lazyLoading: true },
      config: (md) => {
        keepPlainText(md);
        alignByClasses(md);
        sizeImages(md, docs);
        linkWithinSite(md, site);
      },
    },
    themeConfig: {
      nav: [
        { text: "Guide", link: "/configuration", activeMatch: "^/(configuration|vscode|editors|ci)" },
        { text: "Rules", link: "/rules/" },
        // With a target, since it is no page of VitePress's.
        { text: "Playground", link: "/playground/", target: "_self" },
      ],
      sidebar: sidebar(docs),
      outline: { level: [2, 3] },
      search: { provider: "local" },
      ...(repository !== undefined && {
        editLink: { pattern: `${repository.edit("docs")}/:path`, text: "Edit this page" },
        socialLinks: [{ icon: "github", link: repository.url }],
      }),
    },
    vite: {
      // Pictures are files of their own, fetched when they come into sight.
      build: { assetsInlineLimit: 0 },
      plugins: [
        servePlayground(base, here("cache/playground")),
        mendedTheme,
        vueFromHere,
        restartForExamples(docs),
        pages.plugin,
      ],
    },
    transformPageData: ({ relativePath }) =>
      relativePath === `${START_PAGE}.md` ? { frontmatter: { pageClass: "start-page" } } : undefined,
    transformHtml: (html, file) => withPolicy(html, file),
    buildEnd: async ({ outDir }) => {
      for (const folder of COPIED_FOLDERS) cpSync(join(docs, folder), join(outDir, folder), { recursive: true });
      leadRuleAddressesOn(docs, outDir, icon());
      await bundlePlayground({ outDir: join(outDir, "playground") });
      pages.write(outDir);
      const faults = linkFaults(outDir, base);
      if (faults.length > 0) throw new Error(`links that lead nowhere:\n${faults.join("\n")}`);
    },
  });
};

/** That of the extension. */
function icon(): string {
  const svg = readFileSync(here("../../extension/media/icon.svg"), "utf8");
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
