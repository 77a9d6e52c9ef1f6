import type { Theorem } from "./theorem.js";
import type { Verdict } from "./verdict.js";

/** One line a theorem. What varies in length comes last, so that the rest stays in columns. */
export function reportLine(theorem: Theorem, verdict: Verdict, idWidth: number): string {
  const mark = verdict.ok ? "ok    " : "FAILED";
  const time = `${Math.round(verdict.milliseconds)} ms`.padStart(8);
  const line = `${mark} ${time}  ${theorem.id.padEnd(idWidth)}  ${theorem.statement} [${theorem.assumptions.join("; ")}]`;
  if (!verdict.ok) return `${line} -- ${verdict.why}`;
  return verdict.found === undefined ? line : `${line} -> ${verdict.found}`;
}

export function summaryLine(outcomes: readonly { theorem: Theorem; verdict: Verdict }[]): string {
  const count = (kind: Theorem["kind"]) => outcomes.filter((o) => o.verdict.ok && o.theorem.kind === kind).length;
  const failed = outcomes.filter((outcome) => !outcome.verdict.ok).length;
  return `${count("prove")} proved, ${count("witness")} witnesses, ${failed} failed`;
}
