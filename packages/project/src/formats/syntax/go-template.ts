import type { TextRange } from "../../text/source-text.js";
import { type Pipeline, parsePipeline, UnreadTemplate } from "./go-pipeline.js";

/** A piece of a template of Go's `text/template`, as far as it is read here. */
export type TemplateNode =
  | { readonly kind: "text"; readonly range: TextRange }
  | { readonly kind: "print"; readonly pipeline: Pipeline; readonly range: TextRange }
  | { readonly kind: "if" | "with"; readonly branches: readonly Branch[] }
  | {
      readonly kind: "range";
      readonly names: readonly string[];
      readonly over: Pipeline;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface Branch {
  /** Undefined for the last `else`. */
  readonly condition: Pipeline | undefined;
  readonly body: readonly TemplateNode[];
}

/** A whole text would have no end of actions; no template has so many. */
const MOST_ACTIONS = 2000;
const MOST_LEVELS = 32;
const MOST_CHARACTERS = 200_000;

/**
 * Parses a template.
 *
 * @throws {UnreadTemplate} for what it has that is not read here, or that Go does not read either
 */
export function parseGoTemplate(text: string): readonly TemplateNode[] {
  if (text.length > MOST_CHARACTERS) throw new UnreadTemplate("it is longer than what is read here");
  const pieces = piecesOf(text);
  const parser = new Parser(text, pieces);
  const { nodes, ending } = parser.block(0);
  if (ending !== undefined) throw new UnreadTemplate(`{{ ${ending.word} }} ends nothing`);
  return nodes;
}

type Piece =
  | { readonly kind: "text"; readonly range: TextRange }
  | { readonly kind: "action"; readonly range: TextRange; readonly inner: TextRange };

const COMMENT = /\{\{(-[ \t\r\n]+)?\/\*[\s\S]*?\*\/([ \t\r\n]+-)?\}\}/y;
const ACTION = /\{\{(-(?=[ \t\r\n]))?((?:[^"`'{}]|"(?:[^"\\\r\n]|\\.)*"|`[^`]*`)*?)([ \t\r\n]-)?\}\}/y;

/** Texts and actions, with the space taken off that `{{-` and `-}}` take. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let isTrimmed = false;
  let actions = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf("{{", at);
    const end = found === -1 ? text.length : found;
    COMMENT.lastIndex = end;
    ACTION.lastIndex = end;
    const comment = COMMENT.exec(text);
    const action = comment === null ? ACTION.exec(text) : null;
    const [whole = "", before, inner = ""] = comment ?? action ?? [];
    const trimsNext = (comment?.[2] ?? action?.[3]) !== undefined;
    const range = trimmed(text, { start: at, end }, isTrimmed, before !== undefined);
    if (range.start < range.end) pieces.push({ kind: "text", range });
    if (found === -1) break;
    if (whole === "" || ++actions > MOST_ACTIONS) throw new UnreadTemplate(notRead(whole));
    if (action !== null) {
      const start = end + 2 + (before?.length ?? 0);
      pieces.push({
        kind: "action",
        range: { start: end, end: end + whole.length },
        inner: { start, end: start + inner.length },
      });
    }
    isTrimmed = trimsNext;
    at = end + whole.length;
  }
  return pieces;
}

function notRead(whole: string): string {
  return whole === ""
    ? "it has a {{ that does not end, or that is not read here"
    : "it is longer than what is read here";
}

function trimmed(text: string, { start, end }: TextRange, atStart: boolean, atEnd: boolean): TextRange {
  let first = start;
  let last = end;
  if (atStart) while (first < last && isSpace(text[first])) first++;
  if (atEnd) while (last > first && isSpace(text[last - 1])) last--;
  return { start: first, end: last };
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\r" || character === "\n";
}

/** What a block ends with. */
interface Ending {
  readonly word: "else" | "end";
  readonly rest: TextRange;
}

const REFUSED = new Set(["define", "block", "template", "break", "continue"]);

class Parser {
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  #next = 0;

  constructor(text: string, pieces: readonly Piece[]) {
    this.#text = text;
    this.#pieces = pieces;
  }

  block(level: number): { readonly nodes: readonly TemplateNode[]; readonly ending: Ending | undefined } {
    if (level > MOST_LEVELS) throw new UnreadTemplate("it is nested more deeply than what is read here");
    const nodes: TemplateNode[] = [];
    for (let piece = this.#pieces[this.#next++]; piece !== undefined; piece = this.#pieces[this.#next++]) {
      if (piece.kind === "text") {
        nodes.push(piece);
        continue;
      }
      const { word, rest } = this.#wordOf(piece.inner);
      if (word === "else" || word === "end") return { nodes, ending: { word, rest } };
      if (REFUSED.has(word)) throw new UnreadTemplate(`{{ ${word} }} is not read here`);
      if (word === "if" || word === "with") nodes.push(this.#branches(word, rest, level + 1));
      else if (word === "range") nodes.push(this.#range(rest, level + 1));
      else nodes.push({ kind: "print", pipeline: this.#pipeline(piece.inner), range: piece.range });
    }
    return { nodes, ending: undefined };
  }

  #branches(kind: "if" | "with", first: TextRange, level: number): TemplateNode {
    const branches: Branch[] = [];
    for (let condition: TextRange | undefined = first; ; ) {
      const { nodes, ending } = this.block(level);
      if (ending === undefined) throw new UnreadTemplate(`{{ ${kind} }} has no end`);
      branches.push({ condition: condition === undefined ? undefined : this.#pipeline(condition), body: nodes });
      if (ending.word === "end") return { kind, branches };
      const { word, rest } = this.#wordOf(ending.rest);
      if (word !== "" && word !== "if") throw new UnreadTemplate(`{{ else ${word} }} is not read here`);
      if (word === "if" && kind === "with") throw new UnreadTemplate("{{ else if }} ends no with");
      if (condition === undefined) throw new UnreadTemplate("{{ else }} stands there twice");
      condition = word === "if" ? rest : undefined;
    }
  }

  #range({ start, end }: TextRange, level: number): TemplateNode {
    const head = /^\s*(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:=/.exec(this.#text.slice(start, end));
    const names = [head?.[1], head?.[2]].filter((each) => each !== undefined);
    const over = this.#pipeline({ start: start + (head?.[0].length ?? 0), end });
    const body = this.block(level);
    const otherwise = body.ending?.word === "else" ? this.block(level) : undefined;
    if ((otherwise ?? body).ending?.word !== "end") throw new UnreadTemplate("{{ range }} has no end");
    return { kind: "range", names, over, body: body.nodes, otherwise: otherwise?.nodes ?? [] };
  }

  #wordOf({ start, end }: TextRange): { readonly word: string; readonly rest: TextRange } {
    const found = /^\s*([a-z]+)(?![\w.])/.exec(this.#text.slice(start, end));
    return { word: found?.[1] ?? "", rest: { start: start + (found?.[0].length ?? 0), end } };
  }

  #pipeline(range: TextRange): Pipeline {
    return parsePipeline(this.#text, range);
  }
}
