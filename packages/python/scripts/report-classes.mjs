// JSON schemas of the command's reports as dataclasses of Python. Only what those schemas use is known here; anything else is
// an error, so that nothing is lost in silence.

const INDENT = "    ";
const COLUMNS = 116;

/**
 * The classes of one report, each after those that it uses.
 * @param bases a base for the class of a name
 */
export function reportClasses({ $defs, title, description, properties, required }, bases) {
  const objects = Object.entries($defs).filter(([, { type }]) => type === "object");
  const classes = new Map(objects.map(([name, schema]) => [className(name), { ...schema, needs: referred(schema) }]));
  const report = className(title.split(" ")[1]).concat("Report");
  classes.set(report, { description, properties, required, needs: referred({ properties }) });
  const written = [];
  const write = (name) => {
    const schema = classes.get(name);
    if (schema === undefined || written.some((each) => each.name === name)) return;
    schema.needs.forEach(write);
    written.push({ name, text: classText(name, schema, $defs, bases[name]) });
  };
  for (const name of classes.keys()) write(name);
  return written.map(({ text }) => text);
}

function classText(name, { description, properties, required }, defs, base) {
  const fields = Object.entries(properties).filter(([key]) => key !== "schemaVersion");
  const lines = [`@dataclass(frozen=True)`, `class ${name}${base === undefined ? "" : `(${base})`}:`];
  if (description !== undefined) lines.push(docstring(description, INDENT));
  for (const [key, schema] of fields) {
    if (!required.includes(key)) throw new Error(`${name}.${key} is not required: nobody has said what it is without`);
    lines.push(`${INDENT}${snake(key)}: ${typeOf(schema, defs).type}`);
    if (schema.description !== undefined) lines.push(docstring(schema.description, INDENT).trimEnd());
  }
  lines.push(
    "",
    `${INDENT}@classmethod`,
    `${INDENT}def of(cls, value: Json) -> ${name}:`,
    `${INDENT}${INDENT}return cls(`,
  );
  for (const [key, schema] of fields) {
    lines.push(`${INDENT.repeat(3)}${snake(key)}=${typeOf(schema, defs).read(`value["${key}"]`)},`);
  }
  lines.push(`${INDENT.repeat(2)})`, "");
  return lines.join("\n");
}

const SCALARS = { string: "str", integer: "int", number: "float", boolean: "bool" };

/** A schema as a type of Python, and how such a value is read from JSON. */
function typeOf(schema, defs) {
  const asItIs = (type) => ({ type, read: (value) => value });
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/$defs/", "");
    const target = defs[name];
    if (target.type !== "object") return typeOf(target, defs);
    return { type: className(name), read: (value) => `${className(name)}.of(${value})` };
  }
  if (schema.enum !== undefined)
    return asItIs(`Literal[${schema.enum.map((each) => JSON.stringify(each)).join(", ")}]`);
  if (Array.isArray(schema.type)) {
    const [type, ...others] = schema.type.filter((each) => each !== "null");
    if (others.length > 0 || !schema.type.includes("null") || !(type in SCALARS)) throw new Error(unknown(schema));
    return asItIs(`Optional[${SCALARS[type]}]`);
  }
  if (schema.type === "array") {
    const { type, read } = typeOf(schema.items, defs);
    const item = read("each");
    const all = item === "each" ? (value) => `tuple(${value})` : (value) => `tuple(${item} for each in ${value})`;
    return { type: `Tuple[${type}, ...]`, read: all };
  }
  if (schema.type in SCALARS) return asItIs(SCALARS[schema.type]);
  throw new Error(unknown(schema));
}

function unknown(schema) {
  return `no type of Python is known for ${JSON.stringify(schema)}`;
}

/** The classes that a schema speaks of. */
function referred(schema) {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g);
  return [...new Set([...found].map(([, name]) => className(name)))];
}

function className(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function snake(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A text of documentation, on as many lines as it needs, in the words of Python. */
export function docstring(text, indent) {
  const [first, ...others] = text
    .replaceAll("\\", "\\\\")
    .replaceAll(/\bnull\b/g, "None")
    .split(" ");
  const lines = [];
  let line = `"""${first}`;
  for (const word of others) {
    if (indent.length + line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = word;
    } else line += ` ${word}`;
  }
  lines.push(`${line}${line.endsWith('"') ? " " : ""}"""`);
  return lines.map((each) => `${indent}${each}\n`).join("");
}
