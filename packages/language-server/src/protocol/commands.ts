// What a client asks for by hand, and no request of LSP answers. The second and the third take an open document.

import type { FleetState } from "@slotwise/language-service/editor";
import type { Location, Range, WorkspaceEdit } from "vscode-languageserver";

/** Client to server, with `{}`: the files of the workspace's projects that carry pynenc settings, open or not. */
export const DOCUMENTS = "slotwise/documents";

export interface DocumentsResult {
  readonly documents: readonly FoundDocument[];
}

export interface FoundDocument {
  readonly uri: string;
  readonly status: FleetState;
}

/** Client to server: settings that are safe, for each deployment of a document. */
export const SUGGEST = "slotwise/suggest";

export interface SuggestParams {
  readonly textDocument: { readonly uri: string };
  /** The fleet sizes to hold for, such as `1-8`; absent: what the files declare. */
  readonly runners?: string;
  /** The longest execution, such as `20s`; absent: what the files declare. */
  readonly serviceDuration?: string;
}

export interface SuggestResult {
  /** What cannot be meant by one of the two words above, a sentence; null where both can be. */
  readonly problem: string | null;
  readonly deployments: readonly SuggestedDeployment[];
}

export interface SuggestedDeployment {
  /** Its name among those of the document. */
  readonly name: string;
  /** What was looked for, as the two words above would say it; null where nobody says. */
  readonly runners: string | null;
  readonly serviceDuration: string | null;
  /** Why there is nothing to suggest, or null. */
  readonly problem: string | null;
  /** What the settings were judged for, first; then what is lost all the same. */
  readonly notes: readonly string[];
  /** As the file that they go to writes them, to be pasted. */
  readonly block: string;
  readonly settings: readonly SuggestedValue[];
  /** Null where there is nothing to change, or no place that can be written. */
  readonly edit: WorkspaceEdit | null;
}

export interface SuggestedValue {
  readonly name: string;
  /** In the setting's own unit. */
  readonly value: number;
  /** The value today; null where it is the same. */
  readonly before: number | null;
  /** Where the value today stands; null for a default. */
  readonly location: Location | null;
}

/** Client to server: what pynenc ends up with, for each deployment of a document. */
export const SETTINGS = "slotwise/settings";

export interface SettingsParams {
  readonly textDocument: { readonly uri: string };
  /** Every setting of the application and its runner, not only those of the slots and those set. */
  readonly all?: boolean;
}

export interface SettingsResult {
  readonly deployments: readonly DeploymentSettings[];
}

export interface DeploymentSettings {
  readonly name: string;
  /** The releases and the class of runner that it is listed for. */
  readonly judgedFor: string;
  /** Why nothing is listed, or null. */
  readonly problem: string | null;
  /** A sentence each: what was not read, so that the values may be others. */
  readonly unread: readonly string[];
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    /** `pyproject.toml:12, beats .env:3`, or `default` */
    readonly origin: string;
    readonly location: { readonly uri: string; readonly range: Range } | null;
  }[];
}

/** Client to server, with `{}`: every rule there is. */
export const RULES = "slotwise/rules";

export interface RulesResult {
  readonly rules: readonly {
    readonly name: string;
    readonly severity: "error" | "warning" | "info";
    readonly summary: string;
    /** The address of its page; null where there are none. */
    readonly page: string | null;
  }[];
}

/** More findings than this a `workspace/diagnostic` does not hold. */
export const MOST_WORKSPACE_FINDINGS = 10_000;
