import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode, ScalarNode, TableEntry, TableNode } from "../../tree/tree.js";
import { mentionsVariable } from "../mentions.js";
import type { YamlParser } from "../parsers/yaml-parser.js";
import { UnreadTemplate } from "../syntax/go-pipeline.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import type { GoValue, Place } from "./chart-values.js";
import { refusalIn } from "./kubernetes-refusals.js";
import { kindOf, manifestsIn } from "./manifest.js";
import type { Segment } from "./render-template.js";
import { isTold, mayBeAnything, mayBeNamed } from "./unknown-places.js";
import { isOfUnreadKind } from "./unread-objects.js";

type Unknown = Extract<GoValue, { kind: "unknown" }>;

/** What a template becomes. */
export interface RenderedManifests {
  readonly manifests: readonly TableNode[];
  /** Which file's tree each value is of that does not stand in the template. */
  readonly origins: ReadonlyMap<ConfigNode, TableNode>;
}

const OPEN = "\ue000";
const CLOSE = "\ue001";
const MARKS = /\ue000(\d+)\ue001/g;
const MARK = /[\ue000\ue001]/;

/**
 * The manifests of a rendered template, with every value where it stands: in the template or in a file of values.
 *
 * @param name what the template is called
 * @throws {UnreadTemplate} where what is not known yet may change what is started, and for what is no YAML
 */
export function renderedManifests(segments: readonly Segment[], parser: YamlParser, name: string): RenderedManifests {
  const written = new WrittenText(segments, name);
  const parsed = parser.parseDocuments(written.text, DEPLOYMENT_YAML);
  if (parsed.kind === "syntax-error") throw new UnreadTemplate("what it becomes is no YAML, or only known later");
  const placing = new Placing(written);
  const manifests = manifestsIn(parsed.roots).filter((manifest) => {
    if (MARK.test(kindOf(manifest) ?? "")) throw new UnreadTemplate("the kind of an object is only known later");
    if (isOfUnreadKind(manifest) && mentionsVariable(written.textOf(manifest)))
      throw new UnreadTemplate(`slotwise reads no ${kindOf(manifest)}`);
    return isTold(manifest);
  });
  const refused = refusalIn(manifests, written.text);
  if (refused !== undefined)
    throw new UnreadTemplate(`Kubernetes refuses what it becomes, since ${written.named(refused.message)}`);
  return {
    manifests: manifests.map((each) => placing.placedTable(each, [kindOf(each) ?? ""])),
    origins: placing.origins,
  };
}

/** The text, with marks for what is not known yet, and where each part of it is from. */
class WrittenText {
  readonly text: string;
  readonly #name: string;
  readonly #segments: readonly Segment[];
  readonly #starts: readonly number[];
  readonly #unknown: Unknown[] = [];

  constructor(segments: readonly Segment[], name: string) {
    this.#name = name;
    const starts: number[] = [];
    const kept: Segment[] = [];
    const texts: string[] = [];
    let length = 0;
    for (const segment of segments) {
      if (MARK.test(segment.text)) throw new UnreadTemplate("it has characters for private use");
      const text = segment.unknown === undefined ? segment.text : this.#mark(segment.unknown);
      if (text === "") continue;
      starts.push(length);
      kept.push(segment);
      texts.push(text);
      length += text.length;
    }
    this.#segments = kept;
    this.#starts = starts;
    this.text = texts.join("");
  }

  #mark(unknown: Unknown): string {
    this.#unknown.push(unknown);
    return `${OPEN}${this.#unknown.length - 1}${CLOSE}`;
  }

  textOf({ range }: TableNode): string {
    return this.text.slice(range?.start, range?.end);
  }

  /** What marks in a text stand for. */
  unknownIn(text: string): readonly Unknown[] {
    return [...text.matchAll(MARKS)].flatMap(([, index]) => this.#unknown[Number(index)] ?? []);
  }

  /** A text with what is not known as it is written in the template; what may be another thing there is like nothing else. */
  named(text: string): string {
    return text.replace(
      MARKS,
      (_mark, index) => this.#unknown[Number(index)]?.written || `{{ ${index} of ${this.#name} }}`,
    );
  }

  /** Where in the template a part of the text is from. */
  rangeOf({ start, end }: TextRange): TextRange {
    const first = this.#at(start);
    const last = this.#at(Math.max(start, end - 1));
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    const from = first.segment.isVerbatim ? first.segment.range.start + start - first.start : first.segment.range.start;
    const to = last.segment.isVerbatim ? last.segment.range.start + end - last.start : last.segment.range.end;
    return { start: from, end: Math.max(from, to) };
  }

  /** Where a scalar is from that is one value, in quotes or not; undefined where it is put together. */
  placeOf({ start, end }: TextRange): Place | undefined {
    const isQuoted = /["']/.test(this.text[start] ?? "") && this.text[start] === this.text[end - 1];
    return this.#placeAt(start, end) ?? (isQuoted ? this.#placeAt(start + 1, end - 1) : undefined);
  }

  #placeAt(start: number, end: number): Place | undefined {
    const found = this.#at(start);
    return found?.start === start && found.end === end ? found.segment.place : undefined;
  }

  #at(offset: number) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const segment = this.#segments[low];
    const start = this.#starts[low];
    if (segment === undefined || start === undefined) return undefined;
    return { segment, start, end: this.#starts[low + 1] ?? this.text.length };
  }
}

class Placing {
  readonly origins = new Map<ConfigNode, TableNode>();
  readonly #written: WrittenText;

  constructor(written: WrittenText) {
    this.#written = written;
  }

  /** @param path its kind, and the keys that lead to it */
  placedTable(table: TableNode, path: readonly string[]): TableNode {
    const entries = table.entries.flatMap((entry) => this.#entry(entry, [...path, entry.key]));
    return { ...table, entries, range: table.range === undefined ? undefined : this.#written.rangeOf(table.range) };
  }

  #entry({ key, keyRange, value }: TableEntry, path: readonly string[]): readonly TableEntry[] {
    if (MARK.test(key)) {
      if (!mayBeAnything(path.slice(0, -1), true))
        throw new UnreadTemplate(`below ${placeName(path.slice(0, -1))} is what is only known later`);
      return [];
    }
    const placed = this.#node(value, path);
    const tree = this.origins.get(placed);
    const place = this.#written.placeOf(keyRange);
    // A key and its value are looked for in one file.
    const own = place !== undefined && place.tree === tree ? place.range : undefined;
    const range = own ?? (tree === undefined ? this.#written.rangeOf(keyRange) : placed.range) ?? keyRange;
    return [{ key, keyRange: range, value: placed }];
  }

  #node(node: ConfigNode, path: readonly string[]): ConfigNode {
    if (node.kind === "table") return this.placedTable(node, path);
    if (node.kind === "list") {
      return {
        ...node,
        items: node.items.map((item) => this.#node(item, path)),
        range: this.#written.rangeOf(node.range),
      };
    }
    const place = path[1] === "metadata" ? undefined : this.#written.placeOf(node.range);
    const range = place?.range ?? this.#written.rangeOf(node.range);
    const placed: ScalarNode = { ...this.#known(node, path), range };
    if (place?.tree !== undefined) this.origins.set(placed, place.tree);
    return placed;
  }

  #known(node: ScalarNode, path: readonly string[]): ScalarNode {
    const unknown = typeof node.value === "string" ? this.#written.unknownIn(node.value) : [];
    if (unknown.length === 0) return node;
    const isText = unknown.some(({ mayBeMore }) => mayBeMore === true);
    if (mayBeNamed(path)) return { ...node, value: this.#written.named(String(node.value)) };
    if (!mayBeAnything(path, isText)) throw new UnreadTemplate(`${placeName(path)} is only known later`);
    return { ...node, kind: "unknown", value: null };
  }
}

function placeName(path: readonly string[]): string {
  return path.slice(-2).join(".");
}
