import type { DeploymentUnit } from "./environment.js";
import type { FormatReading } from "./format.js";

/** Variables of all that a file starts together; a file that a program wrote must not fill the memory. */
const MOST_VARIABLES = 1_000_000;

const TOO_MUCH = {
  range: { start: 0, end: 0 },
  message: "Too many things are started with too many variables",
  isLimit: true,
} as const;

/**
 * What a file starts, unless there is too much of it.
 *
 * @param units made one by one, since many may share many variables
 */
export function startedWithinReason(units: Iterable<DeploymentUnit>): FormatReading {
  const taken: DeploymentUnit[] = [];
  let variables = 0;
  for (const unit of units) {
    variables += unit.environment.length + (unit.unknownSources?.length ?? 0);
    if (variables > MOST_VARIABLES) return { syntaxProblem: TOO_MUCH };
    taken.push(unit);
  }
  return { started: { units: taken, trees: [] } };
}
