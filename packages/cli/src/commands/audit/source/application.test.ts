import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../host/host.js";
import { quoteWord } from "../../../target/split-command.js";
import { fakeHost } from "../../../testing/fake-host.js";
import { temporaryFolder } from "../../../testing/temporary-folder.js";
import { openApplication } from "./application.js";

const STORE = { kind: "store", application: "shop", source: "application", releases: ["0.4.0"] };
const RUNNER = {
  kind: "runner",
  runner: "r",
  created: "2026-01-01T00:00:00.000001+00:00",
  lastSeen: "2026-01-01T00:01:00+00:00",
};

/** What takes the place of a Python: it gets the adapter and the application as its words. */
const folder = temporaryFolder({
  "prints.mjs": "process.stdout.write(process.env.LINES)",
  "fails.mjs": "process.stdout.write(process.env.LINES); console.error(process.env.ERRORS); process.exitCode = 1",
  "words.mjs": `console.log(JSON.stringify({ kind: "problem", message: process.argv.slice(2).join(" ") })); process.exitCode = 1`,
  "waits.mjs": "setInterval(() => {}, 1000)",
  "floods.mjs": "setInterval(() => process.stdout.write('x'.repeat(10000)), 1)",
  "dies.mjs": "process.kill(process.pid, 'SIGKILL')",
});
afterAll(() => folder.remove());

const LIMITS = { milliseconds: 60_000, characters: 1_000_000 };

function open(script: string, environment: Record<string, string> = {}, limits = LIMITS) {
  const host = fakeHost({ currentFolder: folder.path, environment: { ...process.env, ...environment } });
  return { host, source: openApplication("shop:app", `${quoteWord(process.execPath)} ${script}`, host, limits) };
}

async function problemOf(script: string, environment: Record<string, string> = {}, limits = LIMITS): Promise<string> {
  const error: unknown = await open(script, environment, limits).source.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as Error;
  expect(message).not.toMatch(/\p{Cc}/u);
  expect(message.startsWith("--app shop:app: ")).toBe(true);
  return message.slice("--app shop:app: ".length);
}

const lines = (...each: readonly object[]) => each.map((line) => `${JSON.stringify(line)}\n`).join("");

describe("the store of an application", () => {
  it("is what its adapter prints, asked once for its list and its first records", async () => {
    const source = await open("prints.mjs", { LINES: lines(STORE, RUNNER) }).source;
    expect(source.name).toBe("--app shop:app");
    expect(await source.applications()).toEqual([{ application: "shop", runners: 1, executions: 0 }]);
    const records = await source.read("shop");
    expect(records).toMatchObject({ source: "application", releases: ["0.4.0"], clearing: undefined, unread: [] });
    expect(records.runners).toMatchObject([{ runner: "r", created: 1_767_225_600_000_001 }]);
    expect(await source.read("shop")).toEqual(records);
  });

  it("is judged by no release that came later", async () => {
    const source = await open("prints.mjs", { LINES: lines({ ...STORE, releases: ["9.9.9"] }) }).source;
    expect(await source.read("shop")).toMatchObject({ releases: [], unread: ["pynenc 9.9.9 is not known"] });
  });

  it("is asked through the adapter of the package", async () => {
    expect(await problemOf("words.mjs")).toMatch(/packages.cli.adapters.records\.py shop:app$/);
  });

  it("is asked for, not the adapter's help, where its name looks like an option", async () => {
    const host = fakeHost({ currentFolder: folder.path, environment: process.env });
    const asked = openApplication("--help", `${quoteWord(process.execPath)} words.mjs`, host, LIMITS);
    await expect(asked).rejects.toThrow(/^--app --help: .*records\.py -- --help$/);
  });
});

describe("an application that cannot be read", () => {
  it("has no Python, or one that is none", async () => {
    const host = fakeHost({ currentFolder: folder.path, environment: process.env });
    await expect(openApplication("shop:app", "no-such-python", host)).rejects.toThrow(
      /^--app shop:app: no-such-python cannot be started \(.*ENOENT\): --python names a Python$/,
    );
    await expect(openApplication("shop:app", "'python", host)).rejects.toThrow(
      "--python has a quote that is not closed",
    );
    expect(await problemOf("prints.mjs", { LINES: "" })).toBe("nothing was printed: is --python a Python?");
  });

  it("says itself why", async () => {
    const problem = { kind: "problem", message: `mongodb://ann:hunter2@host\u0007${"x".repeat(1000)}` };
    const message = await problemOf("fails.mjs", { LINES: lines(problem), ERRORS: "Traceback" });
    expect(message.startsWith("mongodb://...@host x")).toBe(true);
    expect(message).toMatch(/x\.\.\.$/);
    expect(message.length).toBe(303);
  });

  it.each([
    ["host=db password=hunter2 user=ann", "host=db password=... user=ann"],
    ["password = 'hunter2 \\' x' dbname=a", "password = ... dbname=a"],
    ["Server=db;Pwd=hunter2;Uid=ann", "Server=db;Pwd=...;Uid=ann"],
    ["{'password': 'hunter2', 'user': 'ann'}", "{'password': ..., 'user': 'ann'}"],
    ["db?user=ann&password=hunter2&x=1", "db?user=ann&password=...&x=1"],
    ["passwd={hunter2;} a", "passwd=... a"],
    ["password='hunter2 that does not end", "password=..."],
    ["password authentication failed for user ann", "password authentication failed for user ann"],
  ])("tells no password in %s", async (told, shown) => {
    expect(await problemOf("fails.mjs", { LINES: "", ERRORS: told })).toBe(shown);
  });

  it("is told by the last line of what it says otherwise", async () => {
    expect(await problemOf("fails.mjs", { LINES: "", ERRORS: "Traceback\n  at x\nImportError: y\n" })).toBe(
      "ImportError: y",
    );
    expect(await problemOf("fails.mjs", { LINES: "[]", ERRORS: "" })).toBe("the application ended with exit status 1");
  });

  it("never ends, prints without end, or is killed", async () => {
    expect(await problemOf("waits.mjs", {}, { ...LIMITS, milliseconds: 200 })).toBe(
      "the application did not answer within 0.2 s",
    );
    expect(await problemOf("floods.mjs", {}, { ...LIMITS, characters: 50_000 })).toBe(
      "the application printed more than 50000 characters",
    );
    expect(await problemOf("dies.mjs")).toBe("the application was ended by SIGKILL");
  });

  it("is ended by whoever interrupts, and nobody listens any more", async () => {
    const { host, source } = open("waits.mjs");
    host.interrupt();
    await expect(source).rejects.toThrow("--app shop:app: the application was interrupted");
    expect(host.listeners).toBe(0);
  });
});
