import { createHash } from "node:crypto";
import type { Finding } from "@slotwise/language-service";
import { createSourceText } from "@slotwise/project";
import type { LintReport } from "./report.js";

/**
 * What a problem is recognised by from one run to the next, in the order of the findings: its rule, its file and what
 * the line says. Not the line's number, which changes when something is written above, nor the message, whose numbers
 * change with every other setting.
 */
export function fingerprints({ findings, projects }: LintReport): readonly string[] {
  const texts = new Map(projects.flatMap(({ files }) => files.map((file) => [file.name, file.text] as const)));
  const sources = new Map([...texts].map(([name, text]) => [name, createSourceText(name, text)] as const));
  const seen = new Map<string, number>();
  return findings.map((finding: Finding) => {
    const { file, start } = finding.place;
    const line = sources.get(file)?.lineText(start.line) ?? "";
    const identity = JSON.stringify([finding.rule, file, line.trim().replaceAll(/\s+/g, " "), finding.releases[0]]);
    // The same line twice in a file is told apart by its order.
    const repetition = seen.get(identity) ?? 0;
    seen.set(identity, repetition + 1);
    return createHash("sha256").update(`${identity}${repetition}`).digest("hex").slice(0, 32);
  });
}
