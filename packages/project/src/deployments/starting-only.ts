import type { SettingsDocument } from "../documents/document.js";
import type { DeploymentUnit } from "../formats/environment.js";

/** A file that starts several things, as if it started these alone. */
export function startingOnly(document: SettingsDocument, units: readonly DeploymentUnit[]): SettingsDocument {
  return { ...document, started: { trees: [], ...document.started, units } };
}
