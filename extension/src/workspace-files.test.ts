import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FIND_FILES, READ_FILE } from "slotwise-language-server/protocol";
import { expect, it, onTestFinished, vi } from "vitest";
import type { MessageConnection } from "vscode-jsonrpc";
import { URI, Utils } from "vscode-uri";
import type { RealPath } from "./workspace-files.js";

type Answer = (params: object, token: object) => Promise<object>;

const TOKEN = { onCancellationRequested: () => ({ dispose: () => undefined }) };

/** What the extension answers about a folder with a link out of it, one within and one to a folder. */
async function answers(realPath: RealPath | undefined) {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "slotwise-files-")));
  onTestFinished(() => rmSync(outer, { recursive: true }));
  for (const [name, text] of Object.entries({ "out.toml": "", "w/a.toml": "\uFEFFa = 1\n", "w/sub/b.toml": "" })) {
    mkdirSync(dirname(join(outer, name)), { recursive: true });
    writeFileSync(join(outer, name), text);
  }
  symlinkSync("../out.toml", join(outer, "w/out.toml"));
  symlinkSync("a.toml", join(outer, "w/again.toml"));
  symlinkSync("sub", join(outer, "w/linked"));
  const uriOf = (name: string) => URI.file(join(outer, "w", name));
  vi.doMock("vscode", () => ({
    Uri: Object.assign(URI, { joinPath: Utils.joinPath }),
    FileType: { File: 1, Directory: 2, SymbolicLink: 64 },
    FileSystemError: class {},
    RelativePattern: class {},
    CancellationTokenSource: class {
      token = TOKEN;
      cancel = () => undefined;
    },
    workspace: {
      fs: {
        stat: async ({ fsPath }: URI) => {
          const [found, link] = [await stat(fsPath), await lstat(fsPath)];
          return { type: (found.isFile() ? 1 : 2) + (link.isSymbolicLink() ? 64 : 0), size: found.size };
        },
        readFile: ({ fsPath }: URI) => readFile(fsPath),
      },
      // As the editor's own search, which follows links.
      findFiles: async () => ["a.toml", "again.toml", "sub/b.toml", "linked/b.toml"].map(uriOf),
    },
  }));
  vi.resetModules();
  const { serveFiles } = await import("./workspace-files.js");
  const handlers = new Map<string, Answer>();
  serveFiles(
    { onRequest: (method: string, answer: Answer) => handlers.set(method, answer) } as unknown as MessageConnection,
    realPath,
  );
  const ask = (method: string, params: object) => handlers.get(method)?.(params, TOKEN);
  const folder = URI.file(join(outer, "w")).toString();
  return {
    read: (name: string, within?: string) =>
      ask(READ_FILE, {
        uri: uriOf(name).toString(),
        maxBytes: 100,
        ...(within === undefined ? {} : { within: uriOf(within).toString() }),
      }),
    found: async () => {
      const { uris } = (await ask(FIND_FILES, { folder, include: ["**/*.toml"], maxResults: 9 })) as { uris: string[] };
      return uris.map((uri) => uri.slice(folder.length + 1));
    },
  };
}

it("keeps a byte order mark, and follows links out of a folder only where nobody minds", async () => {
  const { read } = await answers((path) => realpath(path));
  expect(await read("a.toml")).toEqual({ text: "\uFEFFa = 1\n" });
  expect(await read("out.toml")).toEqual({ text: "" });
  expect(await read("out.toml", ".")).toEqual({ problem: "unreadable" });
  expect(await read("again.toml", ".")).toEqual({ text: "\uFEFFa = 1\n" });
  expect(await read("linked/b.toml", ".")).toEqual({ text: "" });
});

it("follows none where nobody can tell where one leads", async () => {
  const { read } = await answers(undefined);
  expect(await read("a.toml", ".")).toEqual({ text: "\uFEFFa = 1\n" });
  expect(await read("again.toml", ".")).toEqual({ problem: "unreadable" });
  expect(await read("linked/b.toml", ".")).toEqual({ problem: "unreadable" });
});

it("finds nothing a second time behind a link to a folder", async () => {
  expect(await (await answers((path) => realpath(path))).found()).toEqual(["a.toml", "again.toml", "sub/b.toml"]);
  expect(await (await answers(undefined)).found()).toContain("linked/b.toml");
});
