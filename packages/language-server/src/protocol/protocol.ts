// What goes between a client and this server beyond LSP itself. A client that knows none of it loses only the drawings
// in the line, the preview panel and the status: everything else is plain LSP.

import type { RecordTerms } from "@slotwise/language-service";
import type { WrittenValues } from "@slotwise/language-service/editor";

export * from "./commands.js";

/** `initializationOptions`: what a client can do beyond LSP. All optional; without any of it the server speaks plain LSP. */
export interface InitializationOptions {
  /** The client answers `slotwise/readFile` and `slotwise/findFiles`; the server then never touches a disk. */
  readonly files?: boolean;
  /** The client shows `slotwise/drawings`. Where absent, as `files` says. */
  readonly drawings?: boolean;
  /** The client has the commands `slotwise.preview` and `slotwise.simulate`, both called with a document's URI. */
  readonly lenses?: boolean;
  /** Hovers may hold images with `data:` addresses. Where absent: whether the client's Markdown parser is `marked`. */
  readonly images?: boolean;
  /** What the images in hovers are drawn for, until `slotwise/theme` says otherwise. */
  readonly theme?: DrawingTheme;
  /** What stands before `<rule>.md` in the address of a rule's page, with the slash; empty: no links to pages. */
  readonly rulePages?: string;
}

export type DrawingTheme = "auto" | "light" | "dark" | "high-contrast" | "high-contrast-light";

/** Client to server: the editor's theme is another one now. */
export const THEME = "slotwise/theme";

export interface ThemeParams {
  readonly theme: DrawingTheme;
}

/** Server to client, after each analysis of an open document: what is drawn in its lines, and the state of its fleet. */
export const DRAWINGS = "slotwise/drawings";

export interface DrawingsParams {
  readonly uri: string;
  readonly version: number;
  /** The document does not parse now; drawings and status are those of when it last did, and the status says so. */
  readonly stale: boolean;
  readonly drawings: readonly Drawing[];
  /** Null where the document carries no pynenc settings. */
  readonly status: FleetStatus | null;
}

/** A picture behind a value. */
export interface Drawing {
  /** Where it stands: behind the last character of the value (UTF-16, from 0). */
  readonly position: { readonly line: number; readonly character: number };
  /** `data:image/svg+xml;base64,...`, each with its own size inside. */
  readonly light: string;
  readonly dark: string;
  readonly highContrastDark: string;
  readonly highContrastLight: string;
  /** The same in words, for the hover and for screen readers. */
  readonly label: string;
}

export interface FleetStatus {
  /** Such as "4 runners" or "fleet size unknown". */
  readonly fleet: string;
  readonly verdict: "safe" | "remark" | "warning" | "error";
  /** One sentence, such as "pynenc 0.2.3: safe up to 3 runners; ...". */
  readonly sentence: string;
}

/**
 * A command of the server's (`workspace/executeCommand`): draws the cycle of a document for another size of its fleet, or,
 * for the size that is declared or drawn already, as the files say again. Nothing is edited. Its arguments are the
 * document's address and a `DrawnSize`; the answer is a `RunnerStrip`, or null where the document has none.
 */
export const DRAW_SIZE = "slotwise.drawSize";

export interface DrawnSize {
  /** Which of the document's deployments; absent: the one that fares worst. */
  readonly deployment?: string;
  /** Absent: nothing is drawn anew, the sizes are only asked for. */
  readonly runners?: number;
}

export type { RunnerStrip } from "@slotwise/language-service/editor";

/**
 * Client to server: the fleets that a document describes now, one for each deployment that it shows, to start the preview
 * panel from: all that each is judged by, under every release in force.
 */
export const FLEET = "slotwise/fleet";

export interface FleetParams {
  readonly textDocument: { readonly uri: string };
}

/** The answer; null where the document carries no pynenc settings. */
export type { JudgedFleets } from "@slotwise/language-service/editor";

/**
 * Client to server: an edit that gives a document's fleet other values, each where it stands in the project, and one that
 * is a default as a line of its own. Null where there is nothing to write, or no place for it.
 */
export const WRITE_VALUES = "slotwise/writeValues";

export interface WriteValuesParams {
  readonly textDocument: { readonly uri: string };
  /** Whose fleet, by its name in the answer to `slotwise/fleet`; absent: the one that fares worst. */
  readonly deployment?: string;
  readonly values: WrittenValues;
}

/**
 * Client to server: what the records of a fleet that stand in a file are held against, by the settings of the workspace
 * folder that the file is in. The file itself is not read, and need not be open.
 */
export const RECORD_TERMS = "slotwise/recordTerms";

export interface RecordTermsParams {
  readonly textDocument: { readonly uri: string };
  readonly records: {
    /** pynenc's `app_id`; absent where the records do not say. */
    readonly application?: string;
    /** The releases of pynenc that leave such records, oldest first; none where it cannot be told. */
    readonly releases: readonly string[];
    readonly isRustvello: boolean;
  };
}

export interface RecordTermsResult {
  /** Null where no settings are known to be this fleet's. */
  readonly terms: RecordTerms | null;
  /** Such as "pynenc 0.2.4 to 0.3.1"; null where nobody can tell. */
  readonly release: string | null;
  /** A sentence each, without a full stop: whose settings were taken, what was left out and why. */
  readonly remarks: readonly string[];
}

/**
 * Server to client: files of a workspace, for clients that say `initializationOptions: { files: true }`. Such a client
 * reads for the server (through the editor's own file system, so that remote, virtual and in-browser folders work);
 * for any other client the server over stdio reads the disk itself.
 */
export const READ_FILE = "slotwise/readFile";
export const FIND_FILES = "slotwise/findFiles";

export interface ReadFileParams {
  readonly uri: string;
  /** Larger files are not sent. */
  readonly maxBytes: number;
  /** A folder that the file is in: where a symbolic link leads out of it, or may, the answer is `unreadable`. */
  readonly within?: string;
}

/** The text with its byte order mark, where it has one. */
export type ReadFileResult = { readonly text: string } | { readonly problem: "missing" | "too-large" | "unreadable" };

export interface FindFilesParams {
  /** A workspace folder. What only a symbolic link to a folder leads to is not in it. */
  readonly folder: string;
  /** Globs, relative to the folder. */
  readonly include: readonly string[];
  readonly maxResults: number;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
}
