import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "@slotwise/language-service";
import { formatOf, isCandidate, isOwnName, mentionsUs, NO_DECLARATIONS } from "@slotwise/project";
import { judgeFor, judgeProjects } from "../../../packages/cli/src/commands/lint/judge-projects.js";
import { findReportedProjects } from "../../../packages/cli/src/files/reported-projects.js";
import { fakeHost } from "../../../packages/cli/src/testing/fake-host.js";
import { Analyses } from "../../../packages/language-server/src/analysis/analyses.js";
import { readSettings } from "../../../packages/language-server/src/client/read-settings.js";
import { normalised } from "../../../packages/language-server/src/files/normalised-uri.js";
import type { StoredFiles } from "../../../packages/language-server/src/files/stored-files.js";
import { Workspace } from "../../../packages/language-server/src/files/workspace.js";

/** Texts by their paths; where something begins with `-> `, a symbolic link to what follows. */
export type TreeOfTexts = Readonly<Record<string, string>>;

/** A tree on disk. Names ending in a slash are empty folders. */
export function layOut(tree: TreeOfTexts): { readonly folder: string; remove(): void } {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "slotwise-tree-")));
  const folder = join(outer, "w");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(tree)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text.startsWith("-> ")) symlinkSync(text.slice(3), path);
    else writeFileSync(path, text);
  }
  return { folder, remove: () => rmSync(outer, { recursive: true }) };
}

/** What the command says of a folder, and of files that are named besides. */
async function commandSays(folder: string, named: readonly string[] = []) {
  const host = fakeHost({ currentFolder: folder });
  const found = await findReportedProjects([".", ...named], host, undefined);
  const judge = await judgeFor(found.projects, NO_DECLARATIONS, false);
  const judged = judgeProjects(found.projects, judge, { show: () => undefined, clear: () => undefined });
  const findings = judged.flatMap(({ report, reported }) =>
    report.findings.filter(({ place }) => reported.has(place.file)),
  );
  return {
    isReported: (name: string) => found.projects.some(({ reported }) => reported.has(name)),
    isRead: (name: string) =>
      found.projects.some(({ files }) => files.some((file) => file.name === name && file.projectFolder === undefined)),
    findingsIn: (name: string) => inOrder(findings.filter(({ place }) => place.file === name)),
  };
}

/** What an editor shows in each file, that alone being open, by what the server finds. */
export async function editorFindings(folder: string, stored: StoredFiles, name: string): Promise<readonly string[]> {
  const uri = normalised(pathToFileURL(join(folder, name)).href);
  const text = readFileSync(join(folder, name), "utf8").replace(/^\uFEFF/, "");
  const open = new Map([[uri, { getText: () => text }]]);
  const workspace = new Workspace(stored, [normalised(pathToFileURL(folder).href)], open);
  const analysed = new Analyses((each) => each).analyse(uri, await workspace.projectsOf(uri), readSettings(null));
  if (analysed === undefined) return [];
  const all = [analysed, ...analysed.elsewhere];
  return inOrder(all.flatMap((each) => each.project.findings.filter(({ place }) => place.file === each.name)));
}

/** The command names files from where the user is, the editor from the project's folder. */
function inOrder(findings: readonly Finding[]): readonly string[] {
  const lines = findings.map(({ rule, severity, place, message, releases, related }) => {
    const others = related.map(
      ({ place: { file, startOffset }, message: text }) => `${basename(file)} ${startOffset} ${text}`,
    );
    return [place.startOffset, place.endOffset, severity, rule, message, releases.join(), ...others.sort()].join(" ");
  });
  return [...new Set(lines.map((line) => line.replaceAll(/[^\s"'`(),;:]*\//g, "")))].sort();
}

/** What the command finds in each file of a folder that an editor may open. */
export async function commandFindings(folder: string): Promise<(name: string) => Promise<readonly string[]>> {
  const whole = await commandSays(folder);
  return async (name) => {
    // A settings file that is open is asked about, and judged although nothing may name it to pynenc.
    const isAsked = isOwnName(name) && formatOf(name)?.isReadOnceNamed === true;
    if (whole.isReported(name)) return (isAsked ? await commandSays(folder, [name]) : whole).findingsIn(name);
    // What is left out is judged where somebody opens it, as it is where somebody names it.
    const text = readFileSync(join(folder, name), "utf8");
    const isOurs = (isCandidate(name) || formatOf(name, text) !== undefined) && mentionsUs(name, text);
    if (!isOurs && !whole.isRead(name)) return [];
    return (await commandSays(folder, [name])).findingsIn(name);
  };
}

/** The files of a tree that an editor opens: no folders, no links to them. */
export function openable(folder: string, tree: TreeOfTexts): readonly string[] {
  return Object.keys(tree).filter((name) => {
    if (/(?:^|\/)\.git(?:\/|$)/.test(name) || basename(name) === ".gitignore") return false;
    try {
      return statSync(join(folder, name)).isFile();
    } catch {
      return false;
    }
  });
}
