import { EDITOR_REACH, isTooLarge, MOST_BYTES, type ReadText, readText } from "@slotwise/project";
import type { Connection } from "vscode-languageserver";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../protocol/protocol.js";
import { foundFiles } from "./found-files.js";
import type { StoredFiles } from "./stored-files.js";
import { WANTED_GLOBS } from "./watched-globs.js";

/** Files as the client sees them: remote, virtual and in-browser folders work, and the server touches no disk. */
export function clientFiles(connection: Connection): StoredFiles {
  return {
    on: (volume, folders, token) => {
      const read = async (path: string, within?: string): Promise<ReadText> => {
        const params: ReadFileParams = {
          uri: volume.uriOf(path),
          maxBytes: MOST_BYTES,
          ...(within === undefined ? {} : { within: volume.uriOf(within) }),
        };
        try {
          return checked(await connection.sendRequest<ReadFileResult>(READ_FILE, params));
        } catch {
          return { kind: "unreadable", reason: "the client does not read it" };
        }
      };
      const find = async (folder: string): Promise<readonly string[]> => {
        const { files } = EDITOR_REACH;
        const params: FindFilesParams = { folder: volume.uriOf(folder), include: WANTED_GLOBS, maxResults: files };
        try {
          const { uris } = await connection.sendRequest<FindFilesResult>(FIND_FILES, params, token);
          return uris.slice(0, files).map(volume.pathOf);
        } catch {
          return [];
        }
      };
      return foundFiles({ read, find }, folders);
    },
  };
}

/** Whoever answers: no text of ours is longer or has a zero in it. */
function checked(result: ReadFileResult): ReadText {
  if ("text" in result) {
    if (isTooLarge(result.text)) return { kind: "unreadable", reason: "it is too large" };
    if (result.text.includes("\0")) return { kind: "unreadable", reason: "it is binary, not text" };
    return readText(result.text);
  }
  return { kind: result.problem === "missing" ? "missing" : "unreadable", reason: result.problem };
}
