import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import ignore from "ignore";
import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../deployments/deployments.js";
import type { SettingsDocument } from "../documents/document.js";
import { insertSetting } from "../documents/insert-setting.js";
import { readDocument } from "../documents/read-document.js";
import { resolveApp } from "../resolve/resolve.js";
import { settingsOf } from "../resolve/written-settings.js";
import type { TextRange } from "../text/source-text.js";
import type { TextEdit } from "../text/text-edit.js";
import type { TableEntry } from "../tree/tree.js";
import { entryOfVariable } from "./environment.js";
import type { Format } from "./format.js";
import { FORMATS, formatOf } from "./index.js";
import { typedPlaceAt } from "./typed-place-at.js";
import { writtenInstead } from "./written-instead.js";

/** A file of a format, as somebody writes it. */
interface Sample {
  readonly name: string;
  readonly text: string;
}

const folder = new URL(".", import.meta.url);
const WORD = fc
  .stringMatching(/^[a-z][a-z0-9_-]{0,9}$/)
  .filter((word) => !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(word));

it("no two formats have one name, or one folder", () => {
  expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
});

describe.each(FORMATS)("$name", (format) => {
  it("has a sample that is recognised", () => {
    const { name, text } = sampleOf(format);
    expect(formatOf(name, text)?.name, `who recognises ${name}: see the order in index.ts`).toBe(format.name);
    const globs = ignore().add(format.files.map((glob) => `**/${glob}`));
    expect(globs.ignores(name), `${format.name}.ts: files has no glob that ${name} matches`).toBe(true);
  });

  it("reads something from its sample", () => {
    const { name, text } = sampleOf(format);
    const { syntaxProblem, declarations, requirements = [], ...document } = readDocument(name, text);
    expect(syntaxProblem).toBeUndefined();
    const said = [declarations, requirements[0], intervalIn({ ...document, syntaxProblem })];
    expect(
      said.some((each) => each !== undefined),
      `${format.name}.ts: read() gives neither requirements nor declarations, nor an atomic_service_interval_minutes of 7.5, which the sample has to set`,
    ).toBe(true);
  });

  it("gives each name and value its place in the text", () => {
    const { name, text } = sampleOf(format);
    const document = readDocument(name, text);
    const entries = [...entriesIn(document)];
    for (const { key, keyRange, value } of entries) {
      expect(at(text, keyRange), `the range of the name ${key}`).toBe(key);
      if ("value" in value) expect(at(text, value.range), `the range of ${key}`).toContain(String(value.value));
    }
    for (const requirement of document.requirements ?? [])
      expect(requirement.text).toContain(at(text, requirement.range).replaceAll('"', ""));
    const found = entries.length + (document.requirements ?? []).length;
    expect(found, "read() gives no name and no value of the sample").toBeGreaterThan(0);
  });

  it("knows its comments", () => {
    const { name, text } = sampleOf(format);
    if (format.comment === undefined) return;
    const commented = `${format.comment} why\n${text}`;
    const { comments, syntaxProblem } = readDocument(name, commented);
    expect(syntaxProblem, "a comment on the first line").toBeUndefined();
    const isIn = ({ start, end }: TextRange) => start <= 0 && end >= `${format.comment} why`.length;
    expect(comments().some(isIn), "comments() has none where one stands on the first line").toBe(true);
  });

  it("inserts what it reads back", () => {
    const { name, text } = sampleOf(format);
    for (const before of [text, text.replaceAll("\n", "\r\n"), ""]) {
      const document = readDocument(name, before);
      if (before !== "" && document.settings !== undefined) {
        expect(format.writing.insertSetting, `${format.name}.ts: writing.insertSetting is missing`).toBeDefined();
      }
      const edit = insertSetting(document, "atomic_service_spread_margin_minutes", "0.25");
      if (edit !== undefined) {
        const changed = readDocument(name, applied(before, edit));
        expect(valueIn(changed, "atomic_service_spread_margin_minutes")).toBe(0.25);
        expect(intervalIn(changed)).toBe(intervalIn(document));
      }
      const declared = format.writing.insertDeclaration?.(document, "service-duration", '"20s"');
      if (declared === undefined) continue;
      const { declarations } = readDocument(name, applied(before, declared));
      expect(declarations?.entries.map(({ key, value }) => [key, "value" in value && value.value])).toContainEqual([
        "service-duration",
        "20s",
      ]);
    }
  });

  it("replaces what it reads back", () => {
    const { name, text } = sampleOf(format);
    const document = readDocument(name, text);
    const setting = [...settingsOf(document)].find(({ fields }) => fields.some(({ field }) => field.name === "app_id"));
    if (setting === undefined) {
      expect(intervalIn(document), `a sample that sets an interval has to set app_id = orders as well`).toBeUndefined();
      return;
    }
    fc.assert(
      fc.property(WORD, (word) => {
        const { range } = setting.entry.value;
        const instead = writtenInstead(document, setting.entry, word);
        if (instead === undefined || range === undefined) throw new Error(`${word} cannot be written there`);
        const changed = readDocument(name, applied(text, { range, newText: instead.newText }));
        expect(valueIn(changed, "app_id")).toBe(word);
        expect(intervalIn(changed)).toBe(7.5);
      }),
      { numRuns: 30 },
    );
  });

  it("tells what is typed, wherever that is", () => {
    const { name, text } = sampleOf(format);
    const { source, ...document } = readDocument(name, text);
    const places = [...text].flatMap((_, offset) => {
      const place = typedPlaceAt(source, offset);
      if (place === undefined) return [];
      expect(place.range.start).toBeLessThanOrEqual(offset);
      expect(place.range.end).toBeGreaterThanOrEqual(offset);
      return [place];
    });
    const isCompleted = document.declarations !== undefined || intervalIn({ ...document, source }) !== undefined;
    if (isCompleted)
      expect(places.length, `${format.name}.ts: placeAt is missing, or knows no place in the sample`).not.toBe(0);
    for (const place of places) {
      const isAppId =
        (place.kind === "value" && place.key === "app_id") ||
        (place.kind === "variable-value" && place.name === "PYNENC__APP_ID");
      if (!isAppId) continue;
      const changed = readDocument(name, applied(text, { range: place.range, newText: place.written("shop", true) }));
      expect(valueIn(changed, "app_id")).toBe("shop");
    }
  });

  it("takes whatever stands there, and stays within it", () => {
    const { name, text } = sampleOf(format);
    const broken = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(12),
      inserted: fc.oneof(
        fc.constantFrom(
          "",
          "\n",
          "\r",
          "\t",
          '"',
          "'",
          "[",
          "{",
          "]",
          "}",
          "#",
          ":",
          "=",
          "&a",
          "*a",
          "<<: *a",
          "🚀",
          "\0",
          "\uFEFF",
        ),
        fc.string({ unit: "grapheme", maxLength: 8 }),
      ),
    });
    fc.assert(
      fc.property(broken, fc.nat(text.length), ({ at: start, length, inserted }, offset) => {
        const changed = text.slice(0, start) + inserted + text.slice(start + length);
        const document = readDocument(name, changed);
        for (const range of rangesIn(document)) {
          const isWithin = 0 <= range.start && range.start <= range.end && range.end <= changed.length;
          expect(isWithin, `${JSON.stringify(range)} of ${changed.length} characters`).toBe(true);
        }
        format.mentionsUs(changed, name);
        typedPlaceAt(document.source, Math.min(offset, changed.length));
        insertSetting(document, "app_id", "1.0");
        format.writing.insertDeclaration?.(document, "runners", "3");
      }),
      { numRuns: 200 },
    );
  });

  it("has a row in the table of files", () => {
    const page = readFileSync(new URL("../../../../docs/configuration.md", folder), "utf8");
    const cells = page.split("\n").flatMap((line) => /^\| (.*?) \| /.exec(line)?.[1] ?? []);
    const isThere = cells.some((cell) => cell.includes(format.title));
    expect(isThere, `docs/configuration.md, "Where settings are read": a row with ${format.title} is missing`).toBe(
      true,
    );
  });
});

/** The file in a format's folder of samples, which has the path that such files have. */
function sampleOf({ name }: Format): Sample {
  const samples = new URL(`${name}/sample/`, folder);
  const files = existsSync(samples)
    ? readdirSync(samples, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  const [file, ...others] = files.map((entry) => `${entry.parentPath}/${entry.name}`);
  if (file === undefined || others.length > 0) {
    throw new Error(`formats/${name}/sample needs one file, named as such files are, and has ${files.length}`);
  }
  return { name: file.slice(samples.pathname.length).replace(/^\//, ""), text: readFileSync(file, "utf8") };
}

function at(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

function applied(text: string, { range, newText }: TextEdit): string {
  return text.slice(0, range.start) + newText + text.slice(range.end);
}

function intervalIn(document: SettingsDocument): unknown {
  return valueIn(document, "atomic_service_interval_minutes");
}

/** What pynenc ends up with where this is the only file; undefined where the file does not say. */
function valueIn(document: SettingsDocument, field: string): unknown {
  for (const { documents } of deploymentsOf([document])) {
    const setting = resolveApp(documents).pynenc.get(field);
    if (setting?.coerced.kind === "value" && setting.origin.kind !== "default") return setting.coerced.value;
  }
  return undefined;
}

/** Whatever has a name and a value in a document, tables as well as what is in them. */
function* entriesIn({ settings, declarations, environment, code, started }: SettingsDocument): Generator<TableEntry> {
  for (const table of [settings, declarations]) if (table !== undefined) yield* within(table.entries);
  yield* within(environment ?? []);
  if (code !== undefined) yield* within([...code.values, ...code.files, ...code.assignments]);
  for (const unit of started?.units ?? []) yield* unit.environment.map(entryOfVariable);
}

function* within(entries: readonly TableEntry[]): Generator<TableEntry> {
  for (const entry of entries) {
    yield entry;
    if (entry.value.kind === "table") yield* within(entry.value.entries);
  }
}

function rangesIn(document: SettingsDocument): readonly TextRange[] {
  const { syntaxProblem, requirements = [], started, comments } = document;
  const values = [...entriesIn(document)].flatMap(({ keyRange, value }) => [keyRange, value.range ?? keyRange]);
  const units = (started?.units ?? []).flatMap(({ range, replicas }) => [range, replicas?.range ?? range]);
  const problem = syntaxProblem === undefined ? [] : [syntaxProblem.range];
  return [...values, ...units, ...requirements.map(({ range }) => range), ...problem, ...comments()];
}
