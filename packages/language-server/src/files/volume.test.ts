import { inFolder } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { normalised } from "./normalised-uri.js";
import { volumeOf } from "./volume.js";

describe("volumeOf", () => {
  it.each([
    ["file:///", "file:///pyproject.toml"],
    ["file:///srv/shop", "file:///srv/shop/pyproject.toml"],
    ["file:///srv/a b", "file:///srv/a%20b/pyproject.toml"],
    ["vscode-vfs://host/", "vscode-vfs://host/pyproject.toml"],
    ["vscode-vfs://host", "vscode-vfs://host/pyproject.toml"],
    ["vscode-vfs://host/a/", "vscode-vfs://host/a/pyproject.toml"],
    ["memfs:/", "memfs:/pyproject.toml"],
    ["file:///c%3A/b", "file:///c%3A/b/pyproject.toml"],
  ])("knows the files of %s by their paths", (folder, file) => {
    const { pathOf, uriOf } = volumeOf(folder);
    expect(inFolder(pathOf(folder), "pyproject.toml")).toBe(pathOf(file));
    expect(normalised(uriOf(pathOf(file)))).toBe(normalised(file));
    expect(normalised(uriOf(pathOf(folder)))).toBe(normalised(folder));
    expect(volumeOf(file).key).toBe(volumeOf(folder).key);
  });

  it("takes another host for another volume", () => {
    expect(volumeOf("vscode-vfs://a/").key).not.toBe(volumeOf("vscode-vfs://b/pyproject.toml").key);
  });
});
