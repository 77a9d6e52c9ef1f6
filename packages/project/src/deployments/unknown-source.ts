import type { SettingsDocument } from "../documents/document.js";
import type { TextRange } from "../text/source-text.js";

/** A source of settings that is named, and was not read. */
export interface UnknownSource {
  /** As it is named: a path, `ConfigMap settings`. */
  readonly name: string;
  readonly document: SettingsDocument;
  readonly range: TextRange;
  /** Whether it beats what is set where it is named. */
  readonly isStronger?: boolean;
  /** The settings file of the project that it takes the place of. */
  readonly insteadOf?: string;
  /** Whether it is a settings file, which variables beat. */
  readonly isSettingsFile?: true;
  /** Why it was not read, as a clause; undefined for what is not among the files that are read here. */
  readonly reason?: string;
}
