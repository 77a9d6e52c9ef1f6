import type { TextRange } from "../../text/source-text.js";
import type { TableNode } from "../../tree/tree.js";
import { type Command, type Operand, type Pipeline, UnreadTemplate } from "../syntax/go-pipeline.js";
import type { TemplateNode } from "../syntax/go-template.js";
import { applied, FUNCTIONS } from "./chart-functions.js";
import {
  type GoValue,
  goValue,
  isEmpty,
  NIL,
  printed,
  sortedEntries,
  type ValuesFile,
  valueBelow,
  type Written,
} from "./chart-values.js";

/** What a chart gives to its templates. */
export interface ChartInput {
  readonly values: ValuesFile;
  readonly chart: ValuesFile;
}

/** A piece of the rendered text, and where it is from. */
export interface Segment extends Written {
  /** What of the template it stands for. */
  readonly range: TextRange;
  /** Whether it is the template's own text, letter by letter. */
  readonly isVerbatim: boolean;
}

interface Scope {
  readonly dot: GoValue | "root";
  readonly variables: ReadonlyMap<string, GoValue>;
}

const MOST_STEPS = 20_000;
const MOST_CHARACTERS = 1_000_000;

/**
 * Renders a template as `helm template` does.
 *
 * @throws {UnreadTemplate} for what is not known, and what Helm stops at
 */
export function renderTemplate(nodes: readonly TemplateNode[], text: string, input: ChartInput): readonly Segment[] {
  const rendering = new Rendering(text, input);
  rendering.render(nodes, { dot: "root", variables: new Map() });
  return rendering.segments;
}

class Rendering {
  readonly segments: Segment[] = [];
  readonly #text: string;
  readonly #input: ChartInput;
  #steps = 0;
  #length = 0;

  constructor(text: string, input: ChartInput) {
    this.#text = text;
    this.#input = input;
  }

  render(nodes: readonly TemplateNode[], scope: Scope): void {
    for (const node of nodes) {
      if (++this.#steps > MOST_STEPS) throw new UnreadTemplate("it becomes longer than what is read here");
      this.#node(node, scope);
    }
  }

  #node(node: TemplateNode, scope: Scope): void {
    if (node.kind === "text") {
      const text = this.#text.slice(node.range.start, node.range.end);
      this.#write({ text, range: node.range, isVerbatim: true });
    } else if (node.kind === "print") {
      for (const each of this.#printed(this.#value(node.pipeline, scope)))
        this.#write({ ...each, range: node.range, isVerbatim: false });
    } else if (node.kind === "range") this.#range(node, scope);
    else {
      for (const { condition, body } of node.branches) {
        const value = condition === undefined ? undefined : this.#value(condition, scope);
        if (value !== undefined && isEmpty(value)) continue;
        this.render(body, node.kind === "with" && value !== undefined ? { ...scope, dot: value } : scope);
        return;
      }
    }
  }

  #range({ names, over, body, otherwise }: Extract<TemplateNode, { kind: "range" }>, scope: Scope): void {
    const value = this.#value(over, scope);
    const items: (readonly [key: GoValue, item: GoValue])[] = [];
    if (value.kind === "list") {
      for (const [index, item] of value.items.entries())
        items.push([{ kind: "integer", value: index }, goValue(item, value.file)]);
    } else if (value.kind === "map") {
      const { file } = value;
      for (const { key, keyRange, value: below } of sortedEntries(value.table, file))
        items.push([{ kind: "string", value: key, place: { tree: file.tree, range: keyRange } }, goValue(below, file)]);
    } else if (value.kind !== "nil") throw new UnreadTemplate("it goes through something that is no list and no map");
    if (items.length === 0) this.render(otherwise, scope);
    for (const [key, item] of items) {
      const variables = new Map(scope.variables);
      const [first, second] = names;
      if (second !== undefined && first !== undefined) variables.set(first, key).set(second, item);
      else if (first !== undefined) variables.set(first, item);
      this.render(body, { dot: item, variables });
    }
  }

  #write(segment: Segment): void {
    this.#length += segment.text.length;
    if (this.#length > MOST_CHARACTERS) throw new UnreadTemplate("it becomes longer than what is read here");
    this.segments.push(segment);
  }

  #printed(value: GoValue): readonly Written[] {
    if (value.kind !== "lines") return [printed(value)];
    return value.lines.flatMap((line, index) => (index === 0 ? line : [{ text: "\n" }, ...line]));
  }

  #value(pipeline: Pipeline, scope: Scope): GoValue {
    if (++this.#steps > MOST_STEPS) throw new UnreadTemplate("it becomes longer than what is read here");
    let value: GoValue | undefined;
    for (const command of pipeline.commands) value = this.#command(command, value, pipeline, scope);
    return value ?? NIL;
  }

  #command({ name, args }: Command, before: GoValue | undefined, pipeline: Pipeline, scope: Scope): GoValue {
    const [only] = args;
    if (name === undefined) return only === undefined ? NIL : this.#operand(only, scope);
    // What another template makes is not known; in one place it is what it is in any other.
    if (name === "include") {
      const written = alikeAnywhere(pipeline.written, scope.dot === "root");
      return { kind: "unknown", written: written === undefined ? "" : `{{ ${written} }}`, mayBeMore: true };
    }
    if (!FUNCTIONS.has(name)) {
      // Whatever is made of it, nobody knows it either.
      if (before?.kind === "unknown" && before.mayBeMore === true) return before;
      throw new UnreadTemplate(`the function ${name} is not read here`);
    }
    const values = args.map((each) => this.#operand(each, scope));
    return applied(name, before === undefined ? values : [...values, before]);
  }

  #operand(operand: Operand, scope: Scope): GoValue {
    if (operand.kind === "group") return this.#value(operand.pipeline, scope);
    if (operand.kind === "literal") return literal(operand, this.#text);
    const { root, keys } = operand;
    if (root === "$" || (root === "." && scope.dot === "root")) return this.#ofRoot(keys);
    const start = root === "." ? scope.dot : scope.variables.get(root);
    if (start === undefined || start === "root") throw new UnreadTemplate(`nothing says what ${root} is`);
    return keys.reduce(valueBelow, start);
  }

  #ofRoot([first, ...keys]: readonly string[]): GoValue {
    const { values, chart } = this.#input;
    if (first === "Values") return keys.reduce(valueBelow, rooted(values));
    if (first === "Chart") return chartValue(keys, chart);
    if (first === "Release" && keys.length === 1) {
      if (keys[0] === "Service") return { kind: "string", value: "Helm" };
      if (keys[0] === "Name" || keys[0] === "Namespace")
        return { kind: "unknown", written: `{{ .Release.${keys[0]} }}` };
    }
    throw new UnreadTemplate(`it takes ${first === undefined ? "all there is" : [`.${first}`, ...keys].join(".")}`);
  }
}

/**
 * An action as it may be written wherever it says the same: `$` is the dot that a template begins with.
 *
 * @returns undefined for one about what is only here: another dot, a variable
 */
function alikeAnywhere(written: string, isRoot: boolean): string | undefined {
  const withoutTexts = written.replaceAll(TEXT, "");
  if (/\$\w/.test(withoutTexts) || (!isRoot && /(?<![\w$])\./.test(withoutTexts))) return undefined;
  return written.replaceAll(ROOT, (found, isField: string | undefined) => {
    if (!found.startsWith("$")) return found;
    return isField === undefined ? "." : "";
  });
}

const TEXT = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;
const ROOT = /"(?:[^"\\]|\\.)*"|`[^`]*`|\$(?=(\.)?)/g;

function rooted(file: ValuesFile): GoValue {
  return { kind: "map", table: file.tree, file };
}

const CHART_KEYS: ReadonlyMap<string, string> = new Map([
  ["Name", "name"],
  ["Version", "version"],
  ["AppVersion", "appVersion"],
]);

/** Texts, whatever they look like; one that has to become one is not known. */
function chartValue([key = "", ...rest]: readonly string[], chart: ValuesFile): GoValue {
  const name = CHART_KEYS.get(key);
  if (name === undefined || rest.length > 0) throw new UnreadTemplate(`it takes .Chart.${[key, ...rest].join(".")}`);
  const value = valueBelow(rooted(chart), name);
  if (value.kind === "string" || value.kind === "unknown") return value;
  return value.kind === "nil" ? { kind: "string", value: "" } : { kind: "unknown", written: `{{ .Chart.${key} }}` };
}

function literal({ value, range }: Extract<Operand, { kind: "literal" }>, text: string): GoValue {
  const place = { tree: undefined, range };
  if (value === null) return NIL;
  if (typeof value === "string") return { kind: "string", value, place };
  if (typeof value === "boolean") return { kind: "boolean", value, place };
  const isFloat = text.slice(range.start, range.end).includes(".");
  return { kind: isFloat ? "float" : "integer", value, place };
}

/** For what has no file of values. */
export const NO_VALUES: TableNode = { kind: "table", entries: [], range: undefined };
