/** Adds an import to a module, in the order of what is imported. */
export function withImport(text, line) {
  const lines = text.split("\n");
  const from = (each) => /^import .* from "(.+)";$/.exec(each)?.[1];
  const after = lines.findLastIndex((each) => from(each) !== undefined && from(each) < from(line));
  return lines.toSpliced(after + 1, 0, line).join("\n");
}

/** Adds a line before the first line that is like another one. */
export function withLineBefore(text, before, line) {
  if (!text.includes(`\n${before}`)) throw new Error(`there is no line ${before.trim()} any more`);
  return text.replace(`\n${before}`, `\n${line}\n${before}`);
}
