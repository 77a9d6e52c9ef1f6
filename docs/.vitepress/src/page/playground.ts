import type { WrittenValues } from "@slotwise/language-service/editor";
import type { Edit, Judged, Problem } from "../crossing/messages.js";
import { CodeEditor } from "../editor/code-editor.js";
import { isPath, MOST_FILES, type PlaygroundFile, type PlaygroundState } from "../link/playground-state.js";
import { isInClipboard } from "./clipboard.js";
import { type CopiedForm, copyAs } from "./copy-as.js";
import { find } from "./elements.js";
import { Language } from "./language.js";
import { type KeptPanel, keptInLink } from "./panel-in-link.js";
import { PanelView } from "./panel-view.js";
import { ProblemList } from "./problem-list.js";
import { QuickJudge } from "./quick-judge.js";
import { Share } from "./share.js";
import { Suggestions } from "./suggestions.js";
import { type TabMark, Tabs } from "./tabs.js";
import type { ReaderTheme } from "./theme.js";
import { defect, notice, say } from "./told.js";

/** The page, while it lives: files in an editor on the left, what they do on the right. */
export class Playground {
  readonly #tabs: Tabs;
  readonly #editor: CodeEditor;
  readonly #problems: ProblemList;
  readonly #suggestions: Suggestions;
  readonly #language: Language;
  readonly #quick = new QuickJudge();
  readonly #panel: PanelView;
  readonly #share: Share;
  #paths: readonly string[] = [];
  #chosen = "";
  #release: string | undefined;
  #kept: KeptPanel | undefined;
  #judged: Judged = { problems: [], fleets: null, fleetsOf: null, projectOf: null };
  /** The revisions of the files that the fixes and the suggestions shown are for: those of a moment ago fit no more. */
  #fixesAsOf = -1;
  #suggestedAsOf = -1;
  readonly #listeners: ((judged: Judged) => void)[] = [];

  constructor(theme: ReaderTheme, worker: Worker, state: PlaygroundState) {
    this.#tabs = new Tabs({ chosen: (path) => this.choose(path) });
    this.#editor = new CodeEditor(find("editor", HTMLDivElement), {
      changed: (path, text) => this.#edited(path, text),
      hover: (path, offset) => this.#language.ask("hover", { path, offset, isDark: theme.isDark }),
      complete: (path, offset) => this.#language.ask("completions", { path, offset }),
      fix: (edits) => {
        if (this.#fixesAsOf === this.#language.revision) this.#apply(edits);
      },
    });
    this.#problems = new ProblemList({
      goTo: (problem) => this.#goTo(problem),
      fix: (edits) => {
        if (this.#fixesAsOf === this.#language.revision) this.#fixListed(edits);
      },
      fixAll: () => void this.#fixAll(),
      lineOf: ({ path, start }) => this.#editor.lineOf(path, start),
    });
    this.#suggestions = new Suggestions({
      ask: async () => {
        const found = await this.#language.ask("suggest", { path: this.#judged.fleetsOf ?? this.#chosen });
        if (found !== undefined) this.#suggestedAsOf = this.#language.revision;
        return found;
      },
      apply: (edits) => {
        if (this.#suggestedAsOf !== this.#language.revision) return;
        this.#apply(edits);
        say("The suggested values are written to the files.");
      },
      copy: (text) => void this.copy(text, "The suggested settings are in the clipboard."),
    });
    this.#language = new Language(worker, {
      judged: (judged) => this.#show(judged),
      failed: defect,
      notLoaded: () => {
        notice("What judges the files could not be loaded. Load the page again.");
        document.documentElement.classList.add("failed");
      },
    });
    this.#panel = new PanelView(find("panel", HTMLDivElement), theme, state.panel, {
      kept: (kept) => {
        this.#kept = kept;
        this.#share.changed();
      },
      write: (deployment, values) => this.#write(deployment, values),
      copy: (svg) => this.copy(svg, "The picture is in the clipboard, as SVG."),
    });
    this.#share = new Share(() => this.state());
    addEventListener("hashchange", () => {
      if (this.#share.isForeign()) location.reload();
    });
    this.open(state);
    afterPaint(() => void this.#quick.load());
  }

  /** Told whenever the files are judged anew. */
  onJudged(listener: (judged: Judged) => void): void {
    this.#listeners.push(listener);
  }

  get language(): Language {
    return this.#language;
  }

  get share(): Share {
    return this.#share;
  }

  get chosen(): string {
    return this.#chosen;
  }

  /** Puts the cursor into the text. */
  focus(): void {
    this.#editor.focus();
  }

  /** All that a link holds. */
  state(): PlaygroundState {
    return {
      files: this.files(),
      chosen: this.#chosen,
      ...(this.#release === undefined ? {} : { release: this.#release }),
      ...(this.#kept === undefined ? {} : { panel: keptInLink(this.#kept) }),
    };
  }

  files(): readonly PlaygroundFile[] {
    return this.#paths.map((path) => ({ path, text: this.#editor.textOf(path) ?? "" }));
  }

  /** Shows other files instead of those that are there. */
  open({ files, chosen, release }: Pick<PlaygroundState, "files" | "chosen" | "release">): void {
    for (const path of this.#paths) this.#editor.remove(path);
    for (const { path, text } of files) this.#editor.put(path, text);
    this.#paths = files.map(({ path }) => path);
    this.#release = release;
    find("release", HTMLSelectElement).value = release ?? "";
    this.#chosen = chosen;
    this.#editor.show(chosen);
    this.#panel.filesOpened();
    this.#filesChanged();
  }

  choose(path: string): void {
    if (path === this.#chosen || !this.#paths.includes(path)) return;
    this.#chosen = path;
    this.#editor.show(path);
    this.#filesChanged();
  }

  /** @returns why not; undefined where it is there now */
  add(path: string): string | undefined {
    if (!isPath(path)) return "A file's name has no empty parts, no step up and no backslash.";
    if (this.#paths.includes(path)) return `${path} is there already.`;
    if (this.#paths.length >= MOST_FILES) return `There are ${MOST_FILES} files already.`;
    this.#editor.put(path, "");
    this.#paths = [...this.#paths, path];
    this.choose(path);
    return undefined;
  }

  removeChosen(): void {
    const at = this.#paths.indexOf(this.#chosen);
    const left = this.#paths.filter((path) => path !== this.#chosen);
    const next = left[Math.max(0, at - 1)];
    // The last one is emptied: a playground has a file.
    if (next === undefined) {
      this.#editor.put(this.#chosen, "");
      this.#filesChanged();
      return;
    }
    this.#editor.remove(this.#chosen);
    this.#paths = left;
    this.choose(next);
  }

  /** @param release undefined: those that the files allow */
  judgeFor(release: string | undefined): void {
    this.#release = release;
    this.#filesChanged();
  }

  async copyAs(form: CopiedForm): Promise<void> {
    const shown = this.#kept?.shown;
    await copyAs(form, {
      shown,
      isOfFiles: shown !== undefined && this.#panel.isJudged(shown.file.name),
      link: () => this.#share.update(),
      problems: this.#judged.problems,
      files: this.files(),
      copy: (text, done) => this.copy(text, done),
    });
  }

  /** @returns what to tell the person */
  async copy(text: string, done: string): Promise<string> {
    const told = (await isInClipboard(text)) ? done : "The browser does not let this page write to the clipboard.";
    say(told);
    return told;
  }

  #edited(path: string, text: string): void {
    this.#share.changed();
    this.#language.edited(path, text);
    void this.#drawAtOnce(path, text);
    if (path !== this.#chosen) this.#filesChanged();
  }

  async #drawAtOnce(path: string, text: string): Promise<void> {
    const judged = await this.#quick.edited(path, text);
    if (judged !== undefined && text === this.#editor.textOf(path)) this.#panel.show(judged);
  }

  #filesChanged(): void {
    this.#tabs.show(this.#paths, this.#chosen);
    const now = { files: this.files(), chosen: this.#chosen, release: this.#release };
    this.#language.setFiles(now);
    this.#quick.setFiles(now);
    this.#share.changed();
  }

  /** The drawing first: what else there is comes behind it, once it is painted. */
  #show(judged: Judged): void {
    this.#judged = judged;
    this.#panel.show(judged);
    afterPaint(() => {
      if (judged === this.#judged) this.#showProblems(judged);
    });
  }

  #showProblems(judged: Judged): void {
    const own = judged.problems.filter(({ path }) => path === this.#chosen);
    this.#editor.showProblems(own, []);
    this.#problems.show(judged.problems, this.#chosen, undefined);
    this.#tabs.mark(marksOf(judged.problems));
    this.#suggestions.filesChanged(judged.fleets !== null);
    for (const listener of this.#listeners) listener(judged);
    if (own.length > 0) void this.#showFixes(judged);
  }

  /** Each fix is judged before it is offered, which takes longer than to find the problem. */
  async #showFixes(judged: Judged): Promise<void> {
    const path = this.#chosen;
    const own = judged.problems.filter((each) => each.path === path);
    const fixes = await this.#language.ask("fixes", { path, problems: own });
    if (fixes === undefined || judged !== this.#judged) return;
    this.#fixesAsOf = this.#language.revision;
    this.#editor.showProblems(own, fixes);
    this.#problems.show(judged.problems, path, fixes);
  }

  #goTo({ path, start }: Problem): void {
    this.choose(path);
    this.#editor.goTo(start);
  }

  #apply(edits: readonly Edit[]): void {
    const paths = this.#editor.apply(edits);
    if (paths.length > 0) say(`Changed ${paths.join(", ")}.`);
  }

  async #fixAll(): Promise<void> {
    const edits = await this.#language.ask("fixAll", { path: this.#chosen });
    if (edits !== undefined) this.#fixListed(edits);
  }

  #fixListed(edits: readonly Edit[]): void {
    this.#apply(edits);
    // The button that was pressed goes away with its problem.
    find("problems-title", HTMLHeadingElement).focus();
  }

  async #write(deployment: string, values: WrittenValues): Promise<string> {
    const path = this.#judged.fleetsOf ?? this.#chosen;
    const edits = await this.#language.ask("write", { path, deployment, values });
    if (edits === undefined || edits.length === 0) {
      return `The values could not be written: ${path} does not set them, or cannot be read now.`;
    }
    const paths = this.#editor.apply(edits);
    return `Written to ${paths.join(", ")}; undo there takes it back.`;
  }
}

function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

function marksOf(problems: readonly Problem[]): ReadonlyMap<string, TabMark> {
  const marks = new Map<string, TabMark>();
  for (const severity of ["info", "warning", "error"] as const) {
    for (const { path } of problems.filter((each) => each.severity === severity)) marks.set(path, severity);
  }
  return marks;
}
