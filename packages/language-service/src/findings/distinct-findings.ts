import type { Finding } from "./finding.js";

/**
 * Each finding once: what a file says is found again in every deployment and every project that it is a source of. Of
 * alike ones the last stays, where the first was.
 */
export function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  const distinct: Finding[] = [];
  // By all but the sentence, which is long: it is compared only where all else is the same.
  const indices = new Map<string, number[]>();
  for (const finding of findings) {
    const key = `${finding.place.startOffset} ${finding.rule} ${finding.place.file}`;
    const alike = indices.get(key) ?? [];
    const known = alike.find((index) => distinct[index]?.message === finding.message);
    if (known === undefined) alike.push(distinct.push(finding) - 1);
    else distinct[known] = finding;
    indices.set(key, alike);
  }
  return distinct;
}
