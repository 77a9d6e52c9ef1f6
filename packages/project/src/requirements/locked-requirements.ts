import { PACKAGES } from "./packages.js";
import type { Requirement } from "./requirements.js";

/**
 * The releases that a lock file pins: several, where it forks for Pythons or platforms, or for groups of which not all can be
 * installed. Only the entries of these packages are looked at: a lock file is long, and they are a few of its lines.
 */
export function lockedRequirements(text: string): readonly Requirement[] {
  return /^\s*\{/.test(text) ? lockedInJson(text) : lockedInToml(text);
}

/** Of uv, Poetry, PDM, and of `pylock.toml`: a table each, in which name and release are on lines of their own. */
function lockedInToml(text: string): readonly Requirement[] {
  return [...text.matchAll(NAME)].flatMap(({ index, 2: name = "" }) => {
    const start = Math.max(0, text.lastIndexOf("\n[", index));
    const end = text.indexOf("\n[", index);
    const version = VERSION.exec(text.slice(start, end === -1 ? undefined : end));
    const release = version?.[2];
    if (version === null || release === undefined) return [];
    return [requirementAt(name, release, start + version.index + version[0].lastIndexOf(release))];
  });
}

const NAMES = PACKAGES.join("|");
const NAME = new RegExp(String.raw`^[^\S\r\n]*name[^\S\r\n]*=[^\S\r\n]*(["'])(${NAMES})\1`, "gm");
const VERSION = /^[^\S\r\n]*version[^\S\r\n]*=[^\S\r\n]*(["'])([^"'\r\n]+)\1/m;

/** Of Pipenv: what stands in a package's entry beside its release are lists and texts. */
function lockedInJson(text: string): readonly Requirement[] {
  return [...text.matchAll(IN_JSON)].map(({ index, 0: whole, 1: name = "", 2: release = "" }) =>
    requirementAt(name, release, index + whole.length - 1 - release.length),
  );
}

const IN_JSON = new RegExp(String.raw`"(${NAMES})"\s*:\s*\{[^{}]{0,20000}?"version"\s*:\s*"={2,3}([^"\r\n]+)"`, "g");

function requirementAt(name: string, release: string, start: number): Requirement {
  return { text: `${name}==${release}`, range: { start, end: start + release.length } };
}
