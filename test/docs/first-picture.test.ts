import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLink } from "../../docs/.vitepress/src/link/link-text.js";
import { ROOT } from "./markdown.js";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const EXAMPLE = "docs/examples/four-runners/pyproject.toml";

// The README is read where the site may be nowhere. Once it has an address, that stands in `homepage`, and this test asks for
// the link that `pnpm site` shows for the example.
it("the README's first picture leads to where its settings can be tried", async () => {
  const target = /\[!\[[^\]]*\]\([^)]*\)\]\(([^)]*)\)/.exec(read("README.md"))?.[1];
  const { homepage } = JSON.parse(read("package.json")) as { homepage?: string };
  if (homepage === undefined) {
    expect(target).toBe("docs/playground.md");
    expect(read("docs/playground.md")).toContain(`](${EXAMPLE.replace("docs/", "")})`);
    return;
  }
  const [page, fragment = ""] = (target ?? "").split("#");
  expect(page).toBe(`${homepage.replace(/\/?$/, "/")}playground/`);
  const state = await readLink(fragment);
  expect(state?.files).toEqual([{ path: "pyproject.toml", text: read(EXAMPLE) }]);
});
