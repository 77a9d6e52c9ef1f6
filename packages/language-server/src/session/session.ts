import { type FoundTerms, type NamedAnalysis, type RecordedFleet, termsAmong } from "@slotwise/language-service";
import type { Declarations } from "@slotwise/project";
import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Analysed, type AnalysedProject, Analyses } from "../analysis/analyses.js";
import { LastGood } from "../analysis/last-good.js";
import type { ClientFeatures } from "../client/client-features.js";
import { type ReadSettings, readSettings } from "../client/read-settings.js";
import { normalised } from "../files/normalised-uri.js";
import type { StoredFiles } from "../files/stored-files.js";
import { Workspace, type WorkspaceProject } from "../files/workspace.js";
import type { DrawingTheme } from "../protocol/protocol.js";
import { Debounce } from "./debounce.js";

/** One debounce for all that is shown. */
const DEBOUNCE_MILLISECONDS = 150;
/**
 * Behind that, how long what turned worse is not yet shown in the lines: together as long as somebody looks at a value that
 * they have half typed. Problems are told without it.
 */
const PATIENCE_MILLISECONDS = 450;
/** Somebody who types faster than a project is read gets the answer to what they typed last. */
const MOST_ATTEMPTS = 3;

/** A project of the workspace, and how much of the workspace has been looked at with it: 1 is all. */
export interface ProjectAmongAll extends AnalysedProject {
  readonly share: number;
}

/** What a session calls and asks of whoever made it. */
export interface SessionHooks {
  /** Tells the client everything that is new. */
  readonly push: () => Promise<void>;
  /** What turned worse while somebody typed is to be shown now. */
  readonly onLetGo: () => void;
  /** Seconds since the epoch. */
  readonly now: () => number;
}

/** Everything that is known while a client is connected. */
export class Session {
  readonly documents: TextDocuments<TextDocument> = new TextDocuments(TextDocument);
  readonly client: ClientFeatures;
  readonly lastGood: LastGood;
  readonly workspace: Workspace;
  /** What is pushed, once nobody has typed for a while. */
  readonly pushing: Debounce;
  theme: DrawingTheme;
  /** What is shown later, where it turned worse while somebody typed. */
  readonly #patience: Debounce;
  /** Open documents by their URI as we write it. */
  readonly #open = new Map<string, TextDocument>();
  readonly #analyses: Analyses;
  readonly #connection: Connection;
  readonly #settings = new Map<string, Promise<ReadSettings>>();
  readonly #told = new Set<string>();
  #pushedSettings: unknown;

  constructor(
    connection: Connection,
    client: ClientFeatures,
    files: StoredFiles,
    folders: readonly string[],
    { push, onLetGo, now }: SessionHooks,
  ) {
    this.lastGood = new LastGood(now);
    this.#connection = connection;
    this.client = client;
    this.theme = client.theme;
    this.workspace = new Workspace(files, folders.map(normalised), this.#open);
    this.#analyses = new Analyses((uri) => this.#open.get(uri)?.uri ?? uri);
    const report = (error: unknown) => {
      // A defect of ours: said where a person can find it, and the next keystroke is another try.
      connection.console.error(`slotwise: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    };
    this.pushing = new Debounce(DEBOUNCE_MILLISECONDS, push, report);
    const letGo = async () => {
      if (!this.lastGood.letGo()) return;
      onLetGo();
      this.pushing.ask();
    };
    this.#patience = new Debounce(PATIENCE_MILLISECONDS, letGo, report);
  }

  /** Somebody typed in a document. */
  edited(): void {
    const { refresh, lenses } = this.client;
    // Who cannot be told to ask again would keep what was.
    if (refresh.hints && (refresh.lenses || !lenses)) {
      this.lastGood.hold();
      this.#patience.ask();
    }
    this.pushing.ask();
  }

  /** Nothing more is shown. */
  stop(): void {
    this.#patience.stop();
    this.pushing.stop();
  }

  opened(document: TextDocument): void {
    const uri = normalised(document.uri);
    this.#open.set(uri, document);
    if (this.client.watchesFiles) this.workspace.openedOrClosed(uri);
    else this.workspace.forgetAll();
    this.pushing.ask();
  }

  closed(document: TextDocument): void {
    const uri = normalised(document.uri);
    this.#open.delete(uri);
    this.#settings.delete(document.uri);
    this.lastGood.forget(uri);
    this.#analyses.forget(uri);
    this.workspace.openedOrClosed(uri);
    this.pushing.ask();
  }

  /** @param settings what the client pushed, where it is one that is not asked for them */
  settingsChanged(settings: unknown): void {
    this.#pushedSettings = settings;
    this.#settings.clear();
    this.pushing.ask();
  }

  /**
   * What is known of an open document as it is now. Undefined where it says nothing of pynenc, is not open, or changes
   * faster than it can be looked at.
   *
   * @param instead what is declared for this answer alone, and beats whatever else is
   */
  async analysed(uri: string, instead: Partial<Declarations> = {}): Promise<Analysed | undefined> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const own = normalised(uri);
      const document = this.#open.get(own);
      if (document === undefined) return undefined;
      const settings = withInstead(await this.#settingsOf(document.uri), instead);
      const analysed = this.#analyses.analyse(own, await this.workspace.projectsOf(own), settings);
      if (analysed === undefined || analysed.text === document.getText()) return analysed;
    }
    return undefined;
  }

  /**
   * The projects of all workspace folders, one after another, so that whoever waits can be told how far it is, and may
   * have enough. Between two of them the server hears of other things.
   */
  async *analysedProjects(): AsyncGenerator<ProjectAmongAll> {
    const folders = this.workspace.folders;
    for (const [folderIndex, folder] of folders.entries()) {
      const { declarations } = await this.#settingsOf(folder);
      const projects = await this.workspace.projectsIn(folder);
      for (const [index, project] of projects.entries()) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        const analysed = this.#analyses.analyseProject(project, declarations);
        yield { ...analysed, share: (folderIndex + (index + 1) / projects.length) / folders.length };
      }
    }
  }

  /** The settings that the records in a file are held against, from the projects of its workspace folder. */
  async termsFor(uri: string, records: RecordedFleet): Promise<FoundTerms<NamedAnalysis>> {
    const settings = await this.#settingsOf(uri);
    const { all, around } = await this.workspace.projectsNear(normalised(uri));
    const judge = (projects: readonly WorkspaceProject[]) => (declarations: Declarations) =>
      this.#analyses.analyseProjects(projects, declarations);
    return termsAmong(records, settings.declarations, {
      all: judge(all),
      around: judge(around),
      releaseOption: "slotwise.pynencVersion",
    });
  }

  #settingsOf(uri: string): Promise<ReadSettings> {
    const known = this.#settings.get(uri) ?? this.#askForSettings(uri);
    this.#settings.set(uri, known);
    return known;
  }

  async #askForSettings(uri: string): Promise<ReadSettings> {
    const answer = this.client.configuration
      ? await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: "slotwise" }).catch(() => null)
      : this.#pushedSettings;
    const settings = readSettings(answer);
    for (const problem of settings.problems) {
      if (!this.#told.has(problem)) this.#connection.console.warn(problem);
      this.#told.add(problem);
    }
    return settings;
  }
}

/** The same settings where nothing else is declared: what was judged by them is still known then. */
function withInstead(settings: ReadSettings, instead: Partial<Declarations>): ReadSettings {
  if (Object.keys(instead).length === 0) return settings;
  return { ...settings, declarations: { ...settings.declarations, ...instead } };
}
