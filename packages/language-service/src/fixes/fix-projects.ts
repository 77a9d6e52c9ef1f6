import type { SettingsFile, Severity } from "@slotwise/project";
import type { ProjectReport } from "../analysis/project-report.js";
import type { Finding, Fix } from "../findings/finding.js";
import { applyEdits } from "./apply-edits.js";
import { isBetter } from "./is-better.js";

/** A project whose problems may be fixed. */
export interface Fixable {
  readonly files: readonly SettingsFile[];
  readonly reported: ReadonlySet<string>;
  readonly report: ProjectReport;
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

export interface FixOutcome<Project extends Fixable> {
  /** The projects as they are now, judged again. */
  readonly projects: readonly Project[];
  readonly applied: readonly AppliedFix[];
}

/**
 * Applies safe fixes, the worst problem first, judging everything that reads a changed file again after each, until no
 * fix is left that does good and nothing but. Texts in, texts out: nothing is written.
 */
export function fixProjects<Project extends Fixable>(
  projects: readonly Project[],
  options: FixOptions,
): FixOutcome<Project> {
  const current = [...projects];
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
  return { projects: current, applied };
}

/** Applies the first fix of the worst problem of one project that does good, if there is one. */
function fixOne<Project extends Fixable>(
  current: Project[],
  index: number,
  options: FixOptions,
): AppliedFix | undefined {
  const project = current[index];
  if (project === undefined) return undefined;
  for (const finding of worstFirst(project)) {
    for (const fix of finding.fixes) {
      if (fix.safe && isAllowed(fix, project, options) && take(fix, current, options)) {
        return { file: fix.edits[0]?.place.file ?? finding.place.file, title: fix.title };
      }
    }
  }
  return undefined;
}

function worstFirst({ report, reported }: Fixable): readonly Finding[] {
  return report.findings
    .filter(({ place }) => reported.has(place.file))
    .sort((first, second) => RANK[first.severity] - RANK[second.severity]);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Only files that were asked about are changed, not those that merely belong to the picture. */
function isAllowed({ edits }: Fix, { reported }: Fixable, { mayEdit }: FixOptions): boolean {
  return edits.length > 0 && edits.every(({ place }) => reported.has(place.file) && mayEdit(place.file));
}

/** Makes the change in every project that reads a changed file, if all of them are the better for it. */
function take<Project extends Fixable>(fix: Fix, current: Project[], { judge }: FixOptions): boolean {
  const edited = new Set(fix.edits.map(({ place }) => place.file));
  const changes: { readonly index: number; readonly before: Project; readonly after: Project }[] = [];
  for (const [index, before] of current.entries()) {
    if (!before.files.some(({ name }) => edited.has(name))) continue;
    const files = withEdits(before.files, fix);
    if (files === undefined) return false;
    changes.push({ index, before, after: { ...before, files, report: judge(files) } });
  }
  const projects = (side: "before" | "after") => changes.map((change) => change[side].report);
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
