/** The words of a line as redis-cli takes them, of those that the audit prints: plain ones, and ones in double quotes. */
export function redisWords(line: string): [string, ...string[]] {
  const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/gs)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : unescaped(quoted),
  );
  return words as [string, ...string[]];
}

function unescaped(text: string): string {
  const bytes = text.replaceAll(/\\x(..)|\\(.)|([^\\]+)/gs, (_, byte?: string, escaped?: string, plain?: string) =>
    byte === undefined
      ? Buffer.from(escaped ?? plain ?? "").toString("latin1")
      : String.fromCharCode(Number.parseInt(byte, 16)),
  );
  return Buffer.from(bytes, "latin1").toString();
}
