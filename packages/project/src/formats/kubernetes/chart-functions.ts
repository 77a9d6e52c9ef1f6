import { UnreadTemplate } from "../syntax/go-pipeline.js";
import { type GoValue, isEmpty, printed, type Written, yamlLines } from "./chart-values.js";

type Function = (args: readonly GoValue[], value: GoValue) => GoValue;

/** The functions of templates that are read, each with what stands before its last argument, and that one. */
export const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  ["quote", (_args, value) => quoted(value, '"')],
  ["squote", (_args, value) => quoted(value, "'")],
  ["int", (_args, value) => integerOf(value)],
  ["int64", (_args, value) => integerOf(value)],
  ["toString", (_args, value) => textOf(value)],
  ["default", ([otherwise], value) => (isEmpty(value) ? (otherwise ?? value) : value)],
  ["required", (_args, value) => required(value)],
  ["toYaml", (_args, value) => ({ kind: "lines", lines: yamlLines(value) })],
  ["indent", ([count], value) => ({ kind: "lines", lines: indented(count, value) })],
  ["nindent", ([count], value) => ({ kind: "lines", lines: [[], ...indented(count, value)] })],
  ["not", (_args, value) => ({ kind: "boolean", value: isEmpty(value) })],
  ["and", (args, value) => [...args, value].find(isEmpty) ?? value],
  ["or", (args, value) => [...args, value].find((each) => !isEmpty(each)) ?? value],
]);

const COUNTS: ReadonlyMap<string, number> = new Map([
  ["default", 2],
  ["required", 2],
  ["indent", 2],
  ["nindent", 2],
]);

/** @throws {UnreadTemplate} for what is not known, and what Helm stops at */
export function applied(name: string, args: readonly GoValue[]): GoValue {
  const call = FUNCTIONS.get(name);
  const value = args.at(-1);
  const isOfAny = name === "and" || name === "or";
  if (call === undefined || value === undefined || (!isOfAny && args.length !== (COUNTS.get(name) ?? 1)))
    throw new UnreadTemplate(`${name} is not called so`);
  return call(args.slice(0, -1), value);
}

/** Nothing in quotes is nothing, without quotes. */
function quoted(value: GoValue, quote: '"' | "'"): GoValue {
  if (value.kind === "nil") return { kind: "string", value: "" };
  const { text, place, unknown } = printed(value);
  if (unknown !== undefined)
    return { kind: "lines", lines: [[{ text: quote }, { text: "", unknown, place }, { text: quote }]] };
  // How Go writes those is only the same within double quotes.
  if (/[^\t\n\r\x20-\x7e\p{L}\p{N}\p{P}\p{S}]/u.test(text))
    throw new UnreadTemplate(`${quote === "'" ? "squote" : "quote"} has a text with characters that nobody sees`);
  if (quote === "'" && text.includes("'")) throw new UnreadTemplate("squote has a text with such quotes in it");
  return { kind: "string", value: quote === "'" ? `'${text}'` : JSON.stringify(text), place };
}

function integerOf(value: GoValue): GoValue {
  if (value.kind === "unknown") return value;
  if (value.kind === "nil") return { kind: "integer", value: 0 };
  if (value.kind === "boolean") return { kind: "integer", value: value.value ? 1 : 0, place: value.place };
  const isWhole = value.kind === "string" && /^(?:0|[1-9]\d{0,14})$/.test(value.value);
  if (!isWhole && value.kind !== "integer" && value.kind !== "float")
    throw new UnreadTemplate("int has something that is no number");
  return { kind: "integer", value: Math.trunc(Number(value.value)) + 0, place: value.place };
}

function textOf(value: GoValue): GoValue {
  if (value.kind === "nil") throw new UnreadTemplate("toString has nothing");
  const { text, place, unknown } = printed(value);
  return unknown ?? { kind: "string", value: text, place };
}

function required(value: GoValue): GoValue {
  if (value.kind === "nil" || (value.kind === "string" && value.value === ""))
    throw new UnreadTemplate("a value that it requires is not there");
  return value;
}

function indented(count: GoValue | undefined, value: GoValue): readonly (readonly Written[])[] {
  if (count?.kind !== "integer" || count.value < 0 || count.value > 200)
    throw new UnreadTemplate("how far it is indented is not known");
  const space: Written = { text: " ".repeat(count.value) };
  // Of what another template makes only its place is known.
  if (value.kind === "unknown" && value.mayBeMore === true)
    return [[space, { text: "", unknown: value }, { text: ': ""' }]];
  const lines = value.kind === "lines" ? value.lines : [[printed(value)]];
  if (value.kind !== "lines" && lines.some((line) => line.some(({ text }) => /[\r\n]/.test(text))))
    throw new UnreadTemplate("it indents a text over lines");
  return lines.map((line) => [space, ...line]);
}
