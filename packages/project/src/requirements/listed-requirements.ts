import { PACKAGES } from "./packages.js";
import type { Requirement } from "./requirements.js";

/** What a `requirements.txt` says of pynenc or its plugins. A backslash at the end of a line continues it. */
export function listedRequirements(text: string): readonly Requirement[] {
  return [...text.matchAll(LISTED)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? "").length;
    // Options of pip are no part of the requirement.
    const [written = ""] = (match[1] ?? "").split(/(?:\s|\\\r?\n)+--|(?:\s|\\)*$/);
    return { text: written.replace(/\\\r?\n\s*/g, " "), range: { start, end: start + written.length } };
  });
}

const LISTED = new RegExp(
  String.raw`^[^\S\r\n]*((?:${PACKAGES.map((name) => name.replace("-", "[-_.]")).join("|")})\b(?![-_.])(?:[^#\r\n\\]|\\(?:\r?\n)?)*)`,
  "gim",
);

/** The other lists that one for pip takes in: `-r base.txt`, `--constraint=pins.txt`. */
export function listsNamedIn(text: string): readonly string[] {
  return [...text.matchAll(NAMED)].flatMap(([, path = ""]) =>
    path.includes("://") ? [] : [path.replaceAll(/["']/g, "")],
  );
}

/** Those of them that install nothing, and only bind what others install. */
export function constraintsNamedIn(text: string): readonly string[] {
  return listsNamedIn(text.replace(/^[^\S\r\n]*(?:-r|--requirement)/gm, "#"));
}

const NAMED = /^[^\S\r\n]*(?:-[rc][^\S\r\n]*|--(?:requirement|constraint)(?:[^\S\r\n]+|=))([^\s#]+)/gm;
