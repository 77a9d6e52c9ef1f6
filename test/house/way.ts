/** One step of a document's way: who takes what came before, and what it makes of it. */
export interface Step {
  /** The function, as its file exports it. */
  readonly does: string;
  readonly file: string;
  /** The type that it takes; of the first step nothing that we made. */
  readonly takes?: string;
  /** The type that it gives. */
  readonly gives: string;
  /** What that type extends, where the next step takes no more than that. */
  readonly whichIs?: string;
  readonly inWords: string;
}

/** A document's way from text to what is shown. */
export const WAY: readonly Step[] = [
  {
    does: "projectFiles",
    file: "packages/project/src/finder/project-files.ts",
    gives: "ProjectFile",
    whichIs: "SettingsFile",
    inWords: "the files that belong together, and their text",
  },
  {
    does: "readFileWith",
    file: "packages/project/src/documents/marked-document.ts",
    takes: "SettingsFile",
    gives: "SettingsDocument",
    inWords: "a file's text, with the range of all that is in it",
  },
  {
    does: "deploymentsOf",
    file: "packages/project/src/deployments/deployments.ts",
    takes: "SettingsDocument",
    gives: "Deployment",
    inWords: "a fleet that the files start, with its sources",
  },
  {
    does: "resolveDeployment",
    file: "packages/language-service/src/analysis/resolve-deployment.ts",
    takes: "Deployment",
    gives: "ResolvedDeployment",
    inWords: "the settings in force, and the fleets that they make",
  },
  {
    does: "analyseDeployment",
    file: "packages/language-service/src/analysis/analyse-deployment.ts",
    takes: "ResolvedDeployment",
    gives: "Analysis",
    inWords: "what every rule finds in it",
  },
  {
    does: "analyseProjectDocuments",
    file: "packages/language-service/src/analysis/analyse-documents.ts",
    takes: "Analysis",
    gives: "ProjectAnalysis",
    inWords: "all deployments of a project, each finding once",
  },
  {
    does: "reportOf",
    file: "packages/language-service/src/analysis/project-report.ts",
    takes: "ProjectAnalysis",
    gives: "ProjectReport",
    inWords: "findings and fleets as plain data",
  },
  {
    does: "editorDocument",
    file: "packages/language-service/src/editor/editor-document.ts",
    takes: "ProjectAnalysis",
    gives: "EditorDocument",
    inWords: "one file of it, as an editor shows it",
  },
];

/** Where a way ends: who shows what came out. */
export interface Surface {
  readonly name: string;
  readonly packages: readonly string[];
  readonly takes: string;
  readonly inWords: string;
}

export const SURFACES: readonly Surface[] = [
  {
    name: "reports",
    packages: ["cli"],
    takes: "ProjectReport",
    inWords: "terminal, JSON, SARIF, GitHub",
  },
  {
    name: "editor features",
    packages: ["language-service", "language-server"],
    takes: "EditorDocument",
    inWords: "problems, hovers, hints, drawings, fixes",
  },
];
