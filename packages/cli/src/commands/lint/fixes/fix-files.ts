import { type AppliedFix, type FixOutcome, fixProjects, type LeftFix } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
import { byteOrderMarkAt } from "../../../files/byte-order-mark.js";
import type { StandardInput } from "../../../files/reported-projects.js";
import { writeFixed } from "../../../files/write-fixed.js";
import { type WriteTarget, writeTarget } from "../../../files/write-target.js";
import type { Host } from "../../../host/host.js";
import { coloursFor } from "../../../terminal/colours.js";
import type { Judge, LintedProject } from "../judge-projects.js";
import { diffName } from "./diff-name.js";
import { unifiedDiff } from "./unified-diff.js";

export interface FixRequest {
  readonly projects: readonly LintedProject[];
  readonly judge: Judge;
  /** What the user named. */
  readonly paths: readonly string[];
  readonly standardInput: StandardInput | undefined;
  readonly host: Host;
}

/** What came of `--fix`. */
export interface Fixed {
  readonly projects: readonly LintedProject[];
  /** Whether a file could not be written after all. */
  readonly hasFailed: boolean;
}

/** `--fix`: applies safe fixes and writes the files. What came from standard input goes to standard output. */
export function fixFiles(request: FixRequest): Fixed {
  const { projects, judge, standardInput, host } = request;
  const { outcome, targets } = fixedTexts(request);
  const failed = new Map<string, string>();
  for (const { name, before, after } of changedFiles(projects, outcome)) {
    const target = targets.get(name);
    if (name === standardInput?.name || target?.kind !== "target") continue;
    const reason = writeFixed(target.path, before, after);
    if (reason !== undefined) {
      failed.set(name, before);
      host.stderr.write(`slotwise: ${name} was not fixed: ${reason}\n`);
    }
  }
  tell(outcome.applied, "fixed", (file) => !failed.has(file), host);
  tellLeft(outcome.left, host);
  if (standardInput !== undefined) {
    const fixed = textOf(outcome.projects, standardInput.name) ?? standardInput.text;
    host.stdout.write(standardInput.byteOrderMark + fixed);
  }
  if (failed.size === 0) return { projects: outcome.projects, hasFailed: false };
  // Judged is what the files say now.
  const asWritten = outcome.projects.map((project) => {
    const files = project.files.map((file) => ({ ...file, text: failed.get(file.name) ?? file.text }));
    return { ...project, files, report: judge(files) };
  });
  return { projects: asWritten, hasFailed: true };
}

/** `--diff`: shows what `--fix` would change, and says whether it is anything. */
export function showDiff(request: FixRequest): boolean {
  const { projects, standardInput, host } = request;
  const { outcome } = fixedTexts(request);
  const changes = changedFiles(projects, outcome);
  for (const { name, before, after } of changes) {
    const isInput = name === standardInput?.name;
    const mark = isInput ? standardInput.byteOrderMark : byteOrderMarkAt(name, host.currentFolder);
    const shown = diffName(name, host.currentFolder);
    host.stdout.write(unifiedDiff(shown, mark + before, mark + after, coloursFor(host.stdout, host)));
  }
  tell(outcome.applied, "would fix", () => true, host);
  tellLeft(outcome.left, host);
  return changes.length > 0;
}

interface FixedTexts {
  readonly outcome: FixOutcome<LintedProject>;
  /** Of the files that have a safe fix. */
  readonly targets: ReadonlyMap<string, WriteTarget>;
}

function fixedTexts({ projects, judge, paths, standardInput, host }: FixRequest): FixedTexts {
  const targets = new Map<string, WriteTarget>();
  const mayEdit = (file: string) => {
    if (file === standardInput?.name) return true;
    const target = targets.get(file) ?? writeTarget(file, paths, host.currentFolder);
    if (!targets.has(file) && target.kind === "refused") {
      host.stderr.write(`slotwise: ${file} is not fixed: ${target.reason}\n`);
    }
    targets.set(file, target);
    return target.kind === "target";
  };
  return { outcome: fixProjects(projects, { judge, mayEdit }), targets };
}

interface ChangedFile {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function changedFiles(before: readonly LintedProject[], { projects }: FixOutcome<LintedProject>) {
  const old = textsOf(before);
  const changes: ChangedFile[] = [];
  for (const [name, after] of textsOf(projects)) {
    const text = old.get(name) ?? after;
    if (text !== after) changes.push({ name, before: text, after });
  }
  return changes;
}

function textsOf(projects: readonly LintedProject[]): ReadonlyMap<string, string> {
  return new Map(projects.flatMap(({ files }) => files.map(({ name, text }) => [name, text] as const)));
}

function textOf(projects: readonly LintedProject[], name: string): string | undefined {
  const isNamed = (file: SettingsFile) => file.name === name;
  return projects.flatMap(({ files }) => files).find(isNamed)?.text;
}

function tell(applied: readonly AppliedFix[], verb: string, isTrue: (file: string) => boolean, host: Host): void {
  for (const { file, title } of applied) if (isTrue(file)) host.stderr.write(`slotwise: ${verb} ${file}: ${title}\n`);
}

/** What is marked as one for `--fix` and was not made: nobody should have to wonder why. */
function tellLeft(left: readonly LeftFix[], host: Host): void {
  for (const { file, title, worse } of left) {
    const reason = worse.length === 0 ? "makes nothing better" : `leads to ${worse.join(" and ")}`;
    host.stderr.write(`slotwise: left ${file} as it is: "${title}" ${reason}\n`);
  }
}
