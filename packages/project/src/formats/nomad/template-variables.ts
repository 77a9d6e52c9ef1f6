import type { TextRange } from "../../text/source-text.js";
import { entryOf, type ScalarNode, type TableNode, textAt } from "../../tree/tree.js";
import type { EnvironmentVariable, NamedSource } from "../environment.js";

/** What a `template` with `env = true` gives to its task, beating the task's own variables. */
export interface TemplateVariables {
  readonly variables: readonly EnvironmentVariable[];
  readonly unknown: readonly NamedSource[];
}

const NOTHING: TemplateVariables = { variables: [], unknown: [] };

/**
 * The variables of a template, as far as its lines are written out: between `{{` and `}}` stands what Nomad fills in.
 *
 * @param keyRange where the block's name stands
 */
export function templateVariables(template: TableNode, keyRange: TextRange, text: string): TemplateVariables {
  const env = entryOf(template, "env")?.value;
  if (env === undefined || ("value" in env && /^(?:false|null)$/.test(String(env.value)) && env.kind !== "unknown"))
    return NOTHING;
  const data = entryOf(template, "data")?.value;
  const lines = data !== undefined && "value" in data ? linesOf(data, text) : undefined;
  if (lines === undefined) return unknownBecause("its lines do not stand in this file", keyRange);
  const left = delimiter(template, "left_delimiter", "{{");
  const right = delimiter(template, "right_delimiter", "}}");
  if (left === undefined || right === undefined)
    return unknownBecause("what stands around what is filled in is computed", keyRange);
  return variablesIn(lines, { left, right, isCertain: String("value" in env && env.value) === "true", keyRange });
}

function unknownBecause(reason: string, range: TextRange): TemplateVariables {
  return { variables: [], unknown: [{ name: "template", range, reason, isStronger: true }] };
}

function delimiter(template: TableNode, key: string, otherwise: string): string | undefined {
  return entryOf(template, key) === undefined ? otherwise : textAt(template, key) || undefined;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines of a text that goes over lines: in quotes something may be escaped, and no value can have quotes of its own. */
function linesOf({ range }: ScalarNode, text: string): readonly Line[] | undefined {
  const written = text.slice(range.start, range.end);
  if (!written.startsWith("<<")) return undefined;
  const end = range.start + written.lastIndexOf("\n") + 1;
  const lines: Line[] = [];
  for (let at = range.start + written.indexOf("\n") + 1; at < end; ) {
    const next = text.indexOf("\n", at);
    const stop = next === -1 || next >= end ? end : next;
    lines.push({ text: text.slice(at, stop), start: at });
    at = stop + 1;
  }
  return lines;
}

interface Reading {
  readonly left: string;
  readonly right: string;
  readonly isCertain: boolean;
  readonly keyRange: TextRange;
}

function variablesIn(lines: readonly Line[], { left, right, isCertain, keyRange }: Reading): TemplateVariables {
  const read = lines.flatMap((line) => variableOf(line, left) ?? []);
  const isSteered = lines.some(({ text }) => text.includes(left) && !isFilledInAlone(text, left, right));
  const isOther = lines.some(({ text }) => text.includes("%{") || !(NO_LINE.test(text) || LINE.test(text.trimEnd())));
  const reason = isSteered ? "Nomad fills it in" : isOther ? "a line of it sets no variable" : undefined;
  const variables = reason === undefined && isCertain ? read : read.map((each) => ({ ...each, isUncertain: true }));
  return { variables, unknown: reason === undefined ? [] : unknownBecause(reason, keyRange).unknown };
}

const NO_LINE = /^\s*(?:#|$)/;

/** Whether only a value is filled in: any other step may make lines come to be, or not. */
function isFilledInAlone(line: string, left: string, right: string): boolean {
  const value = LINE.exec(line.trimEnd())?.[4];
  return value !== undefined && value.split(left).length === value.split(right).length && !STEERS.test(value);
}

const STEERS = /\b(?:if|else|end|range|with|block|define|template)\b/;
const LINE = /^(\s*(?:export )?)([A-Za-z_][\w./]*)(\s*=\s*)(.*)$/;

/** One line as Nomad reads it: a comment may stand directly behind a value, and a name without a value sets nothing. */
function variableOf({ text, start }: Line, left: string): EnvironmentVariable | undefined {
  const match = LINE.exec(text.trimEnd());
  if (match === null) return undefined;
  const [, before = "", name = "", separator = "", rest = ""] = match;
  const nameStart = start + before.length;
  const valueStart = nameStart + name.length + separator.length;
  const isFilledIn = rest.includes(left) || /[$%]\{/.test(rest);
  const written = isFilledIn ? rest : (VALUE.exec(rest)?.[0] ?? "");
  const isKnown = !isFilledIn && NO_LINE.test(rest.slice(written.length)) && !/[^ -~]/.test(written);
  const value = !isKnown ? undefined : withoutQuotes(written);
  if (value === "") return undefined;
  return {
    name,
    nameRange: { start: nameStart, end: nameStart + name.length },
    value,
    valueRange: { start: valueStart, end: valueStart + written.length },
  };
}

/** Up to a comment, space aside. */
const VALUE = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#\s]|\s+(?=[^\s#]))*/;

/** Without its quotes; where only a part has some, or something is escaped in them, nobody knows here. */
function withoutQuotes(written: string): string | undefined {
  const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(written) ?? [];
  return double ?? single ?? (/["']/.test(written) ? undefined : written);
}
