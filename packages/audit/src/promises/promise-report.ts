import type { Microseconds } from "../records/microseconds.js";

/** What a fleet is held against, in the order of a report: what stands still first. */
export const AUDIT_PROMISES = [
  "lock-released",
  "somebody-runs",
  "one-at-a-time",
  "in-own-window",
  "turns-taken",
  "fits-the-gap",
  "ticks-served",
  "ends-recorded",
] as const;

export type AuditPromise = (typeof AUDIT_PROMISES)[number];

export type AuditVerdict = "kept" | "broken" | "unknown";

/** A row that shows what is said, or a stretch without one. */
export interface Evidence {
  /** What it is, in a few words: `executes`, `is refused`, `nobody starts`, `tick not served`. */
  readonly what: string;
  /** The runner that it is about; undefined where it is about all. */
  readonly runner: string | undefined;
  readonly from: Microseconds;
  /** Undefined for an instant, and for what goes on. */
  readonly to: Microseconds | undefined;
}

/** One promise, judged by what the records show. */
export interface PromiseReport {
  readonly id: AuditPromise;
  readonly verdict: AuditVerdict;
  /** One sentence with its figures, without a final full stop. Names in it are raw data from the store. */
  readonly summary: string;
  /** More sentences: what explains it, what cannot be told, what to do. */
  readonly details: readonly string[];
  /** Of what broke it; undefined where nothing did. */
  readonly first: Microseconds | undefined;
  readonly latest: Microseconds | undefined;
  /** How often it was broken. */
  readonly count: number;
  /** Figures for programs, durations in seconds: `longestSeconds`, `refusals`. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** The rows that show it, the latest first; at most {@link MOST_EVIDENCE}. */
  readonly evidence: readonly Evidence[];
}

export const MOST_EVIDENCE = 20;

/** A report without evidence: of a promise that is kept, or that nothing can be said of. */
export function withoutEvidence(
  id: AuditPromise,
  verdict: "kept" | "unknown",
  summary: string,
  more: Partial<Pick<PromiseReport, "details" | "figures">> = {},
): PromiseReport {
  return {
    id,
    verdict,
    summary,
    details: [],
    first: undefined,
    latest: undefined,
    count: 0,
    figures: {},
    evidence: [],
    ...more,
  };
}

/** A promise that was broken as often as there is evidence of it. @param evidence in order of time, at least one */
export function brokenBy(
  id: AuditPromise,
  evidence: readonly Evidence[],
  summary: string,
  more: Partial<Pick<PromiseReport, "details" | "figures">> = {},
): PromiseReport {
  return {
    id,
    verdict: "broken",
    summary,
    details: [],
    first: evidence[0]?.from,
    latest: evidence.at(-1)?.from,
    count: evidence.length,
    figures: {},
    evidence: evidence.slice(-MOST_EVIDENCE).reverse(),
    ...more,
  };
}
