import { MISSING } from "@slotwise/project";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Connection, InitializeParams } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { clientFeatures } from "../client/client-features.js";
import { foundFiles } from "../files/found-files.js";
import { Session } from "./session.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const URI = "file:///w/pyproject.toml";
const of = (interval: string) =>
  `[tool.pynenc]\natomic_service_interval_minutes = ${interval}\n[tool.slotwise]\nrunners = 2\npynenc-version = "0.2.3"\n`;

/** A session with one open document, and the limit that its lens told each time something was pushed. */
async function sessionWith(text: string, canRefresh: boolean) {
  const refreshing = { refreshSupport: canRefresh };
  const workspace = { inlayHint: refreshing, codeLens: refreshing };
  const params = { capabilities: { workspace }, initializationOptions: { drawings: true, lenses: true } };
  const pushed: (string | undefined)[] = [];
  const push = async () => {
    const analysed = await session.analysed(URI);
    if (analysed === undefined) return;
    const { lenses } = session.lastGood.shown(analysed, true);
    pushed.push(lenses.map(({ title }) => title).find((title) => title.startsWith("safe up to")));
  };
  const files = { on: () => foundFiles({ read: async () => MISSING, find: async () => [] }, ["/w"]) };
  const connection = { console: { error: vi.fn(), warn: vi.fn() } };
  const refreshes = vi.fn();
  const session = new Session(
    connection as unknown as Connection,
    clientFeatures(params as unknown as InitializeParams),
    files,
    ["file:///w"],
    { push, onLetGo: refreshes, now: () => 0 },
  );
  const document = TextDocument.create(URI, "toml", 1, text);
  session.opened(document);
  // An editor tells of a change as well when it opens a document.
  session.edited();
  const type = (newText: string) => {
    TextDocument.update(document, [{ text: newText }], document.version + 1);
    session.edited();
  };
  return { pushed, refreshes, type, errors: connection.console.error };
}

it("shows the first text as soon as any other, and what turned worse 600 ms after the last keystroke", async () => {
  const { pushed, refreshes, type, errors } = await sessionWith(of("10.0"), true);
  await vi.advanceTimersByTimeAsync(150);
  expect(pushed).toEqual(["safe up to 6 runners"]);
  await vi.advanceTimersByTimeAsync(1000);
  type(of("1"));
  await vi.advanceTimersByTimeAsync(599);
  expect(pushed.at(-1)).toBe("safe up to 6 runners");
  expect(refreshes).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(pushed.at(-1)).toBe("safe up to 1 runner");
  // And better again at once.
  type(of("10.0"));
  await vi.advanceTimersByTimeAsync(150);
  expect(pushed.at(-1)).toBe("safe up to 6 runners");
  await vi.advanceTimersByTimeAsync(1000);
  expect(refreshes).toHaveBeenCalledOnce();
  expect(errors).not.toHaveBeenCalled();
});

it("shows nothing of a value that was half typed, however slowly somebody goes on", async () => {
  const { pushed, refreshes, type } = await sessionWith(of("10.0"), true);
  await vi.advanceTimersByTimeAsync(1000);
  for (const typed of ["10.", "10", "1", "10", "10.0"]) {
    type(of(typed));
    await vi.advanceTimersByTimeAsync(400);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(new Set(pushed)).toEqual(new Set(["safe up to 6 runners"]));
  expect(refreshes).not.toHaveBeenCalled();
});

it("holds nothing back from a client that cannot be told to ask again", async () => {
  const { pushed, type } = await sessionWith(of("10.0"), false);
  await vi.advanceTimersByTimeAsync(1000);
  type(of("1"));
  await vi.advanceTimersByTimeAsync(150);
  expect(pushed.at(-1)).toBe("safe up to 1 runner");
});
