import wasmPath from "@sqlite.org/sqlite-wasm/sqlite3.wasm";
import type { StoreBytes } from "../sqlite/wasm-sqlite.js";
import { UnreadableFile } from "../unreadable-file.js";
import { droppedSession } from "./dropped-session.js";
import type { DroppedAnswer, DroppedCall } from "./messages.js";

// Beside the page, which goes on answering meanwhile. It lives as long as what was dropped is shown, and is ended from outside.

const session = droppedSession(openSqlite, () => Date.now() * 1000);
let before: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<DroppedCall>) => {
  before = before.then(async () => self.postMessage(await answerTo(data)));
});

async function answerTo({ id, method, given }: DroppedCall): Promise<DroppedAnswer> {
  try {
    const call = session[method] as (given: unknown) => Promise<unknown>;
    return { id, kind: "result", result: await call(given) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { id, kind: "unreadable", reason: error.message };
    return { id, kind: "defect", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** SQLite is a megabyte: whoever drops no store never fetches it. */
async function openSqlite(bytes: StoreBytes) {
  const [{ openWasmSqlite }, wasm] = await Promise.all([import("../sqlite/wasm-sqlite.js"), fetchedWasm()]).catch(
    () => {
      throw new UnreadableFile("what reads SQLite could not be loaded");
    },
  );
  return openWasmSqlite(wasm, bytes);
}

async function fetchedWasm(): Promise<Uint8Array> {
  // Beside this script. What type a host gives it does not matter.
  const response = await fetch(new URL(wasmPath, import.meta.url));
  if (!response.ok) throw new Error(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
