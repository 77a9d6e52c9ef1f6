import { isSqliteFile, NoSqliteError, readSqliteFile, StoreFileError } from "@slotwise/audit/node";
import * as vscode from "vscode";
import { type LocalStores, UnreadableSource } from "../audit/records-source.js";

/** Files of SQLite, read by the editor's own Node. They are opened to be read only, and nothing is left beside them. */
export const LOCAL_STORES: LocalStores = {
  isSqlite: isSqliteFile,
  open: (path) => {
    const { applications, read } = said(() => readSqliteFile(path, () => Date.now() * 1000));
    return { applications, read: (application) => said(() => read(application)) };
  },
};

function said<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof NoSqliteError) {
      throw new UnreadableSource(
        vscode.l10n.t(
          "Reading SQLite takes an editor with Node 22.13 or later, and this one has {0}. It reads records: slotwise audit --format records writes them.",
          process.versions.node,
        ),
      );
    }
    throw error instanceof StoreFileError ? new UnreadableSource(error.message) : error;
  }
}
