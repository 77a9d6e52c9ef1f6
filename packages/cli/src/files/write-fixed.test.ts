import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeFixed } from "./write-fixed.js";
import { writeTarget } from "./write-target.js";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

describe("writeFixed", () => {
  it("keeps the byte order mark and the mode, and leaves nothing behind", () => {
    const path = join(folderWith({ "a.toml": "\uFEFFa = 1\r\n" }), "a.toml");
    chmodSync(path, 0o640);
    expect(writeFixed(path, "a = 1\r\n", "a = 2\r\n")).toBeUndefined();
    expect(readFileSync(path, "utf8")).toBe("\uFEFFa = 2\r\n");
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readdirSync(join(path, ".."))).toEqual(["a.toml"]);
  });

  it("does not undo what somebody else wrote meanwhile", () => {
    const path = join(folderWith({ "a.toml": "a = 3\n" }), "a.toml");
    expect(writeFixed(path, "a = 1\n", "a = 2\n")).toBe("it was changed by somebody else meanwhile");
    expect(readFileSync(path, "utf8")).toBe("a = 3\n");
  });
});

describe("writeTarget", () => {
  it("follows a link within what was named, and none that leads out", () => {
    const folder = folderWith({ "inside/a.toml": "", "outside/b.toml": "" });
    const inside = join(folder, "inside");
    mkdirSync(join(inside, "sub"));
    symlinkSync("../a.toml", join(inside, "sub/near.toml"));
    symlinkSync("../../outside/b.toml", join(inside, "sub/far.toml"));
    const refusal = { kind: "refused", reason: "it is a symbolic link that leads out of the paths named" };
    expect(writeTarget("sub/near.toml", [], inside)).toEqual({ kind: "target", path: join(inside, "a.toml") });
    expect(writeTarget("sub/far.toml", ["."], inside)).toEqual(refusal);
    expect(writeTarget("sub/far.toml", ["sub/far.toml"], inside)).toEqual(refusal);
    expect(writeTarget("sub/near.toml", ["sub/near.toml"], inside)).toEqual(refusal);
    expect(writeTarget("a.toml", ["a.toml"], inside)).toEqual({ kind: "target", path: join(inside, "a.toml") });
    expect(writeTarget("../outside/b.toml", ["."], inside)).toEqual(refusal);
  });

  it("says why a file cannot be written", () => {
    expect(writeTarget("gone.toml", [], folderWith({}))).toEqual({ kind: "refused", reason: "it does not exist" });
  });
});
