import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** A JSON Schema. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a value by a schema, each as a path and a sentence.
 * @param options.closed objects must not have properties that the schema does not name, whatever it says of them
 */
export function schemaErrors(
  schema: Schema,
  value: unknown,
  options: { readonly closed?: boolean } = {},
): readonly string[] {
  const key = options.closed === true ? "closed" : "open";
  const known = compiled[key].get(schema);
  const validate = known ?? compile(options.closed === true ? (closed(schema) as Schema) : schema);
  compiled[key].set(schema, validate);
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || "/"}: ${message} ${JSON.stringify(params)}`,
  );
}

const compiled = {
  open: new WeakMap<Schema, ValidateFunction>(),
  closed: new WeakMap<Schema, ValidateFunction>(),
};

function compile({ $schema: dialect, id: _, ...schema }: Schema): ValidateFunction {
  // SARIF's own schema is of draft 4, from which what it uses has not changed since, but for a pattern or two.
  const ajv = String(dialect).includes("2020-12")
    ? new Ajv2020({ allErrors: true })
    : new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== "object" || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([keyword, value]) => [keyword, closed(value)]));
  const isObject = "type" in copy && "properties" in copy;
  return isObject && !("additionalProperties" in copy) ? { ...copy, additionalProperties: false } : copy;
}
