/**
 * Text as it may stand between tags and in attributes of XML, SVG and HTML, whatever it contains: read back, it is the
 * same again, line breaks in attributes included. Only what no document can hold becomes U+FFFD.
 */
export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, "\uFFFD").replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const SPECIAL = /[&<>"'\t\n\r]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
