import fc from "fast-check";

/** The type of a field's default, which decides what is made of a value. */
export type FieldType = "float" | "int" | "bool" | "str" | "enum" | "set" | "tuple";

/** How a source of settings writes its values. */
export type Syntax = "toml" | "yaml" | "json" | "python";

/** A value that somebody may write for a setting, whatever the format. */
export type RawValue =
  | { readonly kind: "text"; readonly text: string; readonly isPlain: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "nothing" }
  | { readonly kind: "list"; readonly items: readonly RawValue[] }
  | { readonly kind: "table"; readonly entries: readonly (readonly [string, RawValue])[] }
  /** As it stands in the file. */
  | { readonly kind: "verbatim"; readonly text: string };

/** Texts that mean something to some field, or nearly do. */
const TEXTS = [
  ..."|5| 5 |5.0|0.5|-1|0|00|007|five|1_000|1__0|_1|1_|５|٣.٥|०|²|5\u00a0|\u20035\n|\t7|+5|--5|5,0|5 minutes|0x10|0o10".split(
    "|",
  ),
  ..."inf|-Infinity|nan|-nan|1e5|1E-3|1e400|.5|5.|1_0.5_0|1_.5|99999999999999999999999|9223372036854775808".split("|"),
  ..."true|false|True|off|no|y|None|null|~|full|FULL| keys|truncated|json|text|task|arguments|disabled|keys".split("|"),
  ...'a,b|a, b,|default|default,a|a b|a/b|é|😀|it\'s|say "so"|back\\slash|# not|a: b|[a]|{a}|-|*|&a|!x|%|@|`'.split(
    "|",
  ),
  ..."ThreadRunner|MultiThreadRunner|PersistentProcessRunner|*/5 * * * *|round_robin| ORDERED |random".split("|"),
  ..."builtins.ValueError|pynenc.exceptions.RetryError|ValueError".split("|"),
  "\u0085",
  "\u001c3\u001f",
  "\u200b4",
  "\ufeff5",
  "5\ufeff",
  "\ufeff",
  "\ufefftrue",
  "१२.५",
  "𝟝",
  "1\u0660",
  "5\0",
  "a\u0301",
  "line\nbreak",
  "tab\there",
  "9".repeat(400),
  "9".repeat(4301),
  `${"1_0".repeat(1500)}`,
];

const NUMBERS =
  "5|5.0|0.5|-1|0|-0.0|1e3|1E5|1.5e-7|123456789012345680000.0|100|-100.5|101|1e16|9007199254740993|9223372036854775807|-9223372036854775808|1e300".split(
    "|",
  );

/** What only one format knows, or takes otherwise than it looks. */
const VERBATIM: Readonly<Record<Syntax, readonly string[]>> = {
  toml: [
    ..."0x10|0o10|0b101|1_000|+7|inf|-inf|+nan|1e06|1979-05-27|1979-05-27 07:32:00Z|07:32|07:32:00.500|1979-05-27t07:32:00.120-07:00".split(
      "|",
    ),
    ...'{ a = 1, }|{\n  a = 1\n}|"\\x41\\e"|"""\nlong\\\n  er"""|\'\'\'raw\'\'\'|[\n  "a", # b\n]|{ b = 1, a.c = 2 }'.split(
      "|",
    ),
  ],
  yaml: [
    ..."010|0o10|0x1F|0b101|1_000|1__0|10:30|190:20:30|+12|-012|1.|.5|+.5|1e5|1e400|.inf|-.INF|.Nan|.nan|nan|off|yes|On|n|TRUE|tRue|~|Null|null||2001-01-01|0o8|0X1|1e|=|<<".split(
      "|",
    ),
    ..."!!str 5|!!int '5'|!!float 5|!own 5|!own {a: 1}|!!binary aGk=|'5'|\"5\"|\"\\x35\\e\"|5 # a|5#a|a b|[a, 5]|{a: 1, b: [x]}|{a, b}|[]|{}|-a|&x 5|'it''s'|?a|:a|\\t5".split(
      "|",
    ),
    '"a\\\n    b"',
    "[\na,\n  b\n]",
    "{\na: 1,\nb: 2 }",
    "|\n    block\n",
    ">-\n    folded\n    text\n",
    "\n    - a\n    - b\n",
    "\n    a: 1\n    1: b\n    true: c\n",
  ],
  json: '-0|1E2|0.1e1|"\\u00e9"|"\\ud83d\\ude00"|{"b": 1, "a": 2}|{"a": 1, "a": 2}|1e-400|[]|{}'.split("|"),
  python:
    "None|1_000|0x10|0o10|0b11|1e400|-5|+5|-0.0|'a' 'b'|('a', 'b')|('a',)|()|['a', 'b',]|{'a': 1}|{}|99999999999999999999999|'''a\nb'''|'it\\'s'|\"\\x41\\u00e9\"|r'a\\b'|(5)|{'x'}".split(
      "|",
    ),
};

/** What no reader takes, or only some do. */
const BROKEN: Readonly<Record<Syntax, readonly string[]>> = {
  toml: [
    "1__0",
    "010",
    ".5",
    "5.",
    "True",
    "null",
    "1e400",
    "9223372036854775808",
    "0xFFFFFFFFFFFFFFFF",
    "2021-02-30",
    '"a\tb\u0007"',
  ],
  yaml: "0xffffffffffffffffff|18446744073709551616|!!int five|!!bool yes|!!null ''|a: b|[a, 5|{a: 1, a: 2}|*none|@x|%x|`x|{[a]: 1}|- a".split(
    "|",
  ),
  json: 'NaN|Infinity|01|.5|5.|+5|"\\ud800"|"\\x"|[1, 2,]|1 // no|"tab\there"|1e400'.split("|"),
  python: ["-0"],
};

const text: fc.Arbitrary<RawValue> = fc.record({
  kind: fc.constant("text" as const),
  text: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 1, arbitrary: fc.double().map(String) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }).filter((each) => !/[\p{Cc}\p{Cs}]/u.test(each)),
    },
  ),
  isPlain: fc.boolean(),
});

const number: fc.Arbitrary<RawValue> = fc
  .oneof(
    fc.constantFrom(...NUMBERS),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer().map(String),
    fc.integer({ min: 1, max: 60 }).map(String),
  )
  .map(asNumber);

/** What is right for a type, or close to it. */
const SENSIBLE: Readonly<Record<FieldType, fc.Arbitrary<RawValue>>> = {
  float: fc.oneof(number, fc.constantFrom(..."5|0.5|1_000|inf|1e5| 5 ".split("|")).map(asText)),
  int: fc.oneof(
    fc.integer().map(asNumber),
    fc.constantFrom(...NUMBERS).map(asNumber),
    fc.constantFrom("5", "007", "1_000").map(asText),
  ),
  bool: fc.oneof(fc.boolean().map(asBoolean), fc.constantFrom("true", "false", "", "off", "0").map(asText)),
  str: fc.oneof(text, number, fc.boolean().map(asBoolean)),
  enum: fc
    .constantFrom(..."full|keys|truncated|json|text|task|arguments|disabled|round_robin|Random".split("|"))
    .map(asText),
  set: fc.oneof(fc.uniqueArray(text, { maxLength: 3 }).map(asList), fc.constantFrom("a,b", "").map(asText)),
  tuple: fc.oneof(fc.array(text, { maxLength: 3 }).map(asList), fc.constantFrom("a,b", "").map(asText)),
};

function asText(text: string): RawValue {
  return { kind: "text", text, isPlain: text.length % 2 === 0 };
}

function asNumber(number: number | string): RawValue {
  return { kind: "number", text: String(number) };
}

function asBoolean(value: boolean): RawValue {
  return { kind: "boolean", value };
}

function asList(items: readonly RawValue[]): RawValue {
  return { kind: "list", items };
}

/** What a file of one format may say for a setting of a type: something that fits, or anything at all. */
export function rawValue(syntax: Syntax, type: FieldType): fc.Arbitrary<RawValue> {
  return fc.oneof({ weight: 3, arbitrary: SENSIBLE[type] }, { weight: 2, arbitrary: ANY[syntax] });
}

const ANY: Readonly<Record<Syntax, fc.Arbitrary<RawValue>>> = {
  toml: anyValue("toml"),
  yaml: anyValue("yaml"),
  json: anyValue("json"),
  python: anyValue("python"),
};

function anyValue(syntax: Syntax): fc.Arbitrary<RawValue> {
  const verbatim = (texts: readonly string[]) =>
    fc.constantFrom(...texts).map((text): RawValue => ({ kind: "verbatim", text }));
  const scalar = fc.oneof(
    { weight: 20, arbitrary: text },
    { weight: 20, arbitrary: number },
    { weight: 5, arbitrary: fc.boolean().map(asBoolean) },
    { weight: 20, arbitrary: verbatim(VERBATIM[syntax]) },
    { weight: 2, arbitrary: verbatim(BROKEN[syntax]) },
    { weight: 5, arbitrary: fc.constant<RawValue>(syntax === "toml" ? asBoolean(true) : { kind: "nothing" }) },
  );
  const list = (item: fc.Arbitrary<RawValue>) => fc.array(item, { maxLength: 3 }).map(asList);
  const table = (item: fc.Arbitrary<RawValue>) =>
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("b", "a", "é", "task_id", "priority", "x y"), item), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((entries): RawValue => ({ kind: "table", entries }));
  // Within others only what is one value wherever it stands.
  const inner = fc.oneof(text, number, fc.boolean().map(asBoolean));
  return fc.oneof(
    { weight: 12, arbitrary: scalar },
    { weight: 2, arbitrary: list(fc.oneof({ weight: 5, arbitrary: inner }, list(inner), table(inner))) },
    { weight: 1, arbitrary: table(fc.oneof({ weight: 5, arbitrary: inner }, list(inner))) },
  );
}

/** A value as a format writes it. */
export function written(value: RawValue, syntax: Syntax): string {
  switch (value.kind) {
    case "text":
      return syntax === "yaml" && value.isPlain && !/[\n\t]/.test(value.text) ? value.text : quoted(value.text, syntax);
    case "number":
    case "verbatim":
      return value.text;
    case "boolean":
      return syntax === "python" ? (value.value ? "True" : "False") : String(value.value);
    case "nothing":
      return syntax === "python" ? "None" : "null";
    case "list":
      return `[${value.items.map((item) => withinFlow(item, syntax)).join(", ")}]`;
    case "table": {
      const sign = syntax === "toml" ? " = " : ": ";
      const entries = value.entries.map(([key, item]) => `${quoted(key, syntax)}${sign}${withinFlow(item, syntax)}`);
      return `{${entries.join(", ")}}`;
    }
  }
}

function withinFlow(value: RawValue, syntax: Syntax): string {
  return written(value.kind === "text" ? { ...value, isPlain: false } : value, syntax);
}

/** JSON's quoting, which all of them read, but for what TOML wants escaped as well. */
export function quoted(value: string, syntax: Syntax): string {
  const json = JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029]/g, escaped);
  return syntax === "json" ? JSON.stringify(value) : json;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
