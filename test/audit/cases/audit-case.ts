import type { Answer, Audit, AuditOptions, AuditPromise, AuditTerms, Records } from "@slotwise/audit";
import { at, records } from "./written-records.js";

/** Records that somebody wrote down, and what is true of them. */
export interface AuditCase {
  readonly name: string;
  readonly about: AuditPromise | "measured" | "observation" | "answer";
  readonly records: Records;
  readonly options: AuditOptions;
  /** What an audit is asked, or what is said first of it. */
  readonly asks: (audit: Audit, answer: () => Answer) => unknown;
  readonly answer: unknown;
}

/** What the source of every case is called. */
export const SOURCE = "fleet.db";

/** Cases of one promise. Its verdict and its count are asked for, and more where a case says so. */
export function casesOf(about: AuditCase["about"]) {
  return (
    name: string,
    now: number,
    by: AuditTerms | undefined,
    held: Partial<Records>,
    answer: unknown,
    asks: AuditCase["asks"] = (audit) => verdictOf(audit, about),
    clockOf?: AuditOptions["clockOf"],
  ): AuditCase => ({
    name,
    about,
    records: records(held),
    options: { now: at(now), terms: by, clockOf },
    asks,
    answer,
  });
}

export function reportOf({ promises }: Pick<Audit, "promises">, id: string): Audit["promises"][number] {
  const found = promises.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** `kept`, or `broken 3`. */
function verdictOf(audit: Audit, id: string): string {
  const { verdict, count } = reportOf(audit, id);
  return count === 0 ? verdict : `${verdict} ${count}`;
}

/** The figures of a promise that have these names. */
export function figures(id: string, ...names: readonly string[]): (audit: Audit) => unknown {
  return (audit) => names.map((name) => reportOf(audit, id).figures[name]);
}

/** Its summary and details in one text. */
export function says(id: string, part: RegExp): (audit: Audit) => boolean {
  return (audit) => {
    const { summary, details } = reportOf(audit, id);
    return part.test([summary, ...details].join("\n"));
  };
}
