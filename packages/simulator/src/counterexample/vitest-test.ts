import { type Counterexample, scenarioOf } from "./counterexample.js";
import { headline } from "./headline.js";
import { story } from "./story.js";

/**
 * A test file that passes for as long as the promise is broken as it is here, with the story as its comment.
 * @param from where the test finds the simulator
 */
export function counterexampleTest(counterexample: Counterexample, from = "@slotwise/simulator"): string {
  const { find, violation } = counterexample;
  const lines = story(counterexample).map((sentence) => ` * ${sentence.replaceAll("*/", "* /")}`);
  return [
    `import { type Scenario, simulate, type Violation } from ${JSON.stringify(from)};`,
    `import { expect, test } from "vitest";`,
    ``,
    `const SCENARIO: Scenario = ${literal(scenarioOf(counterexample))};`,
    ``,
    `const VIOLATION: Violation = ${literal(violation)};`,
    ``,
    `/**`,
    ...lines,
    ` */`,
    `test(${JSON.stringify(headline(counterexample))}, () => {`,
    `  const { violation } = simulate(SCENARIO, { watched: [${JSON.stringify(find)}], stopsAtViolation: true });`,
    `  expect(violation).toEqual(VIOLATION);`,
    `});`,
    ``,
  ].join("\n");
}

/** Data as TypeScript, laid out as formatters do: an object on lines of its own, a list of numbers on one. */
function literal(value: unknown, indent = ""): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "number")) return `[${value.join(", ")}]`;
    return `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join("")}${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    if (fields.length === 0) return "{}";
    return `{\n${fields.map(([key, field]) => `${inner}${key}: ${literal(field, inner)},\n`).join("")}${indent}}`;
  }
  return JSON.stringify(value);
}
