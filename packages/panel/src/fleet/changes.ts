import { SLOT_FIELDS, type SlotField, type SlotTerms } from "@slotwise/language-service";
import type { PreviewTarget, WrittenValues } from "@slotwise/language-service/editor";
import { isObject } from "./is-object.js";
import { readTerms } from "./read-terms.js";

/** Drawn where no size is declared: the smallest fleet that shares a cycle and still reads as one. */
const UNDECLARED_RUNNERS = 3;

/** What to start from: what the files say, and a size where they say none. */
export function termsToTry(terms: SlotTerms): SlotTerms {
  const { runners } = terms.declarations;
  return runners === undefined ? withRunners(terms, UNDECLARED_RUNNERS) : terms;
}

/** The same with the values of a proposal, as long as there can be such a fleet; what a fleet cannot have is left out. */
export function withValues(terms: SlotTerms, { values = {}, runners }: PreviewTarget): SlotTerms {
  let tried = terms;
  for (const field of SLOT_FIELDS) {
    const value = values[field];
    if (value === undefined) continue;
    tried = readTerms({ ...tried, values: { ...tried.values, [field]: value } }) ?? tried;
  }
  return (runners === undefined ? undefined : readTerms(withRunners(tried, runners))) ?? tried;
}

/** The same with another expression for a cron. */
export function withCron(terms: SlotTerms, field: string, expression: string): SlotTerms {
  return { ...terms, crons: terms.crons.map((cron) => (cron.field === field ? { ...cron, expression } : cron)) };
}

/** What has to be written for the files to describe the fleet that is tried, as far as files can. */
export function changesOf(file: SlotTerms, tried: SlotTerms): WrittenValues {
  const before = termsToTry(file);
  const settings: Partial<Record<SlotField, number>> = {};
  for (const field of SLOT_FIELDS)
    if (tried.values[field] !== before.values[field]) settings[field] = tried.values[field];
  const crons: Record<string, string> = {};
  for (const { field, expression, isInCode } of tried.crons) {
    const was = before.crons.find((cron) => cron.field === field);
    if (!isInCode && was?.expression !== expression) crons[field] = expression;
  }
  const [was, is] = [before.declarations.runners, tried.declarations.runners];
  return {
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(Object.keys(crons).length > 0 ? { crons } : {}),
    ...(is !== undefined && (was?.least !== is.least || was.most !== is.most) ? { runners: is.most } : {}),
  };
}

/** Whether something that a window sent is values to be written. */
export function isWrittenValues(value: unknown): value is WrittenValues {
  if (!isObject(value)) return false;
  const { settings = {}, crons = {}, runners = 1, ...others } = value;
  return (
    Object.keys(others).length === 0 &&
    isSettings(settings) &&
    isObject(crons) &&
    Object.values(crons).every((each) => typeof each === "string") &&
    Number.isFinite(runners)
  );
}

/** What a preview is opened on, as it comes from a menu, a link or another window; undefined where it is no such thing. */
export function readPreviewTarget(value: unknown): PreviewTarget | undefined {
  if (!isObject(value)) return undefined;
  const { deployment, values, runners } = value;
  if (deployment !== undefined && typeof deployment !== "string") return undefined;
  if (values !== undefined && !isSettings(values)) return undefined;
  if (runners !== undefined && !Number.isSafeInteger(runners)) return undefined;
  return {
    ...(deployment === undefined ? {} : { deployment }),
    ...(values === undefined ? {} : { values }),
    ...(runners === undefined ? {} : { runners: runners as number }),
  };
}

/** Whether anything is to be tried, and not only a deployment shown. */
export function triesValues({ values = {}, runners }: PreviewTarget): boolean {
  return runners !== undefined || Object.keys(values).length > 0;
}

function isSettings(value: unknown): value is NonNullable<WrittenValues["settings"]> {
  const fields: readonly string[] = SLOT_FIELDS;
  return (
    isObject(value) && Object.entries(value).every(([name, each]) => fields.includes(name) && Number.isFinite(each))
  );
}

function withRunners(terms: SlotTerms, runners: number): SlotTerms {
  return { ...terms, declarations: { ...terms.declarations, runners: { least: runners, most: runners } } };
}
