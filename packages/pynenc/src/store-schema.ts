import { STORE_SCHEMAS } from "./store-schemas.generated.js";

/** The tables that some releases make in a SQLite store. */
export interface StoreSchema {
  readonly releases: readonly string[];
  /** The columns of each table. A store has the application's id, a hash and two underscores before each name. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** The tables of a SQLite store that a release has made; undefined for a release that is not known. */
export function storeSchema(release: string): StoreSchema | undefined {
  return STORE_SCHEMAS.find(({ releases }) => releases.includes(release));
}
