const DIGITS = "[0-9](?:_?[0-9])*";
const FLOAT = new RegExp(`^[+-]?(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?$`);
const INT = new RegExp(`^[+-]?${DIGITS}$`);
/** Python turns no longer text into a whole number. */
const MOST_DIGITS = 4300;

/** Python's `float(text)`; undefined where it raises. Spaces around and underscores between digits are allowed. */
export function pythonFloat(text: string): number | undefined {
  const trimmed = inAscii(text);
  const word = /^([+-]?)(?:inf(?:inity)?|(nan))$/i.exec(trimmed);
  if (word !== null) {
    if (word[2] !== undefined) return Number.NaN;
    return word[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return FLOAT.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}

/** Python's `int(text)`; undefined where it raises, as it does for `"5.7"`. A bigint only where no double holds it. */
export function pythonInt(text: string): number | bigint | undefined {
  const trimmed = inAscii(text);
  if (!INT.test(trimmed)) return undefined;
  const digits = trimmed.replace(/^[+-]/, "").replaceAll("_", "");
  if (digits.length > MOST_DIGITS) return undefined;
  return wholeNumber(trimmed.startsWith("-") ? -BigInt(digits) : BigInt(digits));
}

/** A whole number as a double, where one holds it. */
export function wholeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Python's spaces, which are not those of JavaScript; around a number it takes fewer of them. */
const SPACES = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const AROUND_NUMBER = new RegExp(`^[${SPACES}]+|[${SPACES}]+$`, "gu");
const AROUND_TEXT = new RegExp(`^[${SPACES}\\u001c-\\u001f]+|[${SPACES}\\u001c-\\u001f]+$`, "gu");

/** Python's `text.strip()`. */
export function pythonStrip(text: string): string {
  return text.replaceAll(AROUND_TEXT, "");
}

/** Without spaces around, and with the digits of any script as ours: Python reads `５` as 5. */
function inAscii(text: string): string {
  return text
    .replaceAll(AROUND_NUMBER, "")
    .replaceAll(/[^\0-\x7f]/gu, (character) => (isDigit(character) ? digitOf(character) : character));
}

function isDigit(character: string): boolean {
  return /^\p{Nd}$/u.test(character);
}

/** Each script has its ten digits in a row, zero first; only the mathematical ones have five such rows at once. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (isDigit(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
