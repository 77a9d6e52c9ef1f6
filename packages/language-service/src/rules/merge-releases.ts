import type { Problem } from "./rule.js";

/** The same words under several releases are one problem. There are few of them, and comparing beats hashing long sentences. */
export function mergeReleases<Found extends Pick<Problem, "message" | "severity" | "releases">>(
  problems: readonly Found[],
): readonly Found[] {
  const merged: Found[] = [];
  for (const problem of problems) {
    const index = merged.findIndex(
      ({ message, severity }) => message === problem.message && severity === problem.severity,
    );
    const before = merged[index];
    if (before === undefined) merged.push(problem);
    else merged[index] = { ...before, releases: [...(before.releases ?? []), ...(problem.releases ?? [])] };
  }
  return merged;
}
