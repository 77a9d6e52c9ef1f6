import { formatRunnerRange } from "@slotwise/project";
import { nameOfReleases } from "@slotwise/pynenc";
import type { Analysis } from "../analysis/analysis.js";

/** What a suggestion was judged for. */
export function safeFor({ declarations, releases }: Analysis): string {
  const { runners, serviceDurationSeconds } = declarations;
  const fleet = runners === undefined ? "" : formatRunnerRange(runners);
  const duration = serviceDurationSeconds === undefined ? "of unknown length" : `of up to ${serviceDurationSeconds} s`;
  const runnersText = `${fleet} ${fleet === "1" ? "runner" : "runners"}`;
  return `safe for ${runnersText} with executions ${duration}, pynenc ${nameOfReleases(releases.releases)}`;
}
