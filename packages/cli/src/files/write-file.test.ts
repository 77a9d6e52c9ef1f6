import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { UsageError } from "../host/host.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeNamedFile } from "./write-file.js";

it("makes the folders that a file needs", () => {
  const folder = temporaryFolder({});
  onTestFinished(folder.remove);
  writeNamedFile("a/b/report.json", "{}", { currentFolder: folder.path });
  expect(readFileSync(join(folder.path, "a/b/report.json"), "utf8")).toBe("{}");
});

it("says so of a file that cannot be written", () => {
  const folder = temporaryFolder({ file: "" });
  onTestFinished(folder.remove);
  const write = (file: string) => () => writeNamedFile(file, "{}", { currentFolder: folder.path });
  expect(write("file/report.json")).toThrow(new UsageError("file/report.json could not be written: ENOTDIR"));
});

it.skipIf(!existsSync("/proc/self"))("ends where folders cannot be made, as in /proc", () => {
  expect(() => writeNamedFile("/proc/x/y/report.json", "{}", { currentFolder: "/" })).toThrow(/could not be written/);
});
