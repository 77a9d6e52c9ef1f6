import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createColors } from "picocolors";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { unifiedDiff } from "./unified-diff.js";

const plain = createColors(false);
const numbers = (...changed: number[]) =>
  Array.from({ length: 30 }, (_, index) => (changed.includes(index) ? `changed ${index}\n` : `line ${index}\n`)).join(
    "",
  );

describe("unifiedDiff", () => {
  it("is empty where nothing changes", () => {
    expect(unifiedDiff("a.toml", "a\n", "a\n", plain)).toBe("");
  });

  it("reads as everybody's does", () => {
    expect(unifiedDiff("a.toml", "a\nb\nc\nd\n", "a\nB\nC\nd\n", plain)).toBe(
      "--- a/a.toml\n+++ b/a.toml\n@@ -1,4 +1,4 @@\n a\n-b\n-c\n+B\n+C\n d\n",
    );
  });

  it.each([
    ["far apart", numbers(), numbers(2, 20)],
    ["near each other", numbers(), numbers(2, 8, 9)],
    ["at both ends", numbers(), numbers(0, 29)],
    ["Windows line ends", "a = 1\r\nb = 2\r\n", "a = 1\r\nb = 3\r\n"],
    ["a byte order mark", "\uFEFFa = 1\n", "\uFEFFa = 2\n"],
    ["no end of the last line", "a = 1\nb = 2", "a = 1\nb = 3"],
    ["an end of line less", "a = 1\nb = 2\n", "a = 1\nb = 2"],
    ["a line less", "a = 1\nb = 2\n", "a = 1\n"],
    ["the first line more", "b = 2\n", "a = 1\nb = 2\n"],
  ])("can be applied by git: %s", (_what, before, after) => {
    const name = 'a "b" ü.toml';
    const folder = temporaryFolder({ [name]: before });
    onTestFinished(folder.remove);
    execFileSync("git", ["apply", "--unidiff-zero", "-"], {
      cwd: folder.path,
      input: unifiedDiff(name, before, after, plain),
      env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: folder.path },
    });
    expect(readFileSync(join(folder.path, name), "utf8")).toBe(after);
  });
});
