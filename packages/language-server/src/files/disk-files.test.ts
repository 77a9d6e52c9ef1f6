import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { MOST_BYTES } from "@slotwise/project";
import { describe, expect, it, onTestFinished } from "vitest";
import { CancellationToken } from "vscode-languageserver";
import { diskFiles } from "./disk-files.js";
import { volumeOf } from "./volume.js";

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

function filesIn(folder: string, token = CancellationToken.None) {
  const volume = volumeOf(pathToFileURL(folder).href);
  const files = diskFiles.on(volume, [], token);
  const pathOf = (name: string) => volume.pathOf(pathToFileURL(join(folder, name)).href);
  return {
    read: (name: string, within?: string) => files.read(pathOf(name), within === undefined ? within : pathOf(within)),
    list: (name: string) => files.list(pathOf(name)),
  };
}

describe("read", () => {
  it("gives the text, and says whether a byte order mark stood before it", async () => {
    const { read } = filesIn(folderWith({ "a b.toml": "\uFEFFa = 1\r\n", "c.toml": "c = 1" }));
    expect(await read("a b.toml")).toEqual({ kind: "text", text: "a = 1\r\n", isMarked: true });
    expect(await read("c.toml")).toEqual({ kind: "text", text: "c = 1" });
  });

  it.each([
    ["binary.toml", "unreadable"],
    ["latin1.toml", "unreadable"],
    ["huge.toml", "unreadable"],
    ["most.toml", "text"],
    [".", "unreadable"],
    ["missing.toml", "missing"],
    ["most.toml/missing.toml", "missing"],
  ])("gives of %s: %s", async (name, kind) => {
    const folder = folderWith({
      "binary.toml": new Uint8Array([97, 0, 98]),
      "latin1.toml": new Uint8Array([0xe4]),
      "huge.toml": " ".repeat(MOST_BYTES + 1),
      "most.toml": " ".repeat(MOST_BYTES),
    });
    expect((await filesIn(folder).read(name)).kind).toBe(kind);
  });

  it("follows no link out of a folder that it must not leave", async () => {
    const folder = folderWith({ "in/a.toml": "", "out.toml": "", "inner/b.toml": "" });
    symlinkSync("../out.toml", join(folder, "in/out.toml"));
    symlinkSync("../inner", join(folder, "in/inner"));
    symlinkSync("a.toml", join(folder, "in/again.toml"));
    const { read } = filesIn(folder);
    expect((await read("in/again.toml", "in")).kind).toBe("text");
    expect((await read("in/out.toml", "in")).kind).toBe("unreadable");
    expect((await read("in/inner/b.toml", "in")).kind).toBe("unreadable");
    expect((await read("in/out.toml", ".")).kind).toBe("text");
    expect((await read("in/out.toml")).kind).toBe("text");
  });
});

describe("list", () => {
  it("tells files, folders and links apart", async () => {
    const folder = folderWith({ "pyproject.toml": "", "a/main.py": "" });
    symlinkSync(join(folder, "a"), join(folder, "again"));
    const listing = await filesIn(folder).list(".");
    expect([...(listing ?? [])].sort()).toEqual([
      ["a", "folder"],
      ["again", "link"],
      ["pyproject.toml", "file"],
    ]);
  });

  it("is empty when it is cancelled, and where there is no folder", async () => {
    const folder = folderWith({ "pyproject.toml": "" });
    expect(await filesIn(folder, CancellationToken.Cancelled).list(".")).toEqual(new Map());
    expect(await filesIn(folder).list("missing")).toEqual(new Map());
    const elsewhere = diskFiles.on(volumeOf("memfs:/w"), [], CancellationToken.None);
    expect(await elsewhere.list("/w")).toEqual(new Map());
    expect(await elsewhere.read("/w/a.toml")).toMatchObject({ kind: "missing" });
  });
});
