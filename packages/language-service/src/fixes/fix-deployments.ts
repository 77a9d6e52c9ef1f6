import type { SettingsFile, Severity } from "@slotwise/project";
import type { ProjectReport } from "../analysis/project-report.js";
import type { Finding, Fix } from "../findings/finding.js";
import { applyEdits } from "./apply-edits.js";
import { isBetter } from "./is-better.js";

/** A deployment whose problems may be fixed. */
export interface Fixable {
  readonly files: readonly SettingsFile[];
  readonly reported: ReadonlySet<string>;
  readonly project: ProjectReport;
}

export interface FixOptions {
  readonly judge: (files: readonly SettingsFile[]) => ProjectReport;
  /** Whether a file, by its name, may be changed; asked only for files that are reported. */
  readonly mayEdit: (file: string) => boolean;
}

/** One fix that was applied. */
export interface AppliedFix {
  readonly file: string;
  readonly title: string;
}

export interface FixOutcome<Deployment extends Fixable> {
  /** The deployments as they are now, judged again. */
  readonly deployments: readonly Deployment[];
  readonly applied: readonly AppliedFix[];
}

/**
 * Applies safe fixes, the worst problem first, judging everything that reads a changed file again after each, until no
 * fix is left that does good and nothing but. Texts in, texts out: nothing is written.
 */
export function fixDeployments<Deployment extends Fixable>(
  deployments: readonly Deployment[],
  options: FixOptions,
): FixOutcome<Deployment> {
  const current = [...deployments];
  const applied: AppliedFix[] = [];
  for (let isChanging = true; isChanging; ) {
    isChanging = false;
    for (const index of current.keys()) {
      for (let done = fixOne(current, index, options); done !== undefined; done = fixOne(current, index, options)) {
        applied.push(done);
        isChanging = true;
      }
    }
  }
  return { deployments: current, applied };
}

/** Applies the first fix of the worst problem of one deployment that does good, if there is one. */
function fixOne<Deployment extends Fixable>(
  current: Deployment[],
  index: number,
  options: FixOptions,
): AppliedFix | undefined {
  const deployment = current[index];
  if (deployment === undefined) return undefined;
  for (const finding of worstFirst(deployment)) {
    for (const fix of finding.fixes) {
      if (fix.safe && isAllowed(fix, deployment, options) && take(fix, current, options)) {
        return { file: fix.edits[0]?.place.file ?? finding.place.file, title: fix.title };
      }
    }
  }
  return undefined;
}

function worstFirst({ project, reported }: Fixable): readonly Finding[] {
  return project.findings
    .filter(({ place }) => reported.has(place.file))
    .sort((first, second) => RANK[first.severity] - RANK[second.severity]);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Only files that were asked about are changed, not those that merely belong to the picture. */
function isAllowed({ edits }: Fix, { reported }: Fixable, { mayEdit }: FixOptions): boolean {
  return edits.length > 0 && edits.every(({ place }) => reported.has(place.file) && mayEdit(place.file));
}

/** Makes the change in every deployment that reads a changed file, if all of them are the better for it. */
function take<Deployment extends Fixable>(fix: Fix, current: Deployment[], { judge }: FixOptions): boolean {
  const edited = new Set(fix.edits.map(({ place }) => place.file));
  const changes: { readonly index: number; readonly before: Deployment; readonly after: Deployment }[] = [];
  for (const [index, before] of current.entries()) {
    if (!before.files.some(({ name }) => edited.has(name))) continue;
    const files = withEdits(before.files, fix);
    if (files === undefined) return false;
    changes.push({ index, before, after: { ...before, files, project: judge(files) } });
  }
  const projects = (side: "before" | "after") => changes.map((change) => change[side].project);
  if (!isBetter(projects("before"), projects("after"))) return false;
  for (const { index, after } of changes) current[index] = after;
  return true;
}

function withEdits(files: readonly SettingsFile[], { edits }: Fix): readonly SettingsFile[] | undefined {
  const changed: SettingsFile[] = [];
  for (const file of files) {
    const fixed = applyEdits(
      file.text,
      edits.filter(({ place }) => place.file === file.name),
    );
    if (fixed === undefined) return undefined;
    changed.push({ ...file, text: fixed });
  }
  return changed;
}
