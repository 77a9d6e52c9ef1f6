import type { SourceOpeners } from "./open-source.js";

/** The stores that there are. What reads one is loaded when it is asked for. */
export const OPENERS: SourceOpeners = {
  sqlite: async (path, name, host) => (await import("./sqlite-source.js")).openSqlite(path, name, host),
  redis: async (url, wanted, host) => (await import("./redis-source.js")).openRedisSource(url, wanted, host),
  application: async (app, python, host) => (await import("./application.js")).openApplication(app, python, host),
  records: async (path, name, host) => (await import("./records-source.js")).openRecords(path, name, host),
};
