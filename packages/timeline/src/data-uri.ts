/** An SVG as a `data:` URI, for image elements, Markdown and editor decorations. */
export function toDataUri(svg: string): string {
  return `data:image/svg+xml;base64,${base64(utf8Bytes(svg))}`;
}

/** Written out because neither Node's `Buffer` nor a browser's `btoa` is everywhere. */
function base64(bytes: readonly number[]): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [second, third] = [bytes[index + 1], bytes[index + 2]];
    const bits = ((bytes[index] ?? 0) << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += (PAIRS[bits >> 12] ?? "") + (PAIRS[bits & 4095] ?? "");
    if (second === undefined) return `${text.slice(0, -2)}==`;
    if (third === undefined) return `${text.slice(0, -1)}=`;
  }
  return text;
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    if (point > 0xffff) index++;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 63);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Twelve bits at a time: a picture is turned into an address at every keystroke. */
const PAIRS: readonly string[] = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => first + second));
