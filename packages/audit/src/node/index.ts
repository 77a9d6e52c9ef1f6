// What of reading a store takes Node: `@slotwise/audit/node`. Everything else of the package runs anywhere.
export { isSqliteFile } from "./is-sqlite-file.js";
export { openNodeSqlite } from "./node-sqlite.js";
export { readSqliteFile, type SqliteFile } from "./sqlite-file.js";
export { NoSqliteError, StoreFileError } from "./store-file-error.js";
