import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Records } from "@slotwise/audit";
import { sortDropped } from "../../docs/.vitepress/src/dropped/sort-dropped.js";
import { openWasmSqlite } from "../../docs/.vitepress/src/dropped/sqlite/wasm-sqlite.js";
import { SQLITE_WASM } from "../../docs/.vitepress/src/dropped/testing/sqlite-wasm.js";
import { openStore } from "../../docs/.vitepress/src/dropped/worker/store-source.js";
import type { ReadStore } from "../audit/stores/store-reader.js";

export interface ReadByWasm extends ReadStore {
  readonly remarks: readonly string[];
}

/**
 * Reads a store as a page does where it is dropped together with what stands beside it. Of what is undefined there is no property.
 * @param ends what is dropped, behind the file's name
 */
export async function readByWasm(
  path: string,
  readAt: number | undefined = Date.now() * 1000,
  ends: readonly string[] = ["", "-wal", "-shm", "-journal"],
): Promise<ReadByWasm> {
  const files = ends.map((end) => `${path}${end}`).filter((each) => existsSync(each));
  const drop = await sortDropped(files.map(fileAt));
  if (drop.kind !== "store") throw new Error(`${path} is no store`);
  const source = await openStore(drop, (bytes) => openWasmSqlite(SQLITE_WASM, bytes), readAt);
  const { applications, remarks, read } = source;
  const records: readonly Records[] = applications.map(({ application }) => read(application));
  return JSON.parse(JSON.stringify({ applications, records, remarks }));
}

/** A file as a browser gives it. */
export function fileAt(path: string): File {
  return new File([readFileSync(path)], basename(path), { lastModified: statSync(path).mtimeMs });
}
