import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Tooltip,
} from "@codemirror/view";
import type { Completions, Edit, Problem, ProblemFix, ShownHover } from "../crossing/messages.js";
import { infoOf } from "./info.js";
import { COLOURS, languageOf } from "./languages.js";
import { type LineEnd, lineEndOf, toOffset, toPosition, withLineEnd } from "./line-ends.js";
import { LOOK } from "./look.js";

/** What an editor asks for, and tells. Offsets count in the text of the file. */
export interface EditorHooks {
  readonly changed: (path: string, text: string) => void;
  readonly hover: (path: string, offset: number) => Promise<ShownHover | null | undefined>;
  readonly complete: (path: string, offset: number) => Promise<Completions | null | undefined>;
  readonly fix: (edits: readonly Edit[]) => void;
}

interface OpenFile {
  readonly lineEnd: LineEnd;
  state: EditorState;
}

/** Places for what is loaded later. */
const COLOURING = new Compartment();
const COMPLETING = new Compartment();

/** One editor for all files, each with a history of its own. */
export class CodeEditor {
  readonly #hooks: EditorHooks;
  readonly #view: EditorView;
  readonly #files = new Map<string, OpenFile>();
  #shown = "";
  #typed: () => void = () => undefined;
  #completing: ((lineEnd: LineEnd) => Extension) | undefined;

  /** @param parent gets the editor in a shadow tree: there its styles need no exception from the page's policy */
  constructor(parent: HTMLElement, hooks: EditorHooks) {
    this.#hooks = hooks;
    const root = parent.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      parent: root,
      root,
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        const file = this.#files.get(this.#shown);
        if (file === undefined) return;
        file.state = view.state;
        if (transactions.some((each) => each.isUserEvent("input.type"))) this.#typed();
        if (transactions.some(({ docChanged }) => docChanged)) hooks.changed(this.#shown, textOf(file));
      },
    });
    parent.addEventListener("focusin", () => void this.#loadCompleting());
  }

  /** Puts a file in; one that is there already becomes another one. */
  put(path: string, text: string): void {
    const lineEnd = lineEndOf(text);
    const state = EditorState.create({
      doc: withLineEnd(text, lineEnd),
      extensions: [
        // First, since its keys come before those that do something else otherwise.
        COMPLETING.of(this.#completing?.(lineEnd) ?? []),
        ...this.#common(path),
        EditorState.lineSeparator.of(lineEnd),
        COLOURING.of([]),
      ],
    });
    const file = { lineEnd, state };
    this.#files.set(path, file);
    if (path === this.#shown) this.#view.setState(state);
    void languageOf(path, text).then((language) => this.#put(path, file, COLOURING, language));
  }

  /** What completes is loaded when somebody comes to type. */
  async #loadCompleting(): Promise<void> {
    if (this.#completing !== undefined) return;
    let hasTyped = false;
    this.#typed = () => {
      hasTyped = true;
    };
    const { completing, startCompletion } = await import("./completing.js");
    this.#completing = (lineEnd) => completing(lineEnd, (offset) => this.#hooks.complete(this.#shown, offset));
    for (const [path, file] of this.#files) this.#put(path, file, COMPLETING, this.#completing(file.lineEnd));
    // Whoever was quicker gets what they would have got with the letter.
    if (hasTyped) startCompletion(this.#view);
  }

  /** Gives a file what came later; one that has gone meanwhile, or became another one, gets nothing. */
  #put(path: string, file: OpenFile, place: Compartment, extension: Extension): void {
    if (this.#files.get(path) !== file) return;
    const effects = place.reconfigure(extension);
    if (path === this.#shown) this.#view.dispatch({ effects });
    else file.state = file.state.update({ effects }).state;
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  show(path: string): void {
    const file = this.#files.get(path);
    if (file === undefined) return;
    this.#shown = path;
    this.#view.setState(file.state);
  }

  textOf(path: string): string | undefined {
    const file = this.#files.get(path);
    return file === undefined ? undefined : textOf(file);
  }

  focus(): void {
    this.#view.focus();
  }

  /** The line that an offset is in, from 1. */
  lineOf(path: string, offset: number): number {
    const file = this.#files.get(path);
    if (file === undefined) return 1;
    const { doc } = file.state;
    return doc.lineAt(toPosition(doc, file.lineEnd, offset)).number;
  }

  /** Puts the cursor there, in the file shown. */
  goTo(offset: number): void {
    const file = this.#files.get(this.#shown);
    if (file === undefined) return;
    const anchor = toPosition(file.state.doc, file.lineEnd, offset);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  /** Makes the edits, each file's as one that can be undone. Returns the paths of the files that changed. */
  apply(edits: readonly Edit[]): readonly string[] {
    const paths = [...new Set(edits.map(({ path }) => path))].filter((path) => this.#files.has(path));
    for (const path of paths) {
      const file = this.#files.get(path);
      if (file === undefined) continue;
      const { doc } = file.state;
      const changes = edits
        .filter((edit) => edit.path === path)
        .map(({ start, end, newText }) => ({
          from: toPosition(doc, file.lineEnd, start),
          to: toPosition(doc, file.lineEnd, end),
          insert: withLineEnd(newText, file.lineEnd),
        }));
      const spec = { changes, userEvent: "input.fix" };
      if (path === this.#shown) this.#view.dispatch(spec);
      else {
        file.state = file.state.update(spec).state;
        this.#hooks.changed(path, textOf(file));
      }
    }
    return paths;
  }

  /** @param fixes of each problem, where they are known already */
  showProblems(problems: readonly Problem[], fixes: readonly (readonly ProblemFix[])[]): void {
    const file = this.#files.get(this.#shown);
    if (file === undefined) return;
    const { doc } = file.state;
    const diagnostics = problems.map(({ start, end, severity, message, rule }, index): Diagnostic => {
      const from = toPosition(doc, file.lineEnd, start);
      return {
        from,
        to: Math.max(from, toPosition(doc, file.lineEnd, end)),
        severity,
        source: rule,
        message,
        actions: (fixes[index] ?? [])
          .slice(0, MOST_FIXES)
          .map(({ title, edits }) => ({ name: title, apply: () => this.#hooks.fix(edits) })),
      };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  #common(path: string): readonly Extension[] {
    return [
      lineNumbers(),
      highlightActiveLineGutter(),
      highlightActiveLine(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      EditorView.lineWrapping,
      indentUnit.of(path.endsWith(".py") ? "    " : "  "),
      // The tabulator goes on to the next part of the page: who works with keys must be able to leave.
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      hoverTooltip((view, position) => this.#hover(view, position)),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${path}` }),
      COLOURS,
      LOOK,
    ];
  }

  async #hover(view: EditorView, position: number): Promise<Tooltip | null> {
    const file = this.#files.get(this.#shown);
    if (file === undefined) return null;
    const found = await this.#hooks.hover(this.#shown, toOffset(view.state.doc, file.lineEnd, position));
    if (found === null || found === undefined) return null;
    const dom = await infoOf(found.markdown);
    dom.className = "cm-hover";
    return {
      pos: toPosition(view.state.doc, file.lineEnd, found.start),
      end: toPosition(view.state.doc, file.lineEnd, found.end),
      create: () => ({ dom }),
    };
  }
}

/** More nobody reads in a tooltip; the list of problems has them all. */
const MOST_FIXES = 2;

function textOf({ state }: OpenFile): string {
  return state.sliceDoc();
}
