import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, longest first: begun last, it would be waited for alone while other cores idle. */
const LONGEST: readonly string[] = ["/test/editor/", "/test/simulator/", "/test/proofs/", "/test/mutants/"];

/** A browser takes more than a core: two at once, and one of them with an editor in it, keep each other waiting. */
const LAST = "/test/site/";

/** Starts the longest tests first; a fresh checkout knows no durations, and goes by the size of files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  if (moduleId.includes(LAST)) return LONGEST.length + 1;
  const found = LONGEST.findIndex((part) => moduleId.includes(part));
  return found === -1 ? LONGEST.length : found;
}
