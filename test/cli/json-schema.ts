/** A JSON Schema, as far as the schemas here go. */
interface Schema {
  readonly [keyword: string]: unknown;
}

/**
 * What is wrong with a value by a schema: the keywords that our schemas and SARIF's use, and an error for any other, so
 * that nothing passes unchecked.
 * @param options.closed objects must not have properties that the schema does not name, whatever it says of them
 */
export function schemaErrors(schema: Schema, value: unknown, options: { readonly closed?: boolean } = {}): string[] {
  const errors: string[] = [];
  check(schema, value, "$");
  return errors;

  function check(part: Schema, at: unknown, path: string): void {
    for (const [keyword, wanted] of Object.entries(part)) {
      const problem = keywordProblem(part, keyword, wanted, at, path);
      if (problem !== undefined) errors.push(`${path}: ${problem}`);
    }
    const isOpen = options.closed !== true || part.properties === undefined || !isObject(at);
    if (!isOpen) {
      for (const name of Object.keys(at))
        if (!(name in asSchema(part.properties))) errors.push(`${path}: undeclared ${name}`);
    }
  }

  function keywordProblem(
    part: Schema,
    keyword: string,
    wanted: unknown,
    at: unknown,
    path: string,
  ): string | undefined {
    switch (keyword) {
      case "$ref":
        check(resolved(String(wanted)), at, path);
        return undefined;
      case "type":
        return [wanted].flat().some((type) => isOfType(at, String(type)))
          ? undefined
          : `is no ${[wanted].flat().join(" or ")}`;
      case "const":
        return at === wanted ? undefined : `is not ${wanted}`;
      case "enum":
        return (wanted as unknown[]).includes(at)
          ? undefined
          : `${JSON.stringify(at)} is none of ${JSON.stringify(wanted)}`;
      case "pattern":
        return typeof at !== "string" || new RegExp(String(wanted)).test(at)
          ? undefined
          : `${at} does not match ${wanted}`;
      case "format":
        return typeof at !== "string" || isOfFormat(at, String(wanted)) ? undefined : `${at} is no ${wanted}`;
      case "minLength":
        return typeof at !== "string" || at.length >= Number(wanted) ? undefined : "is too short";
      case "minimum":
        return typeof at !== "number" || at >= Number(wanted) ? undefined : `${at} is below ${wanted}`;
      case "maximum":
        return typeof at !== "number" || at <= Number(wanted) ? undefined : `${at} is above ${wanted}`;
      case "minItems":
        return !Array.isArray(at) || at.length >= Number(wanted) ? undefined : "has too few items";
      case "uniqueItems":
        return !Array.isArray(at) ||
          wanted !== true ||
          new Set(at.map((item) => JSON.stringify(item))).size === at.length
          ? undefined
          : "repeats an item";
      case "items":
        if (Array.isArray(at))
          for (const [index, item] of at.entries()) check(asSchema(wanted), item, `${path}[${index}]`);
        return undefined;
      case "required": {
        const missing = isObject(at) ? (wanted as string[]).filter((name) => !(name in at)) : [];
        return missing.length === 0 ? undefined : `lacks ${missing.join(", ")}`;
      }
      case "properties":
        for (const [name, property] of Object.entries(asSchema(wanted))) {
          if (isObject(at) && name in at) check(asSchema(property), at[name], `${path}.${name}`);
        }
        return undefined;
      case "additionalProperties": {
        const others = isObject(at)
          ? Object.entries(at).filter(([name]) => !(name in asSchema(part.properties ?? {})))
          : [];
        if (isObject(wanted)) for (const [name, other] of others) check(wanted, other, `${path}.${name}`);
        return wanted === false && others.length > 0
          ? `undeclared ${others.map(([name]) => name).join(", ")}`
          : undefined;
      }
      case "anyOf":
        return (wanted as Schema[]).some((each) => fits(each, at)) ? undefined : "fits none of the choices";
      case "oneOf":
        return (wanted as Schema[]).filter((each) => fits(each, at)).length === 1
          ? undefined
          : "does not fit just one of the choices";
      case "$schema":
      case "$id":
      case "id":
      case "$defs":
      case "definitions":
      case "title":
      case "description":
      case "default":
        return undefined;
      default:
        return `the schema has ${keyword}, which nobody checks here`;
    }
  }

  function fits(part: Schema, at: unknown): boolean {
    return schemaErrors({ ...part, $defs: schema.$defs, definitions: schema.definitions }, at, options).length === 0;
  }

  function resolved(reference: string): Schema {
    let part: unknown = schema;
    for (const name of reference.replace(/^#\//, "").split("/")) part = asSchema(part)[name];
    return asSchema(part);
  }
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isOfFormat(text: string, format: string): boolean {
  switch (format) {
    case "uri":
      return URL.canParse(text);
    case "uri-reference":
      return /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text) && URL.canParse(text, "file:///");
    case "date-time":
      return !Number.isNaN(Date.parse(text));
    default:
      throw new RangeError(`no such format: ${format}`);
  }
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asSchema(value: unknown): Schema {
  if (!isObject(value)) throw new TypeError(`${JSON.stringify(value)} is no schema`);
  return value;
}
