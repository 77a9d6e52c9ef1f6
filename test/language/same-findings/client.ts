import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Connection } from "vscode-languageserver";
import { clientFiles } from "../../../packages/language-server/src/files/client-files.js";
import type { StoredFiles } from "../../../packages/language-server/src/files/stored-files.js";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../../../packages/language-server/src/protocol/protocol.js";

/** A client that reads for the server, as the extension does. */
export function clientOverDisk(): StoredFiles {
  const sendRequest = async (method: string, params: unknown) => {
    if (method === READ_FILE) return readFile(params as ReadFileParams);
    if (method === FIND_FILES) return findFiles(params as FindFilesParams);
    throw new Error(`nobody asks for ${method}`);
  };
  return clientFiles({ sendRequest } as unknown as Connection);
}

function readFile({ uri, maxBytes, within }: ReadFileParams): ReadFileResult {
  const path = fileURLToPath(uri);
  try {
    const stats = statSync(path);
    if (!stats.isFile() || (within !== undefined && !isReallyWithin(path, fileURLToPath(within)))) {
      return { problem: "unreadable" };
    }
    if (stats.size > maxBytes) return { problem: "too-large" };
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === "ENOENT" ? "missing" : "unreadable" };
  }
}

function isReallyWithin(path: string, folder: string): boolean {
  return `${realpathSync(path)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
}

const NOT_SEARCHED = new Set(["node_modules", ".git", ".venv", "venv", "__pycache__"]);

function findFiles({ folder, include, maxResults }: FindFilesParams): FindFilesResult {
  const root = fileURLToPath(folder);
  const globs = include.map(globPattern);
  const found: string[] = [];
  const walk = (at: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!NOT_SEARCHED.has(entry.name)) walk(path);
      } else if (globs.some((glob) => glob.test(relative(root, path).replaceAll(sep, "/")))) {
        found.push(pathToFileURL(path).href);
      }
    }
  };
  walk(root);
  return { uris: found.slice(0, maxResults) };
}

/** As much of globs as the server writes. */
function globPattern(glob: string): RegExp {
  const pattern = glob
    .replaceAll(/[.]/g, "\\.")
    .replace(/^\*\*\//, "(?:.*/)?")
    .replaceAll(/(?<!\.)\*/g, "[^/]*")
    .replaceAll(/\{([^}]*)\}/g, (_all, names: string) => `(?:${names.replaceAll(",", "|")})`);
  return new RegExp(`^${pattern}$`);
}
