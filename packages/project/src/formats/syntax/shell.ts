import type { TextRange } from "../../text/source-text.js";

/** A word of a shell's, as far as its text tells. */
export interface ShellWord {
  /** Without its quotes; undefined where the shell fills something in. */
  readonly text: string | undefined;
  /** As it stands there, quotes included. */
  readonly written: string;
  readonly range: TextRange;
  /** Of `NAME=value`. */
  readonly assignment?: ShellAssignment;
}

export interface ShellAssignment {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly value: string | undefined;
  /** Quotes included. */
  readonly valueRange: TextRange;
}

/** A program or something of the shell's own, with its arguments. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Whether it may not run at all: it stands in a branch, a loop or a function, or depends on another one. */
  readonly isConditional: boolean;
  /** What has the same number as a later one has run before that one runs: `&&` alone stands between them. */
  readonly chain: number;
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly comments: readonly TextRange[];
}

const BEGINS: ReadonlySet<string> = new Set(["case", "for", "if", "select", "until", "while", "{"]);
const ENDS: ReadonlySet<string> = new Set(["done", "esac", "fi", "}"]);
/** Behind these a command begins as well. */
const GOES_ON: ReadonlySet<string> = new Set(["!", "do", "elif", "else", "then", "time"]);

/**
 * The commands of a shell's text, in order. What it does not understand it takes for words.
 *
 * @param base where the text stands in its file
 */
export function parseShell(text: string, base = 0): ShellScript {
  const commands: ShellCommand[] = [];
  const comments: TextRange[] = [];
  const heredocs: string[] = [];
  let words: ShellWord[] = [];
  let depth = 0;
  let brackets = 0;
  let follows = false;
  let chain = 0;
  /** Whether the command before may have been enough. */
  let isOther = false;
  const end = (operator: string) => {
    const isConditional = follows || depth > 0 || brackets > 0 || operator === "|" || operator === "(";
    if (words.length > 0) commands.push({ words, isConditional, chain });
    if (operator !== "&&" || isOther) chain++;
    isOther = operator === "||" || operator === "|";
    words = [];
    if (operator !== "(") follows = operator === "&&" || operator === "||" || operator === "|";
  };
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    if (character === " " || character === "\t" || character === "\r") at++;
    else if (character === "\\" && /^\\\r?\n/.test(text.slice(at, at + 3))) at += text.charAt(at + 1) === "\r" ? 3 : 2;
    else if (character === "\n") {
      end("\n");
      at = behindHeredocs(text, at + 1, heredocs);
    } else if (character === "#") {
      const start = at;
      while (at < text.length && text.charAt(at) !== "\n" && text.charAt(at) !== "\r") at++;
      comments.push({ start: base + start, end: base + at });
    } else if (OPERATOR.test(character)) {
      const operator = operatorAt(text, at);
      at += operator.length;
      if (/[<>]/.test(operator)) {
        const target = wordAt(text, behindSpace(text, at), base);
        if (operator === "<<" || operator === "<<-") heredocs.push(target.word.text ?? "");
        at = target.end;
        continue;
      }
      end(operator);
      if (operator === "(") brackets++;
      if (operator === ")") brackets = Math.max(0, brackets - 1);
    } else {
      const read = wordAt(text, at, base);
      at = read.end;
      const { text: said = "" } = read.word;
      if (words.length === 0 && BEGINS.has(said)) depth++;
      if (words.length === 0 && ENDS.has(said)) depth = Math.max(0, depth - 1);
      // What only steers is no command, and what stands behind it begins one.
      if (
        words.length > 0 ||
        !(GOES_ON.has(said) || said === "{" || said === "if" || said === "while" || said === "until")
      )
        words.push(read.word);
    }
  }
  end("\n");
  return { commands, comments };
}

const OPERATOR = /[;&|()<>]/;

function operatorAt(text: string, at: number): string {
  OPERATORS.lastIndex = at;
  return OPERATORS.exec(text)?.[0] ?? text.charAt(at);
}

const OPERATORS = /&&|\|\||;;|<<-|<<<|<<|>>|[<>]&|&>|[;&|()<>]/y;

function behindSpace(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at++;
  return at;
}

/** Text that is given to a command stands on the lines behind it, up to one with its word. */
function behindHeredocs(text: string, start: number, waiting: string[]): number {
  let at = start;
  for (const word of waiting.splice(0)) {
    while (at < text.length) {
      const next = text.indexOf("\n", at);
      const line = text.slice(at, next === -1 ? text.length : next);
      at = next === -1 ? text.length : next + 1;
      if (line.replace(/^\t+|\r$/g, "") === word) break;
    }
  }
  return at;
}

/** The word that begins at an offset: quotes may stand anywhere in it. Empty where there is none. */
function wordAt(text: string, start: number, base: number): { readonly word: ShellWord; readonly end: number } {
  const parts: string[] = [];
  let isKnown = true;
  let quote = "";
  let at = start;
  /** What stands before the first sign of equality, and where that is. */
  let name: string | undefined;
  let valueStart = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    const following = text.charAt(at + 1);
    if (quote === "'") {
      if (character === "'") quote = "";
      else parts.push(character);
    } else if (character === "\\") {
      if (following === "\n") at++;
      else if (quote === "" || /["\\`$]/.test(following)) {
        parts.push(following);
        at++;
      } else parts.push(character);
    } else if (character === "`" || (character === "$" && /[\w({$!@*#?'"-]/.test(following))) {
      // A text in `$'...'` has escapes of its own, a command within a word may be of any kind.
      isKnown = false;
      if (following === "(" || following === "{") at = behindBrackets(text, at + 1) - 1;
      else if (character === "`") at = Math.max(at, closing(text, "`", at + 1));
    } else if (quote === '"') {
      if (character === '"') quote = "";
      else parts.push(character);
    } else if (character === '"' || character === "'") quote = character;
    else if (/[ \t\r\n;&|()<>]/.test(character)) break;
    else {
      if (
        character === "=" &&
        name === undefined &&
        /^[A-Za-z_]\w*$/.test(text.slice(start, Math.min(at, start + 300)))
      ) {
        name = text.slice(start, at);
        valueStart = at + 1;
      }
      // A home is another one for everybody.
      if (character === "~" && at === valueStart) isKnown = false;
      parts.push(character);
    }
  }
  const end = Math.min(at, text.length);
  const said = isKnown && quote === "" ? parts.join("") : undefined;
  const range = { start: base + start, end: base + end };
  const written = text.slice(start, end);
  if (name === undefined) return { word: { text: said, written, range }, end };
  const assignment = {
    name,
    nameRange: { start: range.start, end: range.start + name.length },
    value: said?.slice(name.length + 1),
    valueRange: { start: base + valueStart, end: range.end },
  };
  return { word: { text: said, written, range, assignment }, end };
}

function closing(text: string, character: string, start: number): number {
  const at = text.indexOf(character, start);
  return at === -1 ? text.length : at;
}

/** Behind what is open from an offset on, brackets within it included. */
function behindBrackets(text: string, start: number): number {
  const open = text.charAt(start);
  const close = open === "(" ? ")" : "}";
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.charAt(at) === open) depth++;
    else if (text.charAt(at) === close && --depth === 0) return at + 1;
  }
  return text.length;
}
