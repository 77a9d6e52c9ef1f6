import type { ConfigClass } from "@slotwise/pynenc";
import { type DeploymentUnit, isPynencVariable } from "../formats/environment.js";
import { fileFormat } from "../formats/file-format.js";
import type { CodeApplication } from "../formats/python-applications.js";
import type { CodeCron } from "../formats/python-crons.js";
import type { SyntaxProblem, TableEntry, TableNode } from "../formats/tree.js";
import type { Requirement } from "../requirements/requirements.js";
import type { SourceText, TextRange } from "../text/source-text.js";

/** A file, read: what is pynenc's in it, what is ours, and what nobody reads. */
export interface SettingsDocument {
  readonly source: SourceText;
  /** From the project's folder, with slashes: what other files of the project know it by. */
  readonly path: string;
  /** See `SettingsFile`. */
  readonly projectFolder?: string | undefined;
  readonly innerProjects?: readonly string[] | undefined;
  readonly syntaxProblem: SyntaxProblem | undefined;
  /** Where its comments are, by its parser, which is asked only then; all of the text where that is not known. */
  readonly comments: () => readonly TextRange[];
  /** What pynenc reads from a file: `[tool.pynenc]` of a `pyproject.toml`, the root of any other. */
  readonly settings: TableNode | undefined;
  /** A `[tool.pynenc]` where pynenc does not look for one. */
  readonly unread: TableNode | undefined;
  /** `[tool.slotwise]`, or the root of a `slotwise.toml`. */
  readonly declarations: TableNode | undefined;
  readonly requirements: readonly Requirement[];
  /** Environment variables that it sets, in order: the later one wins. */
  readonly environment: readonly TableEntry[];
  /** What code gives when it makes the application: weaker than any file. */
  readonly codeValues: readonly TableEntry[];
  /** The settings file that code names when it makes the application: its path is the value. */
  readonly codeFiles: readonly TableEntry[];
  /** The one class that reads it; undefined for a file that every class reads. */
  readonly onlyFor?: ConfigClass | undefined;
  /** What code assigns to the configuration: stronger than anything else. */
  readonly assignments: readonly TableEntry[];
  /** The applications that code makes, each with its part of the three above: each is a fleet of its own. */
  readonly applications: readonly CodeApplication[];
  /** The crons that code gives to tasks. */
  readonly crons: readonly CodeCron[];
  /** What it starts, each with an environment of its own. */
  readonly units: readonly DeploymentUnit[];
  /** What files of the same kind may refer to: Kubernetes manifests, the root of a Compose file. */
  readonly linkable: { readonly kind: "kubernetes" | "compose"; readonly trees: readonly TableNode[] } | undefined;
}

/** Whether a file says anything about a fleet. */
export function carriesSettings(document: SettingsDocument): boolean {
  return (
    hasSettings(document) ||
    document.declarations !== undefined ||
    document.codeValues.length > 0 ||
    document.codeFiles.length > 0 ||
    document.assignments.length > 0 ||
    document.environment.some(({ key }) => isPynencVariable({ name: key })) ||
    document.units.some(({ environment }) => environment.some(isPynencVariable))
  );
}

/** A file that is read from its root has none without an entry; an empty `[tool.pynenc]` somebody has written on purpose. */
function hasSettings({ settings, source }: SettingsDocument): boolean {
  if (settings === undefined) return false;
  return settings.entries.length > 0 || fileFormat(source.name, source.text) === "pyproject";
}
