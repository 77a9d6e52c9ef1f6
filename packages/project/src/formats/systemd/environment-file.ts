import type { EnvironmentVariable } from "../environment.js";

/**
 * The variables of a file that `EnvironmentFile` names, as systemd reads it: quotes may stand anywhere in a value and go on
 * over lines, a backslash takes the end of a line away, a comment begins a line, and nothing is filled in.
 */
export function parseEnvironmentFile(text: string): readonly EnvironmentVariable[] {
  const variables: EnvironmentVariable[] = [];
  for (let start = behind(SPACE, text, 0); start < text.length; ) {
    NAME.lastIndex = start;
    const name = NAME.exec(text);
    if (name === null) {
      start = behind(SPACE, text, behind(OTHER_LINE, text, start));
      continue;
    }
    const [before, written = ""] = name;
    const value = valueAt(text, start + before.length);
    // What is no name is dropped, and its value with it.
    if (/^[A-Za-z_]\w*$/.test(written)) {
      const nameRange = { start, end: start + written.length };
      variables.push({
        name: written,
        nameRange,
        value: value.text,
        valueRange: { start: value.start, end: value.end },
      });
    }
    start = behind(SPACE, text, value.next);
  }
  return variables;
}

/** Where what a pattern matches ends, which may be nothing. */
function behind(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}

const SPACE = /[ \t\r\n]*/y;
const NAME = /([^\s#;=](?:[^=\r\n]*[^\s=])?)[ \t]*=[ \t]*/y;
/** A comment goes on where a backslash ends it. */
const OTHER_LINE = /[#;](?:\\[\s\S]|[^\\\r\n])*\\?|[^\r\n]*/y;

interface ReadValue {
  readonly text: string;
  readonly start: number;
  /** Behind its last character that counts. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

function valueAt(text: string, start: number): ReadValue {
  const parts: string[] = [];
  /** How many parts count, and where the text of those ends: space at the end does not. */
  let kept = 0;
  let end = start;
  let quote = "";
  /** Space directly behind quotes is none of the value. */
  let skipsSpace = true;
  let at = start;
  const keep = (part: string, length: number) => {
    parts.push(part);
    at += length;
    kept = parts.length;
    end = at;
    skipsSpace = false;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const following = text.charAt(at + 1);
    const isEnd = character === "\n" || character === "\r";
    if (quote !== "") {
      if (character === quote) {
        quote = "";
        at++;
        end = at;
        skipsSpace = true;
      } else if (character !== "\\" || quote === "'") keep(character, 1);
      else if (following === "\n") keep("", 2);
      else keep(/["\\`$]/.test(following) ? following : `\\${following}`, 2);
    } else if (isEnd) break;
    else if ((character === '"' || character === "'") && skipsSpace) {
      quote = character;
      at++;
      end = at;
    } else if (character === "\\") keep(/[\r\n]/.test(following) ? "" : following, 2);
    else if (character === " " || character === "\t") {
      if (!skipsSpace) parts.push(character);
      at++;
    } else keep(character, 1);
  }
  return { text: parts.slice(0, kept).join(""), start, end: Math.min(end, text.length), next: at };
}
