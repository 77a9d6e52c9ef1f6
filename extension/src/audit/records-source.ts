import { type ApplicationSummary, isSqliteHead, type Records, readRecordLines } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import * as vscode from "vscode";

/** What can be read of a file: each application's records, as often as somebody wants to know. */
export interface RecordsSource {
  /** At least one. */
  readonly applications: readonly ApplicationSummary[];
  /** @throws UnreadableSource where it cannot be read any more */
  read(application: string): Promise<Records>;
}

/** How files of SQLite are read. */
export interface LocalStores {
  /** By its first bytes, whatever it is called. */
  isSqlite(path: string): boolean;
  /** @throws UnreadableSource */
  open(path: string): { readonly applications: readonly ApplicationSummary[]; read(application: string): Records };
}

/** Why a file's records cannot be read, in one line for a person. */
export class UnreadableSource extends Error {
  override readonly name: string = "UnreadableSource";
}

/** Some 300,000 records. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @param stores undefined where there is no SQLite, as in browsers
 * @throws UnreadableSource
 */
export async function openSource(file: vscode.Uri, stores: LocalStores | undefined): Promise<RecordsSource> {
  if (stores !== undefined && file.scheme === "file" && stores.isSqlite(file.fsPath)) {
    const { applications, read } = stores.open(file.fsPath);
    return { applications, read: async (application) => read(application) };
  }
  let first: readonly Records[] | undefined = await recordsIn(file);
  return {
    applications: first.map(({ application = "", runners, executions }) => ({
      application,
      runners: runners.length,
      executions: executions.length,
    })),
    read: async (application) => {
      // What was read to see what there is need not be read again for the first look.
      const all = first ?? (await recordsIn(file));
      first = undefined;
      const found = all.find((records) => (records.application ?? "") === application);
      if (found === undefined)
        throw new UnreadableSource(vscode.l10n.t("{0} holds no such application any more.", nameOf(file)));
      return found;
    },
  };
}

async function recordsIn(file: vscode.Uri): Promise<readonly Records[]> {
  const records = readRecordLines(textOf(await bytesOf(file), file));
  const isSomething = ({ runners, executions, unread }: Records) =>
    runners.length + executions.length > 0 || unread.length === 0;
  if (records.some(isSomething)) return records;
  const [why] = records.flatMap(({ unread }) => unread);
  throw new UnreadableSource(
    why === undefined
      ? vscode.l10n.t("{0} holds no records of a fleet.", nameOf(file))
      : vscode.l10n.t("{0} holds no records of a fleet: {1}.", nameOf(file), safeLine(why)),
  );
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0) throw new UnreadableSource(vscode.l10n.t("{0} is no file.", nameOf(file)));
    // Some file systems do not know a size before they have read.
    const bytes = size > MOST_BYTES ? undefined : await vscode.workspace.fs.readFile(file);
    if (bytes !== undefined && bytes.byteLength <= MOST_BYTES) return bytes;
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    const isMissing = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    throw new UnreadableSource(
      isMissing ? vscode.l10n.t("{0} is not there.", nameOf(file)) : vscode.l10n.t("{0} cannot be read.", nameOf(file)),
    );
  }
  throw new UnreadableSource(vscode.l10n.t("{0} has more than 64 MiB, which is too much.", nameOf(file)));
}

function textOf(bytes: Uint8Array, file: vscode.Uri): string {
  if (isSqliteHead(bytes)) {
    throw new UnreadableSource(
      vscode.l10n.t(
        "{0} is a SQLite database, which only an editor on the desktop reads. Elsewhere it reads records: slotwise audit --format records writes them.",
        nameOf(file),
      ),
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableSource(vscode.l10n.t("{0} is no text of records, and no SQLite database.", nameOf(file)));
  }
}

/** As people know it in their workspace, with the folder where there are several. */
export function labelOf(file: vscode.Uri): string {
  return vscode.workspace.asRelativePath(file);
}

/** As it is called from its folder of the workspace. */
export function nameOf(file: vscode.Uri): string {
  return vscode.workspace.asRelativePath(file, false);
}
