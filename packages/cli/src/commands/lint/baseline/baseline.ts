import { UsageError } from "../../../host/host.js";

/** How many findings of each rule each file may have. Files are named relative to the baseline's own folder. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

const BASELINE_VERSION = 1;

/** A baseline as it is kept: sorted, so that a change of it reads well in a review. */
export function formatBaseline(baseline: Baseline): string {
  const sorted = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
    [...map].sort(([first], [second]) => (first < second ? -1 : 1));
  const files = Object.fromEntries(
    sorted(baseline)
      .filter(([, rules]) => rules.size > 0)
      .map(([file, rules]) => [file, Object.fromEntries(sorted(rules))]),
  );
  return `${JSON.stringify({ version: BASELINE_VERSION, files }, null, 2)}\n`;
}

/**
 * Reads a baseline.
 * @param name for the message
 * @throws UsageError when it is none
 */
export function parseBaseline(text: string, name: string): Baseline {
  const fail = (reason: string): never => {
    throw new UsageError(`${name} is no baseline: ${reason}; --update-baseline writes it anew`);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return fail("it is no JSON");
  }
  if (!isTable(parsed) || !isTable(parsed.files)) return fail("it has no table files");
  if (parsed.version !== BASELINE_VERSION) return fail(`its version is not ${BASELINE_VERSION}`);
  return new Map(
    Object.entries(parsed.files).map(([file, rules]) => {
      if (!isTable(rules)) return fail(`${file} is no table`);
      const counts = Object.entries(rules).map(([rule, count]) =>
        typeof count === "number" && Number.isInteger(count) && count > 0
          ? ([rule, count] as const)
          : fail(`${file}, ${rule}: ${JSON.stringify(count)} is no number of findings`),
      );
      return [file, new Map(counts)];
    }),
  );
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
