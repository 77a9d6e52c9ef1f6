import type { Declarations } from "./declarations.js";
import { type Analysis, judgeDocuments, judgeProject, type Project } from "./diagnose.js";
import { readFileWith } from "./marked-document.js";
import { placedDocument } from "./placed-document.js";
import { ALL_READERS } from "./readers.js";
import type { Rule } from "./rules/rule.js";
import type { SettingsFile } from "./settings-file.js";

/**
 * Judges files as the sources of one deployment.
 *
 * @param files weakest first, as pynenc reads them
 * @param overrides what the command line or the editor says; it beats what the files declare
 * @param rules what to judge by
 */
export function analyse(files: readonly SettingsFile[], overrides?: Declarations, rules?: readonly Rule[]): Analysis {
  return judgeDocuments(read(files), overrides, rules);
}

/**
 * Judges every deployment that the files of one project make: services, containers, jobs, modules, and the folder itself.
 *
 * @param files of one project, settings files weakest first
 */
export function analyseProject(
  files: readonly SettingsFile[],
  overrides?: Declarations,
  rules?: readonly Rule[],
): Project {
  return judgeProject(read(files), overrides, rules);
}

function read(files: readonly SettingsFile[]) {
  return files.map((file) => placedDocument(readFileWith(ALL_READERS, file), file));
}
