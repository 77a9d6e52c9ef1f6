import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { bracketJudge } from "../../../testing/bracket-judge.js";
import { fakeHost } from "../../../testing/fake-host.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import { fixFiles, showDiff } from "./fix-files.js";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

/** What `--fix` or `--diff` gets for one project of these files in a folder. */
function requestFor(currentFolder: string, names: readonly string[], paths: readonly string[] = []) {
  const files = names.map((name) => {
    const text = readFileSync(join(currentFolder, name), "utf8");
    return { name, text: text.replace(/^\uFEFF/, "") };
  });
  const host = fakeHost({ currentFolder });
  const project = { files, reported: new Set(names), report: bracketJudge(files) };
  return { projects: [project], judge: bracketJudge, paths, standardInput: undefined, host };
}

describe("--fix", () => {
  it("touches nothing but what is fixed: byte order mark, line ends, mode, what else is in the folder", () => {
    const folder = folderWith({ "a.toml": "\uFEFFa = bad[1]\r\nb = '🚀' # \t\r\n\r\nc = awful[2]", "b.toml": "" });
    chmodSync(join(folder, "a.toml"), 0o600);
    const request = requestFor(folder, ["a.toml", "b.toml"]);
    const { projects, hasFailed } = fixFiles(request);
    expect(readFileSync(join(folder, "a.toml"), "utf8")).toBe("\uFEFFa = 1\r\nb = '🚀' # \t\r\n\r\nc = 2");
    expect(statSync(join(folder, "a.toml")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(["a.toml", "b.toml"]);
    expect(request.host.written).toEqual({
      stdout: "",
      stderr: "slotwise: fixed a.toml: use 2\nslotwise: fixed a.toml: use 1\n",
    });
    expect(hasFailed).toBe(false);
    expect(projects.flatMap(({ report }) => report.findings)).toEqual([]);
  });

  it("changes nothing the second time, not even the file's time", () => {
    const folder = folderWith({ "a.toml": "a = bad[awful[1]] bad[bad[2]]\n" });
    fixFiles(requestFor(folder, ["a.toml"]));
    const before = { text: readFileSync(join(folder, "a.toml"), "utf8"), ...statSync(join(folder, "a.toml")) };
    const again = requestFor(folder, ["a.toml"]);
    fixFiles(again);
    expect({ text: readFileSync(join(folder, "a.toml"), "utf8"), ...statSync(join(folder, "a.toml")) }).toEqual(before);
    expect(again.host.written.stderr.split("\n")).toEqual([
      'slotwise: left a.toml as it is: "use awful[1" leads to unknown-setting',
      'slotwise: left a.toml as it is: "use bad[2" makes nothing better',
      "",
    ]);
  });

  it("does not write through a link that leads out, and says so", () => {
    const folder = folderWith({ "outside/b.toml": "bad[1]", "inside/a.toml": "bad[2]" });
    symlinkSync("../outside/b.toml", join(folder, "inside/b.toml"));
    const request = requestFor(join(folder, "inside"), ["a.toml", "b.toml"]);
    const { projects } = fixFiles(request);
    expect(readFileSync(join(folder, "outside/b.toml"), "utf8")).toBe("bad[1]");
    expect(readFileSync(join(folder, "inside/a.toml"), "utf8")).toBe("2");
    expect(projects[0]?.report.findings).toHaveLength(1);
    expect(request.host.written.stderr).toContain(
      "slotwise: b.toml is not fixed: it is a symbolic link that leads out of the paths named\n",
    );
  });

  it("keeps a link within what was named a link", () => {
    const folder = folderWith({ "common/a.toml": "bad[1]" });
    mkdirSync(join(folder, "app"));
    symlinkSync("../common/a.toml", join(folder, "app/a.toml"));
    fixFiles(requestFor(folder, ["app/a.toml"], ["."]));
    expect(readFileSync(join(folder, "common/a.toml"), "utf8")).toBe("1");
    expect(readdirSync(join(folder, "app"), { withFileTypes: true })[0]?.isSymbolicLink()).toBe(true);
  });

  it("reports what is in the file when it could not be written", () => {
    const folder = folderWith({ "a.toml": "bad[1]" });
    const request = requestFor(folder, ["a.toml"]);
    writeFileSync(join(folder, "a.toml"), "bad[2]");
    const { projects, hasFailed } = fixFiles(request);
    expect(hasFailed).toBe(true);
    expect(projects[0]?.report.findings).toHaveLength(1);
    expect(readFileSync(join(folder, "a.toml"), "utf8")).toBe("bad[2]");
    expect(request.host.written.stderr).toBe(
      "slotwise: a.toml was not fixed: it was changed by somebody else meanwhile\n",
    );
  });

  it.each([
    ["a = bad[1]\r\n", "a = 1\r\n"],
    ["nothing to fix", "nothing to fix"],
  ])("turns %j from standard input into %j on standard output", (text, fixed) => {
    const files = [{ name: "a.toml", text }];
    const projects = [{ files, reported: new Set(["a.toml"]), report: bracketJudge(files) }];
    const host = fakeHost({ currentFolder: folderWith({}) });
    const standardInput = { name: "a.toml", text, byteOrderMark: "\uFEFF" };
    fixFiles({ projects, judge: bracketJudge, paths: ["a.toml"], standardInput, host });
    expect(host.written.stdout).toBe(`\uFEFF${fixed}`);
    expect(readdirSync(host.currentFolder)).toEqual([]);
  });
});

describe("--diff", () => {
  it("shows what --fix would change, and writes nothing", () => {
    const text = "\uFEFFa = bad[1]\r\nb = 2\r\n";
    const folder = folderWith({ "a.toml": text });
    const request = requestFor(folder, ["a.toml"]);
    expect(showDiff(request)).toBe(true);
    expect(request.host.written.stdout).toBe(
      "diff --git a/a.toml b/a.toml\n--- a/a.toml\n+++ b/a.toml\n@@ -1,2 +1,2 @@\n-\uFEFFa = bad[1]\r\n+\uFEFFa = 1\r\n b = 2\r\n",
    );
    expect(request.host.written.stderr).toBe("slotwise: would fix a.toml: use 1\n");
    expect(readFileSync(join(folder, "a.toml"), "utf8")).toBe(text);
  });

  it.each([
    ["from the repository's root", { ".git/HEAD": "" }, "a/a.toml", "a/b/a.toml"],
    ["from the current folder, without a repository", {}, "../a/a.toml", "../a/b/a.toml"],
  ])("names files %s", (_what, repository, ...names) => {
    const folder = folderWith({ ...repository, "a/a.toml": "bad[1]", "a/b/a.toml": "bad[1]", "in/b.toml": "" });
    const given = ["a/a.toml", "a/b/a.toml"].map((name) => join(folder, name));
    const files = given.map((name) => ({ name, text: "bad[1]" }));
    const host = fakeHost({ currentFolder: join(folder, "in") });
    const projects = [{ files, reported: new Set(given), report: bracketJudge(files) }];
    showDiff({ projects, judge: bracketJudge, paths: [".."], standardInput: undefined, host });
    expect(host.written.stdout.match(/(?<=^\+\+\+ b\/).*$/gm)).toEqual(names);
  });

  it("shows nothing where nothing would change", () => {
    const request = requestFor(folderWith({ "a.toml": "a = 1\n" }), ["a.toml"]);
    expect(showDiff(request)).toBe(false);
    expect(request.host.written).toEqual({ stdout: "", stderr: "" });
  });
});
