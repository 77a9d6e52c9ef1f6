import { fileFormat } from "../formats/file-format.js";

/** Files that are ours or pynenc's by their name alone. */
const OWN_NAMES = /^(?:slotwise\.toml|pyproject\.toml|pynenc\.(?:toml|ya?ml|json))$/;

/** What has to stand in a file of any other kind, so that it is about pynenc. */
const MENTIONS_VARIABLE = /\bPYNENC_/;
const MENTIONS_SETTINGS = /\.conf\.|\bconfig_values\b|\bcustom_config\b|\bconfig_filepath\b|\bon_cron\b|\bPYNENC_/;
/** A template of Helm or Jinja: a line that only steers, a value that is filled in. What comes of it is not there yet. */
const IS_TEMPLATE =
  /^[^\S\r\n]*\{\{|[:-][^\S\r\n]+\{\{|\{%|\{\{[^}\r\n]{0,200}\.(?:Values|Release|Chart|Capabilities)\b/m;

/** Whether a file is ours or pynenc's by its name alone. */
export function isOwnName(path: string): boolean {
  return OWN_NAMES.test(baseName(path));
}

/** Whether a file may say something about a fleet, by its name. */
export function isCandidate(path: string): boolean {
  if (isOwnName(path)) return true;
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
 * cannot be read is reported only where its name says that it is pynenc's. Nor does pynenc read YAML of any other name that
 * nobody told it to read: a chart's values, the pipeline of another build service.
 *
 * @param text undefined where it cannot be read
 */
export function mentionsUs(path: string, text: string | undefined): boolean {
  const name = baseName(path);
  if (text === undefined) return OWN_NAMES.test(name);
  if (name === "pyproject.toml") return /\b(?:pynenc|slotwise)\b/.test(text);
  if (OWN_NAMES.test(name)) return true;
  if (fileFormat(path, "") === "python") return /\bpynenc\b/i.test(text) && MENTIONS_SETTINGS.test(text);
  // Of Compose files those count as well that have all their variables in another file.
  if (!MENTIONS_VARIABLE.test(text)) return /\benv_file:/.test(text) && isPartOfWhole(path, text);
  const format = fileFormat(path, text);
  return format === "kubernetes" || format === "compose" ? isPartOfWhole(path, text) : format !== "yaml";
}

/** Whether a file may make one whole with others beside it, without naming pynenc: a manifest, a Compose file. */
export function isPartOfWhole(path: string, text: string): boolean {
  const format = fileFormat(path, text);
  return (format === "kubernetes" || format === "compose") && !IS_TEMPLATE.test(text);
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
