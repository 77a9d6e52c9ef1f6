import type { Analysis } from "@slotwise/language-service";
import { readCron } from "../../packages/language-service/src/crons/cron-expression.js";
import type { GeneratedProject } from "./projects.js";
import { analysed } from "./slotwise-values.js";

/** What slotwise says of a start. */
export interface StartWords {
  /** Why no runner starts with the settings in force; empty where one does. */
  readonly reasons: readonly string[];
  /** What the findings say of it. They are about what is written, in force or not. */
  readonly findings: readonly string[];
}

export function slotwiseStart(project: GeneratedProject, release: string): StartWords {
  const analysis = analysed(project, release);
  if (analysis === undefined) return { reasons: [], findings: [] };
  const errors = analysis.findings.filter(({ severity }) => severity === "error");
  const refusals = errors.filter(({ rule, message }) => rule === "syntax-error" || REFUSAL.test(message));
  const ofRules = errors.filter(({ rule }) => rule === "syntax-error" || rule === "refuses-to-start");
  return {
    reasons: [...ofRules.map(({ message }) => message), ...inForce(analysis)],
    findings: refusals.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

const REFUSAL = /refuses to start|does not start/;

function* inForce({ app }: Analysis): Generator<string> {
  for (const { field, coerced } of [...app.pynenc.values(), ...app.runner.values()]) {
    if (coerced.kind === "error") yield `${field.name}: ${coerced.reason}`;
    else if (field.format === "cron" && "value" in coerced && readCron(String(coerced.value)) === undefined)
      yield `${field.name}: ${coerced.value}`;
  }
}
