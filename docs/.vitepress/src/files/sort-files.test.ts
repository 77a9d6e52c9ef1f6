import { expect, it } from "vitest";
import { sortFiles } from "./sort-files.js";

const dropped = (path: string, content: string | Uint8Array<ArrayBuffer>) => {
  return { path, file: new File([content], path.slice(path.lastIndexOf("/") + 1)), isOfFolder: false };
};

it("tells stores and records from settings, by what is in them before what they are called", async () => {
  const { evidence, texts, left } = await sortFiles([
    dropped("a/pyproject.toml", "\uFEFF[tool.pynenc]\r\n"),
    dropped("a/store", `SQLite format 3\0${"x".repeat(200)}`),
    dropped("a/store-wal", "x"),
    dropped("records.jsonl", '{"kind":"runner"}\n'),
    dropped("picture.png", new Uint8Array([0x89, 0x50, 0xff, 0])),
    dropped("b.bin", "a\0b"),
    dropped("large.yaml", "x".repeat(3_000_000)),
    dropped("empty.env", ""),
  ]);
  expect(evidence?.sets.flat().map(({ name }) => name)).toEqual(["store", "store-wal", "records.jsonl"]);
  expect(texts).toEqual([
    { path: "a/pyproject.toml", text: "\uFEFF[tool.pynenc]\r\n" },
    { path: "empty.env", text: "" },
  ]);
  expect(left).toEqual([
    "large.yaml is too large for settings.",
    "picture.png and 1 more are no text, and no SQLite database.",
  ]);
});
