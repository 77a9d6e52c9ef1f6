import type { TextRange } from "../../text/source-text.js";
import type { SyntaxProblem } from "../../tree/tree.js";

/** Nobody nests so deeply; a text that a program wrote must not fill the stack. */
const MOST_LEVELS = 100;

/** A place in a text of HCL. At the first mistake it goes to the end, so that whoever reads on comes to an end as well. */
export class HclCursor {
  readonly text: string;
  at: number;
  readonly comments: TextRange[] = [];
  #problem: SyntaxProblem | undefined;
  #levels = 0;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  get problem(): SyntaxProblem | undefined {
    return this.#problem;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get isAtLineEnd(): boolean {
    return this.isAtEnd || this.text.startsWith("\n", this.at) || this.text.startsWith("\r\n", this.at);
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  /** What stands here, which the cursor goes over; undefined where it is something else. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Goes over space and comments, and over the ends of lines where these mean nothing. */
  skipSpace(lines: "within a line" | "over lines"): void {
    const space = lines === "over lines" ? ALL_SPACE : LINE_SPACE;
    for (;;) {
      this.take(space);
      const start = this.at;
      if (this.take(LINE_COMMENT) === undefined) {
        if (!this.text.startsWith("/*", start)) return;
        const end = this.text.indexOf("*/", start + 2);
        if (end === -1) this.fail("This comment has no end", start);
        else this.at = end + 2;
      }
      this.comments.push({ start, end: this.at });
    }
  }

  /** Back to a place that was read already. */
  return(to: number): void {
    this.at = to;
    while ((this.comments.at(-1)?.start ?? -1) >= to) this.comments.pop();
  }

  fail(message: string, start: number = this.at, isLimit = false): void {
    const end = Math.min(start + 1, this.text.length);
    this.#problem ??= { range: { start: Math.min(start, end), end }, message, ...(isLimit ? { isLimit } : {}) };
    this.at = this.text.length;
  }

  /** What is read one level further in; undefined where that is too far. */
  within<Value>(read: () => Value): Value | undefined {
    if (this.#levels >= MOST_LEVELS) {
      this.fail("Nested too deeply", this.at, true);
      return undefined;
    }
    this.#levels++;
    const value = read();
    this.#levels--;
    return value;
  }
}

const LINE_SPACE = /(?:[ \t]|\r(?!\n))*/y;
const ALL_SPACE = /[ \t\r\n]*/y;
const LINE_COMMENT = /(?:#|\/\/)[^\r\n]*/y;
