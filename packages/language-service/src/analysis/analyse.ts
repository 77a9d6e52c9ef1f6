import type { Declarations, SettingsFile } from "@slotwise/project";
import { ALL_PARSERS, placedDocument, readFileWith } from "@slotwise/project";
import type { Rule } from "../rules/rule.js";
import { analyseDocuments, analyseProjectDocuments } from "./analyse-documents.js";
import type { Analysis, ProjectAnalysis } from "./analysis.js";

/**
 * Judges files as the sources of one deployment.
 *
 * @param files weakest first, as pynenc reads them
 * @param overrides what the command line or the editor says; it beats what the files declare
 * @param rules what to judge by
 */
export function analyse(files: readonly SettingsFile[], overrides?: Declarations, rules?: readonly Rule[]): Analysis {
  return analyseDocuments(read(files), overrides, rules);
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
): ProjectAnalysis {
  return analyseProjectDocuments(read(files), overrides, rules);
}

function read(files: readonly SettingsFile[]) {
  return files.map((file) => placedDocument(readFileWith(ALL_PARSERS, file), file));
}
