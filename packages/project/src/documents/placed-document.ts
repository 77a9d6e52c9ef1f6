import type { SettingsDocument } from "./document.js";
import type { SettingsFile } from "./settings-file.js";

/** A document with what is known of its file besides name and text. */
export function placedDocument(
  document: SettingsDocument,
  { path, projectFolder, innerProjects, ofProject, isOnlyFound }: SettingsFile,
): SettingsDocument {
  return { ...document, path: path ?? document.path, projectFolder, innerProjects, ofProject, isOnlyFound };
}
