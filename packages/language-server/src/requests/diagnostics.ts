import type { Finding, RuleName } from "@slotwise/language-service";
import { rulePage } from "@slotwise/language-service/editor";
import { isTooLarge, MOST_BYTES, type Severity } from "@slotwise/project";
import { nameOfReleases } from "@slotwise/pynenc";
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import type { Analysed } from "../analysis/analyses.js";

export interface DiagnosticOptions {
  readonly relatedInformation: boolean;
  readonly rulePages: string;
}

/** What was found in an open document, in whichever of the projects that read it. */
export function diagnosticsOf(analysed: Analysed, options: DiagnosticOptions): readonly Diagnostic[] {
  const diagnostics = new Map<string, Diagnostic>();
  for (const each of [analysed, ...analysed.elsewhere]) {
    for (const finding of each.project.findings) {
      if (finding.place.file !== each.name) continue;
      const diagnostic = toDiagnostic(each, finding, options);
      const { startOffset } = finding.place;
      if (diagnostic !== undefined) diagnostics.set(`${startOffset} ${finding.rule} ${finding.message}`, diagnostic);
    }
  }
  return [...diagnostics.values()];
}

export function toDiagnostic(
  { positions }: Pick<Analysed, "positions">,
  { rule, severity, place, message, releases, related }: Finding,
  { relatedInformation, rulePages }: DiagnosticOptions,
): Diagnostic | undefined {
  const range = positions.rangeIn(place.file, { start: place.startOffset, end: place.endOffset });
  if (range === undefined) return undefined;
  const elsewhere = related.flatMap((each) => {
    const uri = positions.uriOf(each.place.file);
    const there = positions.rangeIn(each.place.file, { start: each.place.startOffset, end: each.place.endOffset });
    return uri === undefined || there === undefined ? [] : [{ location: { uri, range: there }, message: each.message }];
  });
  return {
    range,
    severity: SEVERITIES[severity],
    code: rule,
    source: "slotwise",
    message: releases.length === 0 ? message : `${message} (pynenc ${nameOfReleases(releases)})`,
    ...(rulePages === "" ? {} : { codeDescription: { href: rulePage(rule, rulePages) } }),
    ...(WITHOUT_EFFECT.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(relatedInformation && elsewhere.length > 0 ? { relatedInformation: elsewhere } : {}),
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What these point at might as well not be there, and may be shown so. */
const WITHOUT_EFFECT: ReadonlySet<RuleName> = new Set<RuleName>(["shadowed-setting", "unused-suppression"]);

/** The one thing to say of a settings file that is none: too large, or binary. Undefined for any other text. */
export function unreadableDiagnostic(text: string): Diagnostic | undefined {
  const reason = isTooLarge(text)
    ? `it has over ${MOST_BYTES / 1024 / 1024} MiB, which no settings file has`
    : text.includes("\0")
      ? "it is binary, not text"
      : undefined;
  if (reason === undefined) return undefined;
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    code: "unreadable-file",
    source: "slotwise",
    message: `this file was not judged: ${reason}`,
  };
}
