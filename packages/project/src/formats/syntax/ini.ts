import type { TextRange } from "../../text/source-text.js";
import { type JoinedText, joinedText } from "./joined-text.js";

export interface IniSection {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly options: readonly IniOption[];
}

export interface IniOption {
  /** In lower case, as Python's parser has it. */
  readonly key: string;
  readonly keyRange: TextRange;
  /** Its lines, each without the space around it. */
  readonly value: JoinedText;
}

export interface IniFile {
  /** What each section says in the end, by its name and its options'. */
  readonly inForce: ReadonlyMap<string, ReadonlyMap<string, IniOption>>;
  /** As they are written: several may have one name, and go on with what the first of them says. */
  readonly sections: readonly IniSection[];
  readonly comments: readonly TextRange[];
}

interface OpenOption {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly pieces: { text: string; start: number }[];
}

/**
 * Parses a file as Python's `configparser` does: a line that stands further in goes on with a value, and empty lines within
 * are part of it. What it would stop at is passed over.
 *
 * @param hasInlineComments whether `;` and `#` behind space begin a comment
 */
export function parseIni(text: string, hasInlineComments: boolean): IniFile {
  const comments: TextRange[] = [];
  const sections: { name: string; nameRange: TextRange; options: OpenOption[] }[] = [];
  let option: OpenOption | undefined;
  let indent = 0;
  for (const { index: start, 0: all } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = all.replace(/[\r\n]+$/, "");
    const commentAt = commentIn(line, hasInlineComments);
    if (commentAt !== undefined) comments.push({ start: start + commentAt, end: start + line.length });
    const content = line.slice(0, commentAt).trimEnd();
    const depth = content.length - content.trimStart().length;
    const said = content.slice(depth);
    const from = start + depth;
    if (said === "") {
      if (commentAt === undefined && all !== "") option?.pieces.push({ text: "\n", start });
    } else if (option !== undefined && depth > indent) {
      option.pieces.push({ text: "\n", start: Math.max(0, start - 1) }, { text: said, start: from });
    } else {
      indent = depth;
      option = undefined;
      const header = /^\[([^\]]+)\]/.exec(said);
      if (header?.[1] !== undefined) {
        const nameRange = { start: from + 1, end: from + 1 + header[1].length };
        sections.push({ name: header[1], nameRange, options: [] });
      } else {
        option = optionIn(said, from);
        if (option !== undefined) sections.at(-1)?.options.push(option);
      }
    }
  }
  const written = sections.map(({ options, ...section }) => ({
    ...section,
    options: options.map(({ pieces, ...rest }) => ({ ...rest, value: joinedText(withoutEmptyEnd(pieces)) })),
  }));
  const inForce = new Map<string, Map<string, IniOption>>();
  for (const { name, options } of written) {
    const known = inForce.get(name) ?? new Map<string, IniOption>();
    inForce.set(name, known);
    for (const option of options) known.set(option.key, option);
  }
  return { comments, sections: written, inForce };
}

function commentIn(line: string, hasInlineComments: boolean): number | undefined {
  const whole = /^\s*[#;]/.exec(line)?.[0].length;
  if (whole !== undefined) return whole - 1;
  const behind = hasInlineComments ? line.search(/\s[#;]/) : -1;
  return behind === -1 ? undefined : behind + 1;
}

function optionIn(said: string, start: number): OpenOption | undefined {
  const separator = said.search(/[=:]/);
  if (separator < 1) return undefined;
  const written = said.slice(0, separator).trimEnd();
  const behind = said.slice(separator + 1);
  const value = behind.trimStart();
  return {
    key: written.toLowerCase(),
    keyRange: { start, end: start + written.length },
    pieces: [{ text: value, start: start + said.length - value.length }],
  };
}

function withoutEmptyEnd(pieces: OpenOption["pieces"]): OpenOption["pieces"] {
  return pieces.slice(0, pieces.findLastIndex(({ text }) => text !== "\n" && text !== "") + 1);
}

/** The value of an option in the sections of a name: what is said last counts. */
export function iniOption({ inForce }: IniFile, section: string, key: string): IniOption | undefined {
  return inForce.get(section)?.get(key);
}
