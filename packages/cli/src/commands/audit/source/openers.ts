import { UsageError } from "../../../host/host.js";
import type { SourceOpeners } from "./open-source.js";

/** The stores that there are. */
export const OPENERS: SourceOpeners = {
  sqlite: async () => notYet("a SQLite store"),
  redis: async () => notYet("Redis"),
  application: async () => notYet("an application"),
  records: async () => notYet("a file of records"),
};

function notYet(what: string): never {
  throw new UsageError(`${what} cannot be read yet`);
}
