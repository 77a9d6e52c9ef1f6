import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findRepository } from "../../docs/.vitepress/address/repository.js";
import { withPolicy } from "../../docs/.vitepress/built/policy.js";
import { githubSlug } from "../../docs/.vitepress/markdown/github-slug.js";
import { linkTarget, type Site } from "../../docs/.vitepress/markdown/link-target.js";
import { pagesBelow, sidebar } from "../../docs/.vitepress/navigation/sidebar.js";
import { ROOT } from "../docs/markdown.js";

const DOCS = join(ROOT, "docs");
const folder = mkdtempSync(join(tmpdir(), "pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the sidebar", () => {
  it("has every page once, by its first heading", () => {
    const links = sidebar(DOCS).flatMap(({ items = [] }) => items.map(({ link }) => link ?? ""));
    const pages = pagesBelow(DOCS).filter((page) => page !== "index" && !page.endsWith("README"));
    expect(links.toSorted()).toEqual(pages.map((page) => `/${page}`).sort());
    expect(JSON.stringify(sidebar(DOCS))).toContain('{"text":"Running a fleet","link":"/operating"}');
  });

  it("forgets no page", () => {
    mkdirSync(join(folder, "rules"), { recursive: true });
    for (const page of ["index", "guide", "rules/README", "rules/one"])
      writeFileSync(join(folder, `${page}.md`), "# A");
    writeFileSync(join(folder, "rules/README.md"), "# Rules\n\n[one](one.md)\n");
    const groups = [
      { title: "Guide", pages: ["guide"] },
      { title: "Rules", pages: { folder: "rules" } },
    ];
    expect(sidebar(folder, groups)).toHaveLength(2);
    for (const page of ["new", "rules/two"]) {
      writeFileSync(join(folder, `${page}.md`), "# New");
      expect(() => sidebar(folder, groups)).toThrow(`in no group`);
      expect(() => sidebar(folder, groups)).toThrow(page);
      rmSync(join(folder, `${page}.md`));
    }
    expect(() => sidebar(folder, [{ title: "Guide", pages: ["guide", "gone"] }])).toThrow("gone.md");
  });
});

// What GitHub makes of them.
it.each([
  ["Your first rule", "your-first-rule"],
  ["What we say, what was measured", "what-we-say-what-was-measured"],
  ["`slotwise verify --target`, and more", "slotwise-verify---target-and-more"],
  ["Up to 0.2.3 / from 0.2.4", "up-to-023--from-024"],
  ["snake_case & Größe (é)", "snake_case--größe-é"],
])("the anchor of %s is %s", (heading, anchor) => {
  expect(githubSlug(heading)).toBe(anchor);
});

describe("a link of a page", () => {
  const example = { fragment: "1.abc", drawings: {}, description: "" };
  const examples = new Map([["examples/audit", example]]);
  const site: Site = { docs: DOCS, base: "/slotwise/", repository: undefined, examples };
  const known = {
    ...site,
    repository: findRepository({ SLOTWISE_REPOSITORY: "https://github.com/o/n" }, () => undefined),
  };

  it.each([
    ["audit.md#monitoring", "ci.md", { kind: "page", href: "/audit.md#monitoring" }],
    ["../audit.md", "rules/no-margin.md", { kind: "page", href: "/audit.md" }],
    ["rules/README.md", "ci.md", { kind: "page", href: "/rules/index.md" }],
    ["../rules/", "rules/no-margin.md", { kind: "page", href: "/rules/index.md" }],
    ["examples/audit", "audit.md", { kind: "playground", href: "/slotwise/playground/#1.abc", example }],
    ["examples/audit/alerts.yaml", "audit.md", { kind: "file", href: "/slotwise/examples/audit/alerts.yaml" }],
    ["schemas/lint-report.schema.json", "ci.md", { kind: "file", href: "/slotwise/schemas/lint-report.schema.json" }],
    ["../LICENSE", "ci.md", { kind: "nowhere" }],
    ["examples/audit/logs", "audit.md", { kind: "nowhere" }],
    ["#here", "ci.md", { kind: "as-is" }],
    ["https://example.com/", "ci.md", { kind: "as-is" }],
  ])("%s in %s", (href, page, target) => {
    expect(linkTarget(href, page, site)).toEqual(target);
  });

  it("leads to the repository where that is known", () => {
    expect(linkTarget("../../test/house/plan.ts", "decisions/one-house.md", known)).toEqual({
      kind: "repository",
      href: "https://github.com/o/n/blob/HEAD/test/house/plan.ts",
    });
    expect(linkTarget("../CONTRIBUTING.md#what-to-touch", "architecture.md", known)).toEqual({
      kind: "repository",
      href: "https://github.com/o/n/blob/HEAD/CONTRIBUTING.md#what-to-touch",
    });
  });

  it("to a file that is not there is an error that names its page", () => {
    expect(() => linkTarget("gone.md", "ci.md", site)).toThrow("ci.md: gone.md leads to nothing");
  });
});

describe("the policy of a page", () => {
  it("is the first thing in it, and names the scripts that are in the page", () => {
    const html = withPolicy('<html><head><script>a</script><script src="b"></script></head></html>', "a.html");
    expect(html).toMatch(/^<html><head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
    // The SHA-256 of "a".
    expect(html).toContain("script-src 'self' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';");
    expect(html).not.toContain("unsafe");
  });

  it.each(['<p style="color:red">', '<a class="b" onclick="a()">'])("does not allow %s", (body) => {
    expect(() => withPolicy(`<head></head>${body}`, "a.html")).toThrow("a.html: the site's policy does not allow <");
  });
});
