import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The library's WebAssembly, as a page fetches it. */
export const SQLITE_WASM: Uint8Array = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve("@sqlite.org/sqlite-wasm/sqlite3.wasm")),
);
