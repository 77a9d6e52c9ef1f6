import fc from "fast-check";
import { keywords, nested, type Written } from "./file-text.js";

/** What an application is made of in code. */
export interface Ingredients {
  readonly values: fc.Arbitrary<readonly Written[]>;
  /** The file that code names, if it names one. */
  readonly filepath: string | undefined;
}

/**
 * The ways in which code makes an application. A builder names no file.
 *
 * What else a builder can do goes into `BUILDER_CALLS`.
 */
export function constructions({ values, filepath }: Ingredients): fc.Arbitrary<string> {
  const file = filepath === undefined ? [] : [`config_filepath=${JSON.stringify(filepath)}`];
  const given = values.map((entries) => `config_values=${nested(entries, "python")}`);
  const calls = [fc.constant(`Pynenc(${file.join("")})`), given.map((each) => `Pynenc(${[each, ...file].join(", ")})`)];
  if (filepath !== undefined) return fc.oneof(...calls);
  const builder = fc
    .array(fc.oneof(...BUILDER_CALLS.map((call) => call(values))), { maxLength: 3 })
    .map((each) => `PynencBuilder()${each.join("")}.build()`);
  return fc.oneof(...calls, builder);
}

/** One call of a builder's method each, with its dot. */
const BUILDER_CALLS: readonly ((values: Ingredients["values"]) => fc.Arbitrary<string>)[] = [
  (values) => values.map((entries) => `.custom_config(${keywords(entries)})`),
];
