import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { anyOf } from "./any-of.js";

/** Folders in which nobody keeps settings and where a search would lose itself. */
const NOT_SEARCHED = "**/{node_modules,.git,.venv,venv,__pycache__}/**";

/** A search that takes longer than this is given up. */
const MOST_MILLISECONDS = 3000;

/** Reads for the server through the editor's own file system: local, remote, virtual and in-browser folders alike. */
export function serveFiles(connection: MessageConnection): void {
  connection.onRequest<ReadFileResult, void>(READ_FILE, readFile);
  connection.onRequest(FIND_FILES, findFiles);
}

async function readFile({ uri, maxBytes }: ReadFileParams): Promise<ReadFileResult> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0) return { problem: "unreadable" };
    if (size > maxBytes) return { problem: "too-large" };
    const bytes = await vscode.workspace.fs.readFile(file);
    // Some file systems do not know a size before they have read.
    if (bytes.byteLength > maxBytes) return { problem: "too-large" };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return { problem: isMissing ? "missing" : "unreadable" };
  }
}

/**
 * Where a virtual workspace has no search, the editor waits for one without end. What its files say besides the open
 * ones is then not known; the open ones are judged all the same.
 */
async function findFiles(
  { folder, include, maxResults }: FindFilesParams,
  token: vscode.CancellationToken,
): Promise<FindFilesResult> {
  const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), anyOf(include));
  const cancellation = new vscode.CancellationTokenSource();
  const cancelled = token.onCancellationRequested(() => cancellation.cancel());
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, MOST_MILLISECONDS));
  const search = vscode.workspace.findFiles(pattern, NOT_SEARCHED, maxResults, cancellation.token);
  const found = await Promise.race([search, late]);
  cancelled.dispose();
  cancellation.cancel();
  return { uris: (found ?? []).map((uri) => uri.toString()).sort() };
}
