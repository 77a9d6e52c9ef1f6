import type { AnswerRow, ImplementationDescription, PagedFacts } from "@slotwise/testkit";
import type { ExitStatus } from "../../../host/host.js";

/** Raised when a field of a report changes its meaning. */
export const SCHEMA_VERSION = 1;

/** What a report says of one invariant. */
export type Finding =
  | { readonly kind: "held" }
  | { readonly kind: "not-checked"; readonly why: string }
  | ({ readonly kind: "broken" } & Evidence)
  /** The target answered a call with an error; `message` is that error. */
  | ({ readonly kind: "errored" } & Evidence);

/** A counterexample in words, and what replays it. */
export interface Evidence {
  readonly message: string;
  /** Settings, windows, views and times, a line each. */
  readonly setting: readonly string[];
  readonly answers: readonly AnswerRow[];
  /** The calls that show it, as they go over the wire, without their ids. */
  readonly requests: readonly { readonly call: string; readonly args: unknown }[];
  readonly shrinks: number;
  /** The seed, or the line of the vectors, that has it. */
  readonly seed: number | null;
  readonly line: number | null;
  /** The command that shows it again. */
  readonly replay: string;
}

export interface Entry extends Pick<PagedFacts, "id" | "statement" | "protocol" | "family" | "page"> {
  readonly cases: number;
  readonly calls: number;
  readonly finding: Finding;
}

/** Why a verification stopped before its end. */
export interface Stop {
  readonly message: string;
  readonly details: readonly string[];
}

/** All that one run found, as plain data: what `--report json` writes and `--merge` reads. */
export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The command of the target; null for the reference model. */
  readonly target: string | null;
  /** Null when the target did not even say who it is. */
  readonly implementation: ImplementationDescription | null;
  readonly seed: number;
  readonly runs: number;
  readonly shard: { readonly index: number; readonly of: number };
  readonly seconds: number;
  readonly stop: Stop | null;
  readonly entries: readonly Entry[];
}

/** A report, judged by what is known. */
export interface Judgement {
  readonly report: Report;
  /** Ids of broken invariants that are accepted, each with its reason. */
  readonly accepted: ReadonlyMap<string, string>;
  /** Accepted deviations that did not happen, although they were looked for. */
  readonly stale: readonly string[];
  /** Remarks for the end, such as that nothing was checked. */
  readonly remarks: readonly string[];
  readonly status: ExitStatus;
}

export interface Totals {
  readonly held: number;
  readonly broken: number;
  readonly accepted: number;
  readonly errored: number;
  readonly notChecked: number;
  readonly cases: number;
  readonly calls: number;
}

export function totalsOf({ report, accepted }: Pick<Judgement, "report" | "accepted">): Totals {
  const count = (kind: Finding["kind"]) => report.entries.filter(({ finding }) => finding.kind === kind).length;
  const known = report.entries.filter(({ id, finding }) => finding.kind === "broken" && accepted.has(id)).length;
  return {
    held: count("held"),
    broken: count("broken") - known,
    accepted: known,
    errored: count("errored"),
    notChecked: count("not-checked"),
    cases: report.entries.reduce((sum, { cases }) => sum + cases, 0),
    calls: report.entries.reduce((sum, { calls }) => sum + calls, 0),
  };
}
