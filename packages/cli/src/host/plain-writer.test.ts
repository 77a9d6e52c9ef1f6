import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { plainWriter } from "./plain-writer.js";

function opened(path: string, flags: string): number {
  const descriptor = openSync(path, flags);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

function file(): string {
  const { path, remove } = temporaryFolder({ "a.txt": "" });
  onTestFinished(remove);
  return join(path, "a.txt");
}

it.skipIf(process.platform === "win32")("writes all to a file, one text behind the other", () => {
  const path = file();
  const write = plainWriter(opened(path, "w"));
  expect(["á\n", "", "b".repeat(100_000)].map((text) => write?.(text).length)).toEqual([0, 0, 0]);
  expect(readFileSync(path, "utf8")).toBe(`á\n${"b".repeat(100_000)}`);
});

it.skipIf(process.platform === "win32")("leaves what cannot be written", () => {
  expect(String(plainWriter(opened(file(), "r"))?.("text"))).toBe("text");
});

it.skipIf(process.platform === "win32")("writes to nowhere", () => {
  expect(plainWriter(opened("/dev/null", "w"))?.("text").length).toBe(0);
});

it.skipIf(process.platform === "win32")("leaves to a stream what may be a terminal, and what is not open", () => {
  expect(plainWriter(opened("/dev/zero", "w"))).toBeUndefined();
  expect(plainWriter(1 << 20)).toBeUndefined();
});
