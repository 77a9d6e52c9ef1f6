import type { ShellCommand, ShellWord } from "./shell.js";

/**
 * The folder that a command is started in, from the one in which its shell begins: what `cd` before it says, and an option of
 * its own (`uv run --directory backend ...`). Undefined where that is where the shell began, or nobody can tell.
 */
export function changedFolder(before: readonly ShellCommand[], words: readonly ShellWord[]): string | undefined {
  const steps = before.flatMap(({ words: [program, to, ...more], isConditional }) => {
    if (program?.text !== "cd") return [];
    return [isConditional || more.length > 0 ? undefined : to?.text];
  });
  const option = optionIn(words);
  const path = option === undefined ? steps : [...steps, option];
  if (path.length === 0 || !path.every((step) => step !== undefined && isRelative(step))) return undefined;
  return path.join("/");
}

function optionIn(words: readonly ShellWord[]): string | undefined {
  if (words[0]?.text !== "uv" && words[0]?.text !== "poetry") return undefined;
  const at = words.findIndex(({ text }) => /^--directory(?:=|$)/.test(text ?? ""));
  const said = words[at]?.text;
  return said === "--directory" ? words[at + 1]?.text : said?.slice("--directory=".length);
}

function isRelative(path: string): boolean {
  return path !== "" && !/^(?:[\\/~-]|[A-Za-z]:)|\$/.test(path);
}
