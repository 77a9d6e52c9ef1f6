import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fencesOf, ROOT, readPage } from "./markdown.js";

const quoted = fencesOf(readPage("docs/ci.md"));

it.each([
  [".pre-commit-config.yaml", "yaml"],
  ["tests/test_fleet.py", "python"],
  ["tox.ini", "ini"],
  ["noxfile.py", "python"],
])("the page about CI has the example's %s as it is", (file, language) => {
  const content = readFileSync(join(ROOT, "docs/examples/python", file), "utf8");
  expect(quoted.filter((fence) => fence.language === language).map((fence) => fence.content)).toContain(content);
});
