// What a bundle owes to those whose code is in it: each package with its licence, as its authors ask for.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where a bundle keeps the notices, from its own folder. */
export const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";

/** Licences that ask for no more than to be named. Another one is for a person to read first. */
const KNOWN_LICENCES = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"]);

/**
 * The notices of the packages that esbuild took code from.
 * @param metafiles esbuild's own account of each bundle
 * @param folder what the paths in them are relative to: where esbuild was started
 * @param texts licences by their names, for packages that name theirs and bring no text of it
 * @throws Error for a package without a licence, or with one that nobody has read
 */
export function thirdPartyNotices(metafiles, folder = process.cwd(), texts = {}) {
  const packages = [...new Set(metafiles.flatMap(bundledFiles).flatMap(packageFolder))]
    .map((path) => readPackage(resolve(folder, path), texts))
    .sort((first, second) => (first.title < second.title ? -1 : 1));
  const named = new Map(packages.map((each) => [each.title, each]));
  return [HEADING, ...[...named.values()].map(section)].join(RULE);
}

const HEADING = "This program contains code of the packages below, each under its own licence.\n";

const RULE = `\n${"-".repeat(80)}\n\n`;

/** Files that are really in: what esbuild read and then left out is not. */
function bundledFiles({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
}

/** The folder of the package that a file belongs to; nothing for our own sources, and for what esbuild replaced. */
function packageFolder(path) {
  if (path.startsWith("(disabled):")) return [];
  const found = /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return found === null ? [] : [found[0]];
}

function readPackage(folder, standardTexts) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const title = `${name} ${version}`;
  if (!KNOWN_LICENCES.has(license)) {
    throw new Error(`${title} is bundled, and its licence is ${JSON.stringify(license)}: may it be?`);
  }
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort();
  const hasOwn = texts.some((file) => !/^notice/i.test(file));
  if (!hasOwn && standardTexts[license] === undefined) {
    throw new Error(`${title} is bundled, and there is no text of its licence in ${folder}`);
  }
  const own = texts.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { title, license, text: [...own, ...(hasOwn ? [] : [standardTexts[license].trim()])].join("\n\n") };
}

function section({ title, license, text }) {
  return `${title} (${license})\n\n${text.replaceAll("\r\n", "\n")}\n`;
}
