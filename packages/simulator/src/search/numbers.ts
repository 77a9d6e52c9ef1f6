import { CHOICE_KINDS } from "../scenario/choices.js";
import type { Fault } from "../scenario/fault.js";
import type { Scenario, ScenarioRunner } from "../scenario/scenario.js";

/** One number of a scenario, and the same scenario with another one in its place. */
export interface ScenarioNumber {
  readonly value: number;
  readonly least: number;
  with(value: number): Scenario;
}

/** Every time and duration of a scenario that a person would have to read. */
export function numbersOf(scenario: Scenario): readonly ScenarioNumber[] {
  return [
    ...scenario.runners.flatMap((runner, index) => runnerNumbers(scenario, runner, index)),
    ...scenario.faults.flatMap((fault, index) => faultNumbers(scenario, fault, index)),
  ];
}

function runnerNumbers(scenario: Scenario, runner: ScenarioRunner, index: number): readonly ScenarioNumber[] {
  const replaced = (changed: Partial<ScenarioRunner>): Scenario => ({
    ...scenario,
    runners: scenario.runners.with(index, { ...runner, ...changed }),
  });
  const numbers: ScenarioNumber[] = [
    { value: runner.firstLook, least: 0, with: (firstLook) => replaced({ firstLook }) },
    { value: runner.clockOffset, least: Number.NEGATIVE_INFINITY, with: (clockOffset) => replaced({ clockOffset }) },
  ];
  const { joinsAt, choices } = runner;
  if (joinsAt !== undefined) numbers.push({ value: joinsAt, least: 0, with: (at) => replaced({ joinsAt: at }) });
  for (const kind of CHOICE_KINDS) {
    const list = choices?.[kind] ?? [];
    for (const [place, value] of list.entries()) {
      numbers.push({
        value,
        least: 0,
        with: (choice) => replaced({ choices: { ...choices, [kind]: list.with(place, choice) } }),
      });
    }
  }
  return numbers;
}

function faultNumbers(scenario: Scenario, fault: Fault, index: number): readonly ScenarioNumber[] {
  const numbers: ScenarioNumber[] = [];
  const add = (name: string, value: number, least: number): void => {
    const replaced = (changed: number): Scenario => ({
      ...scenario,
      faults: scenario.faults.with(index, { ...fault, [name]: changed }),
    });
    numbers.push({ value, least, with: replaced });
  };
  add("at", fault.at, 0);
  if (fault.kind === "pause") add("lasts", fault.lasts, 0);
  if (fault.kind === "clock-step") add("by", fault.by, Number.NEGATIVE_INFINITY);
  if (fault.kind === "failover") add("loses", fault.loses, 0);
  if (fault.kind === "outage") add("lasts", fault.lasts, 1);
  return numbers;
}
