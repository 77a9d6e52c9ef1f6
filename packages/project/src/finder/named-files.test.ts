import { expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { mayReferToFiles, pathsNamedIn } from "./named-files.js";

it.each([
  [".env", "PYNENC__FILEPATH=conf.yaml\nPYNENC__CONFIGRUNNER__FILEPATH=./x/../y.toml\n", ["conf.yaml", "y.toml"]],
  ["app.py", 'app = pynenc.Pynenc(config_filepath="conf/a.json")\n', ["conf/a.json"]],
  ["compose.yaml", "services: {a: {environment: [PYNENC__FILEPATH=a.toml]}}\n", ["a.toml"]],
])("%s names files", (name, text, paths) => {
  expect(mayReferToFiles(text)).toBe(true);
  expect(pathsNamedIn(readDocument(name, text))).toEqual(paths);
});

it.each([
  "/conf.yaml",
  "../conf.yaml",
  "a/../../conf.yaml",
  "C:conf.yaml",
  "\\\\host\\conf.yaml",
  "~/conf.yaml",
  "$CONF",
  ".",
])("%s is no file in the project's folder", (path) =>
  expect(pathsNamedIn(readDocument(".env", `PYNENC__FILEPATH=${path}\n`))).toEqual([]),
);

it("does not take another variable or argument for one that names a file", () => {
  const code = 'Other(config_filepath="a.toml")\nPynenc(config_filepath=path)\n';
  expect(pathsNamedIn(readDocument("app.py", code))).toEqual([]);
  expect(mayReferToFiles("MY_PYNENC__APP_ID=FILEPATH\n")).toBe(false);
});
