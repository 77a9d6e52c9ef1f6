const DIGITS = "[0-9](?:_?[0-9])*";
const FLOAT = new RegExp(`^[+-]?(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const INT = new RegExp(`^[+-]?${DIGITS}$`);

/** Python's `float(text)`; undefined where it raises. Spaces around and underscores between digits are allowed. */
export function pythonFloat(text: string): number | undefined {
  const trimmed = text.trim();
  const word = /^([+-]?)(?:inf(?:inity)?|(nan))$/i.exec(trimmed);
  if (word !== null) {
    if (word[2] !== undefined) return Number.NaN;
    return word[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return FLOAT.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}

/** Python's `int(text)`; undefined where it raises, as it does for `"5.7"`. */
export function pythonInt(text: string): number | undefined {
  const trimmed = text.trim();
  return INT.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}
