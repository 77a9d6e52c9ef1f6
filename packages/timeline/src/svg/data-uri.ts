/** An SVG as a `data:` URI, for image elements, Markdown and editor decorations. */
export function toDataUri(svg: string): string {
  return `data:image/svg+xml;base64,${btoa(isAscii(svg) ? svg : utf8(svg))}`;
}

/** In browsers, workers and Node alike; takes each character for a byte. */
declare const btoa: (bytes: string) => string;

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are ASCII, too
  return /^[\u0000-\u007f]*$/.test(text);
}

/** UTF-8, a character for each byte; half a surrogate pair becomes the replacement character. */
function utf8(text: string): string {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
  return escaped.replaceAll(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
