import type { FoundTerms, NamedAnalysis, RecordedFleet } from "@slotwise/language-service";
import type { Declarations } from "@slotwise/project";
import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Analysed, Analyses } from "../analysis/analyses.js";
import { LastGood } from "../analysis/last-good.js";
import { termsAmong } from "../analysis/terms-among.js";
import type { ClientFeatures } from "../client/client-features.js";
import { type ReadSettings, readSettings } from "../client/read-settings.js";
import { normalised } from "../files/normalised-uri.js";
import type { StoredFiles } from "../files/stored-files.js";
import { Workspace, type WorkspaceProject } from "../files/workspace.js";
import type { DrawingTheme } from "../protocol/protocol.js";
import { Debounce } from "./debounce.js";

/** One debounce for all that is shown. */
const DEBOUNCE_MILLISECONDS = 150;
/** Somebody who types faster than a project is read gets the answer to what they typed last. */
const MOST_ATTEMPTS = 3;

/** Everything that is known while a client is connected. */
export class Session {
  readonly documents: TextDocuments<TextDocument> = new TextDocuments(TextDocument);
  readonly client: ClientFeatures;
  readonly lastGood: LastGood;
  readonly workspace: Workspace;
  /** What is pushed, once nobody has typed for a while. */
  readonly pushing: Debounce;
  theme: DrawingTheme;
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
    push: () => Promise<void>,
    now: () => number,
  ) {
    this.lastGood = new LastGood(now);
    this.#connection = connection;
    this.client = client;
    this.theme = client.theme;
    this.workspace = new Workspace(files, folders.map(normalised), this.#open);
    this.#analyses = new Analyses((uri) => this.#open.get(uri)?.uri ?? uri);
    this.pushing = new Debounce(DEBOUNCE_MILLISECONDS, push, (error) => {
      // A defect of ours: said where a person can find it, and the next keystroke is another try.
      connection.console.error(`slotwise: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
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
   */
  async analysed(uri: string): Promise<Analysed | undefined> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const own = normalised(uri);
      const document = this.#open.get(own);
      if (document === undefined) return undefined;
      const settings = await this.#settingsOf(document.uri);
      const analysed = this.#analyses.analyse(own, await this.workspace.projectsOf(own), settings);
      if (analysed === undefined || analysed.text === document.getText()) return analysed;
    }
    return undefined;
  }

  /** The settings that the records in a file are held against, from the projects of its workspace folder. */
  async termsFor(uri: string, records: RecordedFleet): Promise<FoundTerms<NamedAnalysis>> {
    const settings = await this.#settingsOf(uri);
    const { all, around } = await this.workspace.projectsNear(normalised(uri));
    const judge = (projects: readonly WorkspaceProject[]) => (declarations: Declarations) =>
      this.#analyses.analyseProjects(projects, declarations);
    return termsAmong(records, settings.declarations, { all: judge(all), around: judge(around) });
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
