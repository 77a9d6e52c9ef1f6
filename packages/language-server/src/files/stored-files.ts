import type { Files } from "@slotwise/project";
import type { CancellationToken } from "vscode-languageserver";
import type { Volume } from "./volume.js";

/** Where the texts of a workspace are stored: a disk, or the client's own file system. */
export interface StoredFiles {
  /**
   * The files of a volume, as far as they are listed from now on.
   *
   * @param folders the workspace folders in it, which may be searched at once
   * @param token once it is cancelled nobody waits for a list
   */
  on(volume: Volume, folders: readonly string[], token: CancellationToken): Files;
}
