import type { Connection } from "vscode-languageserver";
import { type Files, MOST_BYTES, MOST_FILES, WANTED_GLOBS } from "./files.js";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "./protocol.js";

/** Files as the client sees them: remote, virtual and in-browser folders work, and the server touches no disk. */
export function clientFiles(connection: Connection): Files {
  return {
    read: async (uri) => {
      try {
        const params: ReadFileParams = { uri, maxBytes: MOST_BYTES };
        const result = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
        // Whoever answers: no text of ours is longer or has a zero in it.
        if (!("text" in result)) return result;
        if (result.text.length > MOST_BYTES) return { problem: "too-large" };
        return result.text.includes("\0") ? { problem: "unreadable" } : { text: withoutMark(result.text) };
      } catch {
        return { problem: "unreadable" };
      }
    },
    find: async (folder, token) => {
      try {
        const params: FindFilesParams = { folder, include: WANTED_GLOBS, maxResults: MOST_FILES };
        const { uris } = await connection.sendRequest<FindFilesResult>(FIND_FILES, params, token);
        return uris.slice(0, MOST_FILES);
      } catch {
        return [];
      }
    },
  };
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
