import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { CancellationToken } from "vscode-languageserver";
import { diskFiles } from "./disk-files.js";
import { MOST_BYTES } from "./files.js";

/** A folder with these files, gone after the test. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "slotwise-disk-")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const uriOf = (...path: string[]) => pathToFileURL(join(...path)).href;

describe("read", () => {
  it("gives the text, without a byte order mark", async () => {
    const folder = folderWith({ "a b.toml": "\uFEFFa = 1\r\n" });
    expect(await diskFiles.read(uriOf(folder, "a b.toml"))).toEqual({ text: "a = 1\r\n" });
  });

  it("gives no text for what is no text file of a sensible size", async () => {
    const folder = folderWith({
      "binary.toml": new Uint8Array([97, 0, 98]),
      "latin1.toml": new Uint8Array([0xe4]),
      "huge.toml": " ".repeat(MOST_BYTES + 1),
      "most.toml": " ".repeat(MOST_BYTES),
    });
    const problemOf = async (name: string) => {
      const read = await diskFiles.read(uriOf(folder, name));
      return "problem" in read ? read.problem : "none";
    };
    expect(await problemOf("binary.toml")).toBe("unreadable");
    expect(await problemOf("latin1.toml")).toBe("unreadable");
    expect(await problemOf("huge.toml")).toBe("too-large");
    expect(await problemOf("most.toml")).toBe("none");
    expect(await problemOf(".")).toBe("unreadable");
    expect(await problemOf("missing.toml")).toBe("missing");
    expect(await diskFiles.read("memfs:/a.toml")).toEqual({ problem: "missing" });
  });
});

describe("find", () => {
  const names = async (folder: string, token = CancellationToken.None) =>
    (await diskFiles.find(uriOf(folder), token)).map((uri) => uri.slice(uriOf(folder).length + 1)).sort();

  it("finds what may matter at any depth, in no folder of other people's, and follows no link to a folder", async () => {
    const folder = folderWith({
      "pyproject.toml": "",
      "uv.lock": "",
      ".gitignore": "",
      "a/b/compose.yaml": "",
      "a/main.py": "",
      "a/README.md": "",
      "node_modules/x/pyproject.toml": "",
      ".venv/pyproject.toml": "",
    });
    symlinkSync(join(folder, "a"), join(folder, "again"));
    expect(await names(folder)).toEqual([".gitignore", "a/b/compose.yaml", "a/main.py", "pyproject.toml", "uv.lock"]);
  });

  it("stops when it is cancelled, and finds nothing where there is no folder", async () => {
    const folder = folderWith({ "pyproject.toml": "", "a/pyproject.toml": "" });
    expect(await names(folder, CancellationToken.Cancelled)).toEqual(["pyproject.toml"]);
    expect(await names(join(folder, "missing"))).toEqual([]);
    expect(await diskFiles.find("memfs:/w", CancellationToken.None)).toEqual([]);
  });
});
