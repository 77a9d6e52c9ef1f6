import { mkdirSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { discoverSettings } from "./discover.js";

/** What is found below a folder of a tree, relative to that folder. Names ending in a slash are folders. */
function found(files: Readonly<Record<string, string>>, below = "."): readonly string[] {
  const folders = Object.keys(files).filter((name) => name.endsWith("/"));
  const folder = temporaryFolder(Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith("/"))));
  onTestFinished(folder.remove);
  for (const name of folders) mkdirSync(join(folder.path, name), { recursive: true });
  const start = join(folder.path, below);
  return discoverSettings(start).map((path) => relative(start, path));
}

describe("discoverSettings", () => {
  it("lets the innermost .gitignore decide", () => {
    const files = {
      ".gitignore": "pynenc.toml\n",
      "pynenc.toml": "",
      "a/.gitignore": "!pynenc.toml\n",
      "a/pynenc.toml": "",
      "b/pynenc.toml": "",
    };
    expect(found(files)).toEqual(["a/pynenc.toml"]);
  });

  it("asks the folders above, up to the repository's root and no further", () => {
    const files = {
      ".gitignore": "pynenc.toml\n",
      "repository/.git/": "",
      "repository/.gitignore": "old/\n",
      "repository/app/old/pynenc.toml": "",
      "repository/app/pynenc.toml": "",
    };
    expect(found(files, "repository/app")).toEqual(["pynenc.toml"]);
    expect(found({ ".gitignore": "pynenc.toml\n", "app/pynenc.toml": "" }, "app")).toEqual(["pynenc.toml"]);
  });

  it("walks a folder that was named, although it is left out itself", () => {
    const files = { ".git/": "", ".gitignore": "build/\n", "build/pynenc.toml": "" };
    expect(found(files, "build")).toEqual(["pynenc.toml"]);
    expect(found(files)).toEqual([]);
  });

  it.each([
    ["a folder", { "vendor/.git/": "" }],
    ["a file", { "vendor/.git": "gitdir: ../.git/modules/vendor" }],
  ])("begins anew in a repository within, whose .git is %s", (_what, git) => {
    const files = { ".gitignore": "pynenc.toml\n", "pynenc.toml": "", "vendor/pynenc.toml": "", ...git };
    expect(found(files)).toEqual(["vendor/pynenc.toml"]);
  });

  it("leaves out what exclude names, relative to the file that says so, also from within", () => {
    const files = {
      ".git/": "",
      "pyproject.toml": '[tool.slotwise]\nexclude = ["examples/**", "!examples/kept/**"]\n',
      "examples/pynenc.toml": "",
      "app/examples/pynenc.toml": "",
      "app/slotwise.toml": 'exclude = ["/generated"]\n',
      "app/generated/pynenc.toml": "",
      "app/vendor/.git/": "",
      "app/vendor/pynenc.toml": "",
    };
    const everything = ["app/examples/pynenc.toml", "app/slotwise.toml", "app/vendor/pynenc.toml", "pyproject.toml"];
    expect(found(files)).toEqual(everything);
    expect(found(files, "app")).toEqual(["examples/pynenc.toml", "slotwise.toml", "vendor/pynenc.toml"]);
  });

  it("does not follow a link to a folder", () => {
    const folder = temporaryFolder({ "a/pynenc.toml": "" });
    onTestFinished(folder.remove);
    symlinkSync("../a", join(folder.path, "a/again"));
    expect(discoverSettings(folder.path).map((path) => relative(folder.path, path))).toEqual(["a/pynenc.toml"]);
  });
});
