import type { TextRange } from "../../text/source-text.js";

/** Commands of which each gets what the one before gives, as its last argument. */
export interface Pipeline {
  readonly commands: readonly Command[];
  /** As it is written, with one space where there are several. */
  readonly written: string;
}

export interface Command {
  /** Undefined where it is a value alone. */
  readonly name: string | undefined;
  readonly args: readonly Operand[];
}

export type Operand =
  | { readonly kind: "path" /** `.`, `$` or `$name` */; readonly root: string; readonly keys: readonly string[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null; readonly range: TextRange }
  | { readonly kind: "group"; readonly pipeline: Pipeline };

/** Why a template is not read: a clause. */
export class UnreadTemplate extends Error {
  override name = "UnreadTemplate";
}

const MOST_GROUPS = 16;
const TOKEN =
  /\s+|(?<string>"(?:[^"\\\r\n]|\\.)*")|(?<raw>`[^`]*`)|(?<number>[-+]?\d+(?:\.\d+)?(?![\w.]))|(?<path>\$\w*(?:\.[A-Za-z_]\w*)*|(?:\.[A-Za-z_]\w*)+|\.(?![\w.]))|(?<word>[A-Za-z_]\w*)(?![.])|(?<sign>[|()])/y;

interface Token {
  readonly kind: string;
  readonly text: string;
  readonly range: TextRange;
}

/** @throws {UnreadTemplate} */
export function parsePipeline(text: string, range: TextRange): Pipeline {
  const tokens = tokensOf(text, range);
  const state = { next: 0 };
  const pipeline = pipelineFrom(tokens, state, 0);
  if (state.next < tokens.length) throw new UnreadTemplate("it has an action with ) alone");
  return { ...pipeline, written: text.slice(range.start, range.end).trim().replace(/\s+/g, " ") };
}

function tokensOf(text: string, { start, end }: TextRange): readonly Token[] {
  const tokens: Token[] = [];
  const inner = text.slice(0, end);
  for (let at = start; at < end; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(inner);
    if (found === null) throw new UnreadTemplate("it has an action of a form that is not read here");
    const [kind] = Object.entries(found.groups ?? {}).find(([, each]) => each !== undefined) ?? [];
    const token = { text: found[0], range: { start: at, end: at + found[0].length } };
    if (kind !== undefined) tokens.push({ kind, ...token });
    at += found[0].length;
  }
  return tokens;
}

function pipelineFrom(tokens: readonly Token[], state: { next: number }, level: number): Pipeline {
  if (level > MOST_GROUPS) throw new UnreadTemplate("it is nested more deeply than what is read here");
  const commands: Command[] = [];
  let name: string | undefined;
  let args: Operand[] = [];
  const flush = () => {
    if (name === undefined && args.length !== 1) throw new UnreadTemplate("it has an action that says nothing");
    if (name === undefined && commands.length > 0) throw new UnreadTemplate("it has a value that takes another one");
    commands.push({ name, args });
    name = undefined;
    args = [];
  };
  for (let token = tokens[state.next]; token !== undefined; token = tokens[state.next]) {
    if (token.text === ")" && token.kind === "sign") break;
    state.next++;
    if (token.kind === "word" && !(token.text in WORDS)) {
      if (name !== undefined || args.length > 0) throw new UnreadTemplate(`it has ${token.text} where a value belongs`);
      name = token.text;
    } else if (token.kind === "sign" && token.text === "|") flush();
    else if (token.kind === "sign") {
      args.push({ kind: "group", pipeline: pipelineFrom(tokens, state, level + 1) });
      if (tokens[state.next++]?.text !== ")") throw new UnreadTemplate("it has an action with ( alone");
    } else args.push(operandOf(token));
  }
  flush();
  return { commands, written: "" };
}

const WORDS: Readonly<Record<string, boolean | null>> = Object.assign(Object.create(null), {
  true: true,
  false: false,
  nil: null,
});

function operandOf({ kind, text, range }: Token): Operand {
  if (kind === "path") {
    const [root = "", ...keys] = text.split(".");
    return { kind, root: root === "" ? "." : root, keys: keys.filter((key) => key !== "") };
  }
  return { kind: "literal", value: literalOf(kind, text), range };
}

function literalOf(kind: string, text: string): string | number | boolean | null {
  if (kind === "word") return WORDS[text] ?? null;
  if (kind === "raw") return text.slice(1, -1);
  if (kind === "number") {
    // Go reads one that begins with a zero as octal.
    if (/^[-+]?0\d/.test(text) || text.length > 15) throw new UnreadTemplate(`it has ${text}`);
    return Number(text);
  }
  try {
    return String(JSON.parse(text));
  } catch {
    throw new UnreadTemplate("it has a text with escapes that are not read here");
  }
}
