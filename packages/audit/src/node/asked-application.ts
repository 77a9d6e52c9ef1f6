import { createHash } from "node:crypto";
import { type AskedApplication, tableForm } from "../readers/sqlite-application.js";

/** An application by its name, and by what pynenc puts before the names of its tables: two names of one form differ in the hash. */
export function askedApplication(name: string): AskedApplication {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return { name, prefix: `${tableForm(name)}_${hash}` };
}
