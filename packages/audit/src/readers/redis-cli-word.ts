/** A word as redis-cli's prompt takes it: quoted where it has to be, and without anything that moves a cursor. */
export function redisCliWord(word: string): string {
  if (/^[\w:.@/+-]+$/.test(word)) return word;
  return `"${word.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll(UNPRINTABLE, inBytes)}"`;
}

/** Controls, line ends, marks of the reading direction, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be written otherwise
const UNPRINTABLE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** `\xe2\x80\xae`: redis-cli knows bytes. */
function inBytes(character: string): string {
  return encodeURIComponent(character.replace(/\p{Surrogate}/u, "\uFFFD")).replaceAll(
    /%(..)/g,
    (_, digits: string) => String.raw`\x${digits.toLowerCase()}`,
  );
}
