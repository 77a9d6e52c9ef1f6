import { expect, it } from "vitest";
import { folderOf, inFolder, pathBelow, pathFrom } from "./paths.js";

it.each([
  ["/w/a.toml", "/w"],
  ["/w", "/"],
  ["/", "/"],
  ["C:/w/a.toml", "C:/w"],
  ["C:/w", "C:/"],
  ["C:/", "C:/"],
])("%s is in %s", (path, folder) => expect(folderOf(path)).toBe(folder));

it.each([
  ["/w", "a/b.toml", "/w/a/b.toml"],
  ["/w", "../b.toml", "/b.toml"],
  ["/w", "./a/../../../b.toml", "/b.toml"],
  ["/", "b.toml", "/b.toml"],
  ["C:/", "w/b.toml", "C:/w/b.toml"],
])("from %s, %s is %s", (folder, name, path) => {
  expect(inFolder(folder, name)).toBe(path);
});

it.each([
  ["/w", "/w/a/b.toml", "a/b.toml", "a/b.toml"],
  ["/w", "/w", "", ""],
  ["/", "/b.toml", "b.toml", "b.toml"],
  ["/w", "/w2/b.toml", undefined, "../w2/b.toml"],
  ["/w/a/b", "/w/uv.lock", undefined, "../../uv.lock"],
  ["C:/w", "D:/b.toml", undefined, "D:/b.toml"],
])("of %s, %s is %s below and %s anywhere", (folder, path, below, from) => {
  expect(pathBelow(folder, path)).toBe(below);
  expect(pathFrom(folder, path)).toBe(from);
});
