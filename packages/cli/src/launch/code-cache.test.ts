import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { cacheFolder, pruneCode, readCode, writeCode } from "./code-cache.js";

const VERSION = `${process.version}-${process.arch}`;

test.each([
  ["linux", { HOME: "/home/me" }, "/home/me/.cache"],
  ["linux", { HOME: "/home/me", XDG_CACHE_HOME: "/caches" }, "/caches"],
  ["darwin", { HOME: "/Users/me" }, "/Users/me/Library/Caches"],
  ["win32", { HOME: "/home/me", LOCALAPPDATA: "/local" }, "/local"],
  ["linux", { HOME: "/home/me", NODE_COMPILE_CACHE: "/node" }, "/node"],
] as const)("compiled code is kept where programs keep such things, %s %o", (platform, environment, caches) => {
  expect(cacheFolder(environment, platform)).toBe(join(caches, "slotwise", VERSION));
});

test.each([
  {},
  { HOME: "" },
  { HOME: "/home/me", NODE_DISABLE_COMPILE_CACHE: "1" },
  { HOME: "/home/me", NODE_V8_COVERAGE: "/coverage" },
])("without a place, or where it is not wanted, none is kept: %o", (environment) => {
  expect(cacheFolder(environment, "linux")).toBeUndefined();
});

test("code is kept for its user alone, and nothing else is left behind", () => {
  const file = join(folder(), "deep", "below", "code");
  writeCode(file, Buffer.from("compiled"));
  expect(readCode(file)?.toString()).toBe("compiled");
  expect(readdirSync(dirname(file))).toEqual(["code"]);
});

test("code of which a byte has changed, or the end is missing, is not run", () => {
  const file = join(folder(), "code");
  for (const spoil of [
    (kept: Buffer) => kept.fill((kept.at(-3) ?? 0) ^ 1, kept.length - 3, kept.length - 2),
    (kept: Buffer) => kept.fill((kept.at(0) ?? 0) ^ 1, 0, 1),
    (kept: Buffer) => kept.subarray(0, -1),
    (kept: Buffer) => kept.subarray(0, 2),
  ]) {
    writeCode(file, Buffer.from("compiled"));
    writeFileSync(file, spoil(readFileSync(file)));
    expect(readCode(file)).toBeUndefined();
  }
});

test("what was kept long ago goes, and nothing else", () => {
  const place = folder();
  const [old, fresh] = [join(place, "old"), join(place, "fresh")];
  for (const file of [old, fresh]) writeCode(file, Buffer.from("compiled"));
  utimesSync(old, 0, Date.now() / 1000 - 31 * 86_400);
  pruneCode(place, Date.now());
  expect(readdirSync(place)).toEqual(["fresh"]);
  pruneCode(join(place, "not there"), Date.now());
});

test("code that others may have written is not run", () => {
  const file = join(folder(), "code");
  writeCode(file, Buffer.from("compiled"));
  chmodSync(file, 0o620);
  expect(readCode(file)).toBeUndefined();
});

test("where code cannot be kept, that is nobody's problem", () => {
  const place = folder();
  writeCode(join(place, "a file"), Buffer.from("no folder"));
  const file = join(place, "a file", "code");
  writeCode(file, Buffer.from("compiled"));
  expect(readCode(file)).toBeUndefined();
  expect(readdirSync(place)).toEqual(["a file"]);
});

function folder(): string {
  const made = temporaryFolder({});
  onTestFinished(made.remove);
  return made.path;
}

test("where a pipe stands in its place nothing is waited for", () => {
  const file = join(folder(), "code");
  if (process.platform === "win32") mkdirSync(file);
  else execFileSync("mkfifo", [file]);
  expect(readCode(file)).toBeUndefined();
});

test.skipIf(!existsSync("/proc/self"))("ends where no folder can be made, as in /proc", () => {
  expect(() => writeCode("/proc/x/y/code", Buffer.from("compiled"))).not.toThrow();
});
