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

/** Where a file really is on a disk, once its symbolic links are followed. */
export type RealPath = (path: string) => Promise<string>;

/**
 * Reads for the server through the editor's own file system: local, remote, virtual and in-browser folders alike.
 *
 * @param realPath undefined where there is no disk
 */
export function serveFiles(connection: MessageConnection, realPath: RealPath | undefined): void {
  connection.onRequest<ReadFileResult, void>(READ_FILE, (params: ReadFileParams) => readFile(params, realPath));
  connection.onRequest(FIND_FILES, (params: FindFilesParams, token: vscode.CancellationToken) =>
    findFiles(params, token, realPath),
  );
}

async function readFile(
  { uri, maxBytes, within }: ReadFileParams,
  realPath: RealPath | undefined,
): Promise<ReadFileResult> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0) return { problem: "unreadable" };
    if (size > maxBytes) return { problem: "too-large" };
    if (within !== undefined && !(await staysWithin(file, vscode.Uri.parse(within), realPath))) {
      return { problem: "unreadable" };
    }
    const bytes = await vscode.workspace.fs.readFile(file);
    // Some file systems do not know a size before they have read.
    if (bytes.byteLength > maxBytes) return { problem: "too-large" };
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return { problem: isMissing ? "missing" : "unreadable" };
  }
}

/** Whether no symbolic link leads out of a folder; where nobody can tell where one leads, there must be none. */
async function staysWithin(file: vscode.Uri, folder: vscode.Uri, realPath: RealPath | undefined): Promise<boolean> {
  if (file.scheme === "file" && realPath !== undefined) {
    const [real, outer] = [await realPath(file.fsPath), await realPath(folder.fsPath)];
    return isBelow(vscode.Uri.file(real).path, vscode.Uri.file(outer).path);
  }
  for (let at = file; isBelow(at.path, folder.path); at = vscode.Uri.joinPath(at, "..")) {
    if (((await vscode.workspace.fs.stat(at)).type & vscode.FileType.SymbolicLink) !== 0) return false;
  }
  return true;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/**
 * Where a virtual workspace has no search, the editor waits for one without end. What its files say besides the open
 * ones is then not known; the open ones are judged all the same.
 */
async function findFiles(
  { folder, include, maxResults }: FindFilesParams,
  token: vscode.CancellationToken,
  realPath: RealPath | undefined,
): Promise<FindFilesResult> {
  const root = vscode.Uri.parse(folder);
  const pattern = new vscode.RelativePattern(root, anyOf(include));
  const cancellation = new vscode.CancellationTokenSource();
  const cancelled = token.onCancellationRequested(() => cancellation.cancel());
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, MOST_MILLISECONDS));
  const search = vscode.workspace.findFiles(pattern, NOT_SEARCHED, maxResults, cancellation.token);
  const found = (await Promise.race([search, late])) ?? [];
  cancelled.dispose();
  cancellation.cancel();
  const own = root.scheme === "file" && realPath !== undefined ? await withoutLinked(found, root, realPath) : found;
  return { uris: own.map((uri) => uri.toString()).sort() };
}

/** The editor's search follows symbolic links to folders, and finds what is there a second time. */
async function withoutLinked(
  found: readonly vscode.Uri[],
  root: vscode.Uri,
  realPath: RealPath,
): Promise<readonly vscode.Uri[]> {
  const start = await realPath(root.fsPath);
  const folderOf = (file: vscode.Uri) => vscode.Uri.joinPath(file, "..").fsPath;
  const linked = new Set<string>();
  await Promise.all(
    [...new Set(found.map(folderOf))].map(async (folder) => {
      const real = await realPath(folder).catch(() => undefined);
      if (real !== start + folder.slice(root.fsPath.length)) linked.add(folder);
    }),
  );
  return found.filter((file) => !linked.has(folderOf(file)));
}
