import type { ConfigClass } from "@slotwise/pynenc";
import { isBelowTool } from "../formats/below-tool.js";
import { isPynencVariable } from "../formats/environment.js";
import type { Format, ReadSource } from "../formats/format.js";
import type { TextRange } from "../text/source-text.js";

/** A file, read: what its format has, and what is known of the file besides. */
export interface SettingsDocument extends ReadSource {
  /** From the project's folder, with slashes: what other files of the project know it by. */
  readonly path: string;
  /** Undefined where nothing is known of its name. */
  readonly format: Format | undefined;
  /** Where its comments are; all of the text where that is not known. */
  readonly comments: () => readonly TextRange[];
  /** See `SettingsFile`. */
  readonly isOnlyFound?: boolean | undefined;
  readonly projectFolder?: string | undefined;
  readonly innerProjects?: readonly string[] | undefined;
  readonly ofProject?: string | undefined;
  /** Of a settings file that nothing names to pynenc: whether it is judged all the same, as if something did. */
  readonly unnamed?: "judged" | "unread" | undefined;
  /** The one class that reads it; undefined for a file that every class reads. */
  readonly onlyFor?: ConfigClass | undefined;
}

/** Whether a file says anything about a fleet. */
export function carriesSettings(document: SettingsDocument): boolean {
  return document.declarations !== undefined || carriesPynenc(document);
}

/** The same of what pynenc reads: what slotwise is told is left aside. */
export function carriesPynenc(document: SettingsDocument): boolean {
  return (
    hasSettings(document) ||
    setsInCode(document) ||
    (document.environment ?? []).some(({ key }) => isPynencVariable({ name: key })) ||
    (document.started?.units ?? []).some(({ environment }) => environment.some(isPynencVariable))
  );
}

/** Whether it is a module that makes or configures an application, or sets variables for it. */
export function setsInCode({ code, environment = [] }: SettingsDocument): boolean {
  if (code === undefined) return false;
  const { values, files, assignments, partAssignments } = code;
  const count = values.length + files.length + assignments.length + partAssignments.length;
  const isGivenAnew = code.applications.some((each) => each.isGivenAnew === true);
  return count > 0 || isGivenAnew || environment.some(({ key }) => isPynencVariable({ name: key }));
}

/** A file that is read from its root has none without an entry; an empty `[tool.pynenc]` somebody has written on purpose. */
function hasSettings({ settings, source }: SettingsDocument): boolean {
  return settings !== undefined && (settings.entries.length > 0 || isBelowTool(source.name));
}
