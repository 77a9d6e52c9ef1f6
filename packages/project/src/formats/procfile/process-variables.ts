import type { EnvironmentVariable } from "../environment.js";

/**
 * The variables of the `.env` beside a Procfile, as foreman and honcho read it: a line each, and nothing is filled in. Where
 * the two make different things of one (`A=5 # minutes`, an escape, nothing at all) nobody knows which.
 */
export function processVariables(text: string): readonly EnvironmentVariable[] {
  return [...text.matchAll(LINE)].map(({ index, 1: before = "", 2: name = "", 3: value = "" }) => {
    const start = index + before.length;
    const nameRange = { start, end: start + name.length };
    const valueRange = { start: nameRange.end + 1, end: nameRange.end + 1 + value.length };
    return { name, nameRange, value: before === "" ? textOf(value) : undefined, valueRange };
  });
}

/** Space before a name foreman does not take. */
const LINE = /^([^\S\r\n]*)([A-Za-z_]\w*)=([^\r\n]*)/gm;

function textOf(written: string): string | undefined {
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(written);
  if (quoted !== null) return quoted[2];
  return /^[^\s"'\\#]+$/.test(written) ? written : undefined;
}
