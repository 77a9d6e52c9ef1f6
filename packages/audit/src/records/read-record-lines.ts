import { LINE_FIELDS, LineProblem, type RecordLine, recordLineOf } from "./record-line.js";
import { RecordSection } from "./record-section.js";
import type { Records } from "./records.js";

/** A line is longer only where it holds what no record has. */
const MOST_CHARACTERS = 100_000;
const MOST_LINES = 4_000_000;
/** So many lines that cannot be read are told; of the rest their number. */
const MOST_TOLD = 10;

/**
 * Reads records of fleets, one JSON object a line, as `docs/schemas/records.schema.json` describes them. A `store` line
 * begins another application; lines before the first are of one without a name. Lines that cannot be read are left out
 * and told, with their number, in the `unread` of all.
 */
export function readRecordLines(text: string): readonly Records[] {
  const reading = new Reading();
  let number = 0;
  for (let from = text.startsWith("\uFEFF") ? 1 : 0; from < text.length; number++) {
    const lineFeed = text.indexOf("\n", from);
    const to = lineFeed === -1 ? text.length : lineFeed;
    if (number >= MOST_LINES) {
      reading.tell(`only the first ${MOST_LINES} lines were read`);
      break;
    }
    if (to - from > MOST_CHARACTERS) reading.refuse(number + 1, `it has more than ${MOST_CHARACTERS} characters`);
    else reading.readLine(number + 1, text.slice(from, to));
    from = to + 1;
  }
  return reading.records();
}

class Reading {
  /** By the application's name; lines before any `store` line have none. */
  readonly #sections = new Map<string | undefined, RecordSection>();
  #section: RecordSection | undefined;
  readonly #told: string[] = [];
  #refused = 0;
  #zoneless = 0;
  readonly #kinds = new Set<string>();
  readonly #fields = new Set<string>();

  readLine(number: number, text: string): void {
    const line = text.trim();
    if (line === "") return;
    try {
      const fields = objectIn(line);
      const kind = fields["kind"];
      if (typeof kind !== "string") throw new LineProblem("it has no kind");
      if (!isKnown(kind)) this.#kinds.add(kind.slice(0, MOST_NAME));
      else this.#add(kind, fields);
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      this.refuse(number, error.message);
    }
  }

  refuse(number: number, why: string): void {
    this.#refused++;
    if (this.#refused <= MOST_TOLD) this.#told.push(`line ${number}: ${why}`);
  }

  tell(sentence: string): void {
    this.#told.push(sentence);
  }

  records(): readonly Records[] {
    const more = this.#refused - MOST_TOLD;
    const told = [
      ...this.#told,
      ...(more > 0 ? [`${more} more ${more === 1 ? "line" : "lines"} that cannot be read`] : []),
      ...(this.#kinds.size > 0 ? [`lines of a kind that is not known: ${namesOf(this.#kinds)}`] : []),
      ...(this.#fields.size > 0 ? [`fields that are not known: ${namesOf(this.#fields)}`] : []),
      ...(this.#zoneless > 0
        ? [`${this.#zoneless} ${this.#zoneless === 1 ? "time" : "times"} without a zone, taken for UTC`]
        : []),
    ];
    const sections = this.#sections.size === 0 && told.length > 0 ? [new RecordSection()] : this.#sections.values();
    return [...sections].map((section) => section.records(told));
  }

  #add(kind: RecordLine["kind"], fields: Readonly<Record<string, unknown>>): void {
    const line = recordLineOf(kind, fields, () => {
      this.#zoneless++;
    });
    for (const field of Object.keys(fields)) {
      if (field !== "kind" && !LINE_FIELDS[kind].includes(field)) this.#fields.add(field.slice(0, MOST_NAME));
    }
    if (line.kind === "store") this.#section = this.#sectionOf(line.store.application);
    this.#section ??= this.#sectionOf(undefined);
    this.#section.add(line);
  }

  #sectionOf(application: string | undefined): RecordSection {
    const section = this.#sections.get(application) ?? new RecordSection();
    this.#sections.set(application, section);
    return section;
  }
}

const MOST_NAME = 40;
const MOST_NAMES = 10;

function namesOf(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MOST_NAMES).map((name) => JSON.stringify(name));
  return names.size > MOST_NAMES ? `${shown.join(", ")} and ${names.size - MOST_NAMES} more` : shown.join(", ");
}

function isKnown(kind: string): kind is RecordLine["kind"] {
  return Object.hasOwn(LINE_FIELDS, kind);
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LineProblem("it is no JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new LineProblem("it is no object");
  return value as Readonly<Record<string, unknown>>;
}
