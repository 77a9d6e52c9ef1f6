import { describe, expect, it } from "vitest";
import { baseName, folderOf, inFolder, normalised, pathBelow } from "./uri-path.js";

describe("addresses of folders and files", () => {
  it.each([
    ["file:///", "file:///pyproject.toml"],
    ["file:///srv/shop", "file:///srv/shop/pyproject.toml"],
    ["vscode-vfs://host/", "vscode-vfs://host/pyproject.toml"],
    ["vscode-vfs://host", "vscode-vfs://host/pyproject.toml"],
    ["vscode-vfs://host/a/", "vscode-vfs://host/a/pyproject.toml"],
    ["memfs:/", "memfs:/pyproject.toml"],
    ["file:///c%3A/b", "file:///c%3A/b/pyproject.toml"],
  ])("in %s a file is %s, and back again", (folder, file) => {
    const root = normalised(folder);
    expect(normalised(inFolder(root, "pyproject.toml"))).toBe(normalised(file));
    expect(folderOf(file)).toBe(root);
    expect(pathBelow(root, file)).toBe("pyproject.toml");
    expect(pathBelow(root, root)).toBe("");
    expect(baseName(file)).toBe("pyproject.toml");
  });

  it("is not fooled by a name that begins alike, nor by another host", () => {
    expect(pathBelow("file:///srv/shop", "file:///srv/shop2/pyproject.toml")).toBeUndefined();
    expect(pathBelow("vscode-vfs://a/", "vscode-vfs://b/pyproject.toml")).toBeUndefined();
  });
});
