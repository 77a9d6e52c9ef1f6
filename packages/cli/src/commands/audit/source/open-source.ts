import type { Host } from "../../../host/host.js";
import type { AuditFlags } from "../options.js";
import type { Source } from "./source.js";
import { toldSource } from "./told-source.js";

/** How to read each kind of store. What reads it is loaded when it is asked for, and nothing else. */
export interface SourceOpeners {
  /** @param wanted the one application asked for: its tables tell it before pynenc has written its name down */
  sqlite(path: string, name: string, wanted: string | undefined, host: Host): Promise<Source>;
  /** @param wanted the one application asked for: with its name nobody goes over all keys */
  redis(url: string, wanted: string | undefined, host: Host): Promise<Source>;
  application(app: string, python: string | undefined, host: Host): Promise<Source>;
  /** @param path undefined for standard input */
  records(path: string | undefined, name: string, host: Host): Promise<Source>;
}

/**
 * Opens what the command line names.
 * @throws UsageError for what cannot be read, in one line
 */
export async function openSource(
  source: string | undefined,
  { app, python, application }: Pick<AuditFlags, "app" | "python" | "application">,
  openers: SourceOpeners,
  host: Host,
): Promise<Source> {
  if (source === undefined) return openers.application(app ?? "", python, host);
  const told = toldSource(source, host);
  switch (told.kind) {
    case "sqlite":
      return openers.sqlite(told.path, source, application, host);
    case "redis":
      return openers.redis(told.url, application, host);
    case "records":
      return openers.records(told.path, source, host);
    case "input":
      return openers.records(undefined, "standard input", host);
  }
}
