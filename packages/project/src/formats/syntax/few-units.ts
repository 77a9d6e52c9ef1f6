import type { SyntaxProblem, TableNode } from "../../tree/tree.js";
import type { DeploymentUnit } from "../environment.js";
import type { FormatReading } from "../format.js";

/** Nobody starts so much from one file; one that a program wrote may, and each thing has all that it inherits. */
export const MOST_UNITS = 500;
const MOST_VARIABLES = 50_000;

/** As many of the things that a file starts as are read, with a word where these are not all. */
export function fewUnits(units: readonly DeploymentUnit[]): {
  readonly units: readonly DeploymentUnit[];
  readonly problem?: SyntaxProblem;
} {
  let variables = 0;
  const end = units.findIndex(({ environment }, at) => {
    variables += environment.length;
    return at >= MOST_UNITS || variables > MOST_VARIABLES;
  });
  const range = units[end]?.range;
  if (range === undefined) return { units };
  const message = "This starts more than anybody does, or with more variables";
  return { units: units.slice(0, end), problem: { range, message, tolerated: true, isLimit: true } };
}

/** What a file starts, as a reading. */
export function startingFew(
  all: readonly DeploymentUnit[],
  trees: readonly TableNode[] = [],
): Pick<FormatReading, "started" | "syntaxProblem"> {
  const { units, problem } = fewUnits(all);
  return { started: { units, trees }, ...(problem === undefined ? {} : { syntaxProblem: problem }) };
}
