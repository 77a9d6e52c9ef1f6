import { theorems as allTheorems } from "./index.js";
import { reportLine, summaryLine } from "./report.js";
import { openSession } from "./session.js";
import type { Theorem } from "./theorem.js";
import type { Verdict } from "./verdict.js";

/** Proves them one after the other, writes a line for each, and says whether all of it holds. */
export async function proveAll(write: (line: string) => void, theorems = allTheorems): Promise<boolean> {
  const idWidth = Math.max(...theorems.map((theorem) => theorem.id.length));
  const outcomes: { theorem: Theorem; verdict: Verdict }[] = [];
  const session = await openSession();
  try {
    for (const theorem of theorems) {
      const verdict = await session.solve(theorem);
      outcomes.push({ theorem, verdict });
      write(reportLine(theorem, verdict, idWidth));
    }
  } finally {
    await session.close();
  }
  write(summaryLine(outcomes));
  return outcomes.every((outcome) => outcome.verdict.ok);
}
