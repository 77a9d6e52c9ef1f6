import type { SourceOpeners } from "./open-source.js";
import { openRecords } from "./record-file.js";

/** The stores that there are. What reads one is loaded when it is asked for. */
export const OPENERS: SourceOpeners = {
  sqlite: async (path, name, wanted, host) => {
    const { openSqliteStore } = await import("./sqlite-store.js");
    const { applications, read } = openSqliteStore(path, () => host.now() * 1000, wanted);
    return {
      name,
      applications: async () => applications,
      read: async (application) => read(application),
      close: async () => {},
    };
  },
  redis: async (url, wanted, host) => (await import("./redis-server.js")).openRedis(url, wanted, host),
  application: async (app, python, host) => (await import("./application.js")).openApplication(app, python, host),
  records: openRecords,
};
