import { basename } from "node:path";
import { fileFormat } from "@slotwise/language-service/judge";
import type { ReadText } from "./read-text.js";

/** Files that are ours or pynenc's by their name alone. */
const OWN_NAMES = /^(?:slotwise\.toml|pyproject\.toml|pynenc\.(?:toml|ya?ml|json))$/;

/** What has to stand in a file of any other kind, so that it is about pynenc. */
const MENTIONS_VARIABLE = /\bPYNENC_/;
const MENTIONS_SETTINGS = /\.conf\.|\bconfig_values\b|\bcustom_config\b|\bPYNENC_/;

/** Whether a file may say something about a fleet, by its name. */
export function isCandidate(path: string): boolean {
  if (OWN_NAMES.test(basename(path))) return true;
  switch (fileFormat(path, "")) {
    case "yaml":
    case "compose":
    case "workflow":
    case "dockerfile":
    case "dotenv":
    case "python":
      return true;
    default:
      return false;
  }
}

/**
 * Whether a file that was found says something about a fleet: most files of a tree are about something else. One that
 * cannot be read is reported only where its name says that it is pynenc's.
 */
export function mentionsUs(path: string, read: ReadText): boolean {
  const name = basename(path);
  if (read.kind === "unreadable") return OWN_NAMES.test(name);
  if (name === "pyproject.toml") return /\b(?:pynenc|slotwise)\b/.test(read.text);
  if (OWN_NAMES.test(name)) return true;
  if (fileFormat(path, "") === "python") return /\bpynenc\b/i.test(read.text) && MENTIONS_SETTINGS.test(read.text);
  return MENTIONS_VARIABLE.test(read.text);
}
