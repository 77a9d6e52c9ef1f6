import { MOST_SHARDS } from "../../../command-line/shard-option.js";

/** Tells what is wrong within a value, as a place such as `[3].cases`; an empty text means the value itself. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === "string" ? undefined : "");
const whole: Check = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : "");
const amount: Check = (value) => (typeof value === "number" && value >= 0 ? undefined : "");
const anything: Check = () => undefined;

function orNull(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
}

function listOf(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return "";
    for (const [index, one] of value.entries()) {
      const wrong = check(one);
      if (wrong !== undefined) return `[${index}]${wrong}`;
    }
    return undefined;
  };
}

/** More fields are no harm. */
function fields(checks: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (typeof value !== "object" || value === null) return "";
    for (const [name, check] of Object.entries(checks)) {
      const wrong = check(Reflect.get(value, name));
      if (wrong !== undefined) return `.${name}${wrong}`;
    }
    return undefined;
  };
}

const evidence = fields({
  message: text,
  setting: listOf(text),
  answers: listOf(fields({ question: text, answer: text, reference: text })),
  requests: listOf(fields({ call: text, args: anything })),
  shrinks: whole,
  seed: orNull(whole),
  line: orNull(whole),
  replay: text,
});

const finding: Check = (value) => {
  switch (typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined) {
    case "held":
      return undefined;
    case "not-checked":
      return fields({ why: text })(value);
    case "broken":
    case "errored":
      return evidence(value);
    default:
      return ".kind";
  }
};

const shard: Check = (value) => {
  const wrong = fields({ index: whole, of: whole })(value);
  if (wrong !== undefined) return wrong;
  const { index, of } = value as { readonly index: number; readonly of: number };
  return index >= 1 && index <= of && of <= MOST_SHARDS ? undefined : "";
};

const report = fields({
  target: orNull(text),
  implementation: orNull(fields({ name: text, version: text, protocol: text })),
  seed: whole,
  runs: whole,
  shard,
  seconds: amount,
  stop: orNull(fields({ message: text, details: listOf(text) })),
  entries: listOf(
    fields({
      id: text,
      statement: text,
      protocol: text,
      family: text,
      page: text,
      cases: whole,
      calls: whole,
      finding,
    }),
  ),
});

/** Where a document is not what `--report json` writes, such as `entries[3].cases`. */
export function wrongPlaceInReport(document: unknown): string | undefined {
  return report(document)?.replace(/^\./, "");
}
