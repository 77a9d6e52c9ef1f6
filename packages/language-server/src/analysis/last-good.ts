import type { ProjectAnalysis } from "@slotwise/language-service";
import {
  type CodeLens,
  type CycleDrawing,
  codeLenses,
  cycleDrawings,
  type EditorDocument,
  type FleetState,
  fleetState,
  type InlayHint,
  inlayHints,
  largestSafe,
  stripHints,
  stripLenses,
  type TriedSizes,
} from "@slotwise/language-service/editor";
import type { Analysed } from "./analyses.js";

/** What is shown in the lines of a document, and whether it is what stood there when its project last parsed. */
export interface Shown {
  readonly isStale: boolean;
  readonly drawings: readonly CycleDrawing[];
  readonly hints: readonly InlayHint[];
  readonly lenses: readonly CodeLens[];
  readonly state: FleetState | undefined;
}

/** Worse than the ones before them. */
const VERDICTS: readonly FleetState["verdict"][] = ["safe", "remark", "warning", "error"];

interface Kept extends Omit<Shown, "isStale"> {
  /** What it was made from, and the text that offsets count in. */
  readonly project: ProjectAnalysis;
  readonly editor: EditorDocument;
  readonly hasDrawings: boolean;
  readonly triedSizes: TriedSizes;
  readonly text: string;
}

/** Keeps for each document what was last shown in its lines while everything parsed. */
export class LastGood {
  readonly #kept = new Map<string, Kept>();
  readonly #tried = new Map<string, TriedSizes>();
  readonly #now: (() => number) | undefined;
  /** Whether somebody is typing: then what turns worse may be a value that is half there. */
  #isTyping = false;
  /** The documents of which something is not shown for that. */
  readonly #held = new Set<string>();

  /** @param now seconds since the epoch; absent: no ticks of crons are marked */
  constructor(now?: () => number) {
    this.#now = now;
  }

  /** The sizes that a person tries in a document; none where it is drawn as the files say. */
  triedSizes(uri: string): TriedSizes {
    return this.#tried.get(uri) ?? NO_SIZES;
  }

  trySizes(uri: string, sizes: TriedSizes): void {
    if (sizes.size === 0) this.#tried.delete(uri);
    else this.#tried.set(uri, sizes);
  }

  /**
   * From now on what turns worse is not shown, until it is let go: `10.0` on its way to `12.0` is a `1` for a moment, and
   * with that nobody may ever run. What turns better is shown at once.
   */
  hold(): void {
    this.#isTyping = true;
  }

  /** Whether there is anything that was not shown, and is from now on. */
  letGo(): boolean {
    const hasHeld = this.#held.size > 0;
    this.#isTyping = false;
    this.#held.clear();
    return hasHeld;
  }

  /** What to show now: what is, or, while a file of the deployment does not parse, what was, where its text is now. */
  shown(analysed: Analysed, hasDrawings: boolean): Shown {
    const { editor, uri, text } = analysed;
    if (editor === undefined) return NOTHING;
    const kept = this.#keptOf(uri, hasDrawings);
    this.#held.delete(uri);
    if (kept !== undefined && kept.project === analysed.project) return { ...kept, isStale: false };
    const isWhole = !isBroken(analysed);
    if (kept !== undefined && !isWhole) return stale(moved(kept, text));
    const triedSizes = this.triedSizes(uri);
    const now = this.#shownOf(editor, hasDrawings, triedSizes);
    if (kept !== undefined && this.#isTyping && isWorse(editor, now, kept)) {
      this.#held.add(uri);
      return { ...moved(kept, text), isStale: false };
    }
    if (!isWhole) return { ...now, isStale: false, state: unknown(now.state) };
    this.#kept.set(uri, { ...now, text, project: analysed.project, editor, hasDrawings, triedSizes });
    return { ...now, isStale: false };
  }

  /** What is kept, with the drawings or without, and for the size, that are wanted now: a person may have switched them. */
  #keptOf(uri: string, hasDrawings: boolean): Kept | undefined {
    const kept = this.#kept.get(uri);
    const triedSizes = this.triedSizes(uri);
    if (kept === undefined || (kept.hasDrawings === hasDrawings && kept.triedSizes === triedSizes)) return kept;
    const made = { ...kept, ...this.#shownOf(kept.editor, hasDrawings, triedSizes), hasDrawings, triedSizes };
    this.#kept.set(uri, made);
    return made;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#held.delete(uri);
    this.#tried.delete(uri);
  }

  #shownOf(editor: EditorDocument, hasDrawings: boolean, triedSizes: TriedSizes): Omit<Shown, "isStale"> {
    return {
      drawings: hasDrawings ? cycleDrawings(editor, { nowSeconds: this.#now?.(), triedSizes }) : [],
      hints: [...inlayHints(editor, { hasDrawings }), ...(hasDrawings ? [] : stripHints(editor))],
      lenses: [...codeLenses(editor), ...(hasDrawings ? stripLenses(editor, triedSizes) : [])],
      state: fleetState(editor),
    };
  }
}

const NO_SIZES: TriedSizes = new Map();

const NOTHING: Shown = { isStale: false, drawings: [], hints: [], lenses: [], state: undefined };

function isBroken({ editor }: Analysed): boolean {
  const documents = (editor?.analyses ?? []).flatMap((analysis) => analysis.documents);
  return documents.some(({ syntaxProblem }) => syntaxProblem !== undefined && syntaxProblem.tolerated !== true);
}

/** All of it says of itself that it was, so that nobody takes it for what is. */
function stale({ drawings, hints, lenses, state }: Omit<Shown, "isStale">): Shown {
  const places = new Map(lenses.toReversed().map((lens) => [lens.range.start, markerFor(lens)]));
  return {
    isStale: true,
    drawings,
    hints: hints.map((hint) => ({ ...hint, tooltip: `${SENTENCE}:\n${hint.tooltip}` })),
    // Before the others of its line.
    lenses: [...places.values(), ...lenses],
    state: state === undefined ? undefined : { ...state, sentence: `${SENTENCE}: ${state.sentence}` },
  };
}

/** A size is drawn by the cell that names it, and by nothing else. */
function markerFor({ tooltip: _, ...lens }: CodeLens): CodeLens {
  return lens.command === "slotwise.drawSize"
    ? { range: lens.range, title: AS_OF, command: "slotwise.preview" }
    : { ...lens, title: AS_OF };
}

const AS_OF = "as of the last readable text";
const SENTENCE = "As of the last readable text";

/** That a text cannot be read says nothing of its fleet: the error stands where it is, and nowhere else. */
function unknown(state: FleetState | undefined): FleetState | undefined {
  return state?.verdict === "error" ? { ...state, verdict: "warning" } : state;
}

/** Whether the fleet fares worse than what was shown, or a smaller one is the largest that is safe. */
function isWorse(editor: EditorDocument, now: Omit<Shown, "isStale">, before: Kept): boolean {
  const rank = (state: FleetState | undefined) => (state === undefined ? 0 : VERDICTS.indexOf(state.verdict));
  return rank(now.state) > rank(before.state) || largestSafe(editor) < largestSafe(before.editor);
}

/** What was shown, where its text is now. */
function moved(kept: Kept, text: string): Omit<Shown, "isStale"> {
  const move = movement(kept.text, text);
  const items = <Item extends { readonly offset: number }>(all: readonly Item[]) =>
    all.map((item) => ({ ...item, offset: move(item.offset) }));
  const lenses = kept.lenses.map((lens) => {
    return { ...lens, range: { start: move(lens.range.start), end: move(lens.range.end) } };
  });
  return { drawings: items(kept.drawings), hints: items(kept.hints), lenses, state: kept.state };
}

/** Where an offset of one text is in another: what both begin or end with stays where it is. */
function movement(before: string, after: string): (offset: number) => number {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let behind = 0;
  while (behind < most - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const shift = after.length - before.length;
  const changeEnd = before.length - behind;
  const isLineBroken = after.slice(start, after.length - behind).includes("\n");
  return (offset) => {
    // What is typed at the end of a value belongs to it, unless it begins a line of its own.
    if (offset < start || (offset === start && isLineBroken)) return offset;
    // Within what was changed there is nowhere to go but to its end.
    return offset >= changeEnd ? offset + shift : after.length - behind;
  };
}
