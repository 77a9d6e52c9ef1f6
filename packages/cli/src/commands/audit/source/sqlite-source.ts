import type { Host } from "../../../host/host.js";
import type { Source } from "./source.js";
import { readSqliteFile } from "./sqlite-file.js";

/**
 * A store in a file of SQLite, read anew each time.
 * @throws UsageError where it cannot be read, in one line
 */
export async function openSqlite(path: string, name: string, host: Pick<Host, "now">): Promise<Source> {
  const file = readSqliteFile(path, () => host.now() * 1000);
  return {
    name,
    applications: async () => file.applications,
    read: async (application) => file.read(application),
    close: async () => {},
  };
}
