import type { SettingsFile, Severity } from "@slotwise/project";
import type { ProjectReport } from "../analysis/project-report.js";
import { eachAsFound, type Finding, type Fix } from "../findings/finding.js";
import { withFix } from "./apply-edits.js";
import { isBetter, rulesWorse } from "./is-better.js";

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

/** A fix that needs nobody to look at it, and was left all the same. */
export interface LeftFix extends AppliedFix {
  /** The rules that would have more problems with it, or worse ones; none where it makes nothing better. */
  readonly worse: readonly string[];
}

export interface FixOutcome<Project extends Fixable> {
  /** The projects as they are now, judged again. */
  readonly projects: readonly Project[];
  readonly applied: readonly AppliedFix[];
  readonly left: readonly LeftFix[];
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
  return { projects: current, applied, left: leftIn(current, options) };
}

/** What there still is of fixes that need nobody to look at them, each once. */
function leftIn<Project extends Fixable>(current: readonly Project[], options: FixOptions): readonly LeftFix[] {
  const left = new Map<string, LeftFix>();
  for (const project of current) {
    for (const finding of worstFirst(project)) {
      for (const fix of finding.fixes) {
        if (!fix.safe || !isAllowed(fix, project, options)) continue;
        const each = namedFix(fix, finding);
        const key = `${each.file}\n${each.title}`;
        const changes = left.has(key) ? undefined : changesBy(fix, current, options);
        if (changes === undefined) continue;
        left.set(key, { ...each, worse: rulesWorse(reportsOf(changes, "before"), reportsOf(changes, "after")) });
      }
    }
  }
  return [...left.values()];
}

function namedFix({ edits, title }: Fix, { place }: Finding): AppliedFix {
  return { file: edits[0]?.place.file ?? place.file, title };
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
        return namedFix(fix, finding);
      }
    }
  }
  return undefined;
}

function worstFirst({ report, reported }: Fixable): readonly Finding[] {
  return eachAsFound(report.findings)
    .filter(({ place }) => reported.has(place.file))
    .sort((first, second) => RANK[first.severity] - RANK[second.severity]);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Only files that were asked about are changed, not those that merely belong to the picture. */
function isAllowed({ edits }: Fix, { reported }: Fixable, { mayEdit }: FixOptions): boolean {
  return edits.length > 0 && edits.every(({ place }) => reported.has(place.file) && mayEdit(place.file));
}

/** Makes the change in every project that reads a changed file, if all of them are the better for it. */
function take<Project extends Fixable>(fix: Fix, current: Project[], options: FixOptions): boolean {
  const changes = changesBy(fix, current, options);
  if (changes === undefined || !isBetter(reportsOf(changes, "before"), reportsOf(changes, "after"))) return false;
  for (const { index, after } of changes) current[index] = after;
  return true;
}

/** A project that reads a changed file, before and after. */
interface Change<Project> {
  readonly index: number;
  readonly before: Project;
  readonly after: Project;
}

function reportsOf(changes: readonly Change<Fixable>[], side: "before" | "after"): readonly ProjectReport[] {
  return changes.map((change) => change[side].report);
}

/** What a fix makes of every project that reads a file which it changes; undefined where it cannot be made. */
function changesBy<Project extends Fixable>(
  fix: Fix,
  current: readonly Project[],
  { judge }: FixOptions,
): readonly Change<Project>[] | undefined {
  const edited = new Set(fix.edits.map(({ place }) => place.file));
  const changes: Change<Project>[] = [];
  for (const [index, before] of current.entries()) {
    if (!before.files.some(({ name }) => edited.has(name))) continue;
    const files = withFix(before.files, fix);
    if (files === undefined) return undefined;
    changes.push({ index, before, after: { ...before, files, report: judge(files) } });
  }
  return changes;
}
