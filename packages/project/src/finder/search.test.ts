import { describe, expect, it } from "vitest";
import type { Files } from "./files.js";
import { COMMAND_REACH } from "./limits.js";
import { memoryFiles } from "./memory-files.js";
import { inFolder, pathBelow } from "./paths.js";
import { searchFolder } from "./search.js";
import { Tree } from "./tree.js";

/** What is found below a folder of a tree, relative to that folder. */
async function found(texts: Readonly<Record<string, string>>, below = "."): Promise<readonly string[]> {
  return foundIn(
    memoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text]))),
    below,
  );
}

async function foundIn(files: Files, below = ".", reach = COMMAND_REACH): Promise<readonly string[]> {
  const folder = inFolder("/w", below);
  const paths = await searchFolder(new Tree(files, { folders: [folder], files: new Set() }), folder, reach);
  return paths.map((path) => pathBelow(folder, path) ?? path);
}

describe("searchFolder", () => {
  it("lets the innermost .gitignore decide", async () => {
    const files = {
      ".gitignore": "pynenc.toml\n",
      "pynenc.toml": "",
      "a/.gitignore": "!pynenc.toml\n",
      "a/pynenc.toml": "",
      "b/pynenc.toml": "",
    };
    expect(await found(files)).toEqual(["a/pynenc.toml"]);
  });

  it("asks the folders above, up to the repository's root and no further", async () => {
    const files = {
      ".gitignore": "pynenc.toml\n",
      "repository/.git/HEAD": "",
      "repository/.gitignore": "old/\n",
      "repository/app/old/pynenc.toml": "",
      "repository/app/pynenc.toml": "",
    };
    expect(await found(files, "repository/app")).toEqual(["pynenc.toml"]);
    expect(await found({ ".gitignore": "pynenc.toml\n", "app/pynenc.toml": "" }, "app")).toEqual(["pynenc.toml"]);
  });

  it("walks a folder that was named, although it is left out itself", async () => {
    const files = { ".git/HEAD": "", ".gitignore": "build/\n", "build/pynenc.toml": "" };
    expect(await found(files, "build")).toEqual(["pynenc.toml"]);
    expect(await found(files)).toEqual([]);
  });

  it.each([
    ["a folder", { "vendor/.git/HEAD": "" }],
    ["a file", { "vendor/.git": "gitdir: ../.git/modules/vendor" }],
  ])("begins anew in a repository within, whose .git is %s", async (_what, git) => {
    const files = { ".gitignore": "pynenc.toml\n", "pynenc.toml": "", "vendor/pynenc.toml": "", ...git };
    expect(await found(files)).toEqual(["vendor/pynenc.toml"]);
  });

  it("leaves out what exclude names, relative to the file that says so, also from within", async () => {
    const files = {
      ".git/HEAD": "",
      "pyproject.toml": '[tool.slotwise]\nexclude = ["examples/**", "!examples/kept/**"]\n',
      "examples/pynenc.toml": "",
      "app/examples/pynenc.toml": "",
      "app/slotwise.toml": 'exclude = ["/generated"]\n',
      "app/generated/pynenc.toml": "",
      "app/vendor/.git/HEAD": "",
      "app/vendor/pynenc.toml": "",
    };
    const everything = ["app/examples/pynenc.toml", "app/slotwise.toml", "app/vendor/pynenc.toml", "pyproject.toml"];
    expect(await found(files)).toEqual(everything);
    expect(await found(files, "app")).toEqual(["examples/pynenc.toml", "slotwise.toml", "vendor/pynenc.toml"]);
  });

  it("does not follow a link to a folder, and takes one to a file for that file", async () => {
    const { read, list } = memoryFiles({ "/w/a/pynenc.toml": "" });
    const files: Files = {
      read,
      list: async (folder) =>
        folder === "/w/a"
          ? new Map([
              ["again", "link"],
              ["pynenc.toml", "link"],
            ])
          : list(folder),
    };
    expect(await foundIn(files)).toEqual(["a/pynenc.toml"]);
  });

  it("looks first at what is near, where a tree is larger than anybody waits for", async () => {
    const texts = { "/w/a/b/c/pynenc.toml": "", "/w/a/pynenc.toml": "", "/w/z.env": "" };
    expect(await foundIn(memoryFiles(texts), ".", { ...COMMAND_REACH, files: 2 })).toEqual(["a/pynenc.toml", "z.env"]);
    expect(await foundIn(memoryFiles(texts), ".", { ...COMMAND_REACH, depth: 1 })).toEqual(["a/pynenc.toml", "z.env"]);
    expect(await foundIn(memoryFiles(texts), ".", { ...COMMAND_REACH, entries: 3 })).toEqual([
      "a/pynenc.toml",
      "z.env",
    ]);
  });
});
