import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../host/host.js";
import { fakeHost } from "../../../testing/fake-host.js";
import { fakeSource } from "../../../testing/fake-source.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import { openSource } from "./open-source.js";

const folder = temporaryFolder({
  "fleet.txt": "SQLite format 3\0 and more",
  "fleet.db": '{"kind":"runner"}\n',
  "marked.jsonl": '\uFEFF\r\n {"kind":"runner"}\n',
  "empty.db": "",
  "page.html": "<!doctype html>",
  "noise.bin": new Uint8Array([0x89, 0x50, 0, 1, 2]),
  "deploy/pyproject.toml": "",
});

async function opened(
  source: string | undefined,
  options: { app?: string; python?: string; application?: string } = {},
) {
  const asked: unknown[] = [];
  const open =
    (kind: string) =>
    async (...rest: unknown[]) => {
      asked.push(kind, ...rest.filter((each) => typeof each !== "object"));
      return fakeSource();
    };
  const openers = {
    sqlite: open("sqlite"),
    redis: open("redis"),
    application: open("application"),
    records: open("records"),
  };
  await openSource(source, options, openers, fakeHost({ currentFolder: folder.path }));
  return asked;
}

async function refusal(source: string): Promise<string> {
  const error: unknown = await opened(source).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).not.toContain("\n");
  return message;
}

describe("a source", () => {
  it("is told by the first bytes of a file, whatever it is called", async () => {
    expect(await opened("fleet.txt")).toEqual(["sqlite", join(folder.path, "fleet.txt"), "fleet.txt", undefined]);
    expect((await opened("fleet.txt", { application: "orders" })).at(-1)).toBe("orders");
    expect(await opened("fleet.db")).toEqual(["records", join(folder.path, "fleet.db"), "fleet.db"]);
    expect(await opened("marked.jsonl")).toEqual(["records", join(folder.path, "marked.jsonl"), "marked.jsonl"]);
  });

  it("is a server, standard input or an application where it says so", async () => {
    expect(await opened("redis://host:6379/0")).toEqual(["redis", "redis://host:6379/0", undefined]);
    expect(await opened("rediss://host")).toEqual(["redis", "rediss://host", undefined]);
    expect(await opened("redis://host", { application: "orders" })).toEqual(["redis", "redis://host", "orders"]);
    expect(await opened("-")).toEqual(["records", undefined, "standard input"]);
    expect(await opened(undefined, { app: "a:b", python: "py" })).toEqual(["application", "a:b", "py"]);
  });

  it("is refused in one line where it is none", async () => {
    expect(await refusal("gone.db")).toBe("gone.db cannot be read: it does not exist");
    expect(await refusal("fleet.db/more")).toContain("cannot be read");
    expect(await refusal("deploy")).toBe("deploy is a folder: name the store in it");
    expect(await refusal("empty.db")).toBe("empty.db is empty: neither a SQLite store nor records");
    for (const name of ["page.html", "noise.bin"]) {
      expect(await refusal(name)).toBe(`${name} is neither a SQLite store nor records, which are lines of JSON`);
    }
    expect(await refusal("postgres://user:secret@host/db")).not.toContain("secret");
    expect(await refusal("/dev/null")).toBe("/dev/null is no regular file");
  });

  it.skipIf(process.platform === "win32")(
    "is read as records where it is a pipe, of which nothing is lost",
    async () => {
      const pipe = join(folder.path, "pipe");
      execFileSync("mkfifo", [pipe]);
      expect(await opened("pipe")).toEqual(["records", pipe, "pipe"]);
    },
  );
});

afterAll(() => folder.remove());
