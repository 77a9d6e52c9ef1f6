import type { CancellationToken } from "vscode-languageserver";
import type { ReadFileResult } from "./protocol.js";

/** Where the texts of a workspace come from: a disk, or the client's own file system. */
export interface Files {
  /** A file's text, or why there is none. Never throws, and never gives a binary file for text. */
  read(uri: string): Promise<ReadFileResult>;
  /**
   * The files below a workspace folder that may matter to us, `.gitignore` files among them, in no order; at most
   * `MOST_FILES`. Stops early, with what it has, when it is cancelled.
   */
  find(folder: string, token: CancellationToken): Promise<readonly string[]>;
}

/** Larger than any settings file ever was. */
export const MOST_BYTES: number = 1024 * 1024;

/** A workspace has a few dozen; one with more is looked at in part. */
export const MOST_FILES: number = 20_000;

/** What may matter by its name, for clients that look for files by globs. */
export const WANTED_GLOBS: readonly string[] = [
  "**/{pyproject,slotwise,pynenc}.toml",
  "**/pynenc.json",
  "**/*.{yaml,yml}",
  "**/{.env,.env.*,*.env}",
  "**/{Dockerfile,Dockerfile.*,Containerfile,Containerfile.*,*.dockerfile,*.containerfile}",
  "**/*.py",
  "**/{uv,poetry,pdm}.lock",
  "**/requirements*.txt",
  "**/requirements/*.txt",
  "**/.gitignore",
];

/** What may be settings once somebody names it to pynenc: watched as well, and passed over where nobody has asked for it. */
export const NAMED_GLOB = "**/*.{toml,json}";

/** Folders that hold other people's files. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".tox",
  ".venv",
  "node_modules",
  "venv",
]);
