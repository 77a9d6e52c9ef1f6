/** Why a store's file cannot be read, in one line. */
export class StoreFileError extends Error {
  override readonly name: string = "StoreFileError";
}

/** The Node that runs has no SQLite. */
export class NoSqliteError extends StoreFileError {
  override readonly name = "NoSqliteError";
}
