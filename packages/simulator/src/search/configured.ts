import { type Configuration, configurationOf } from "../scenario/scenario.js";
import { DEFAULT_EXECUTION_SECONDS, type Hunt } from "./hunt.js";

/** The configurations of a hunt's scenarios, each once, and which of them each position has. */
export interface Configured {
  readonly all: readonly Configuration[];
  /** 0 for whoever joins. */
  at(position: number): number;
}

export function configuredIn({ fleet, configurations, executionSeconds }: Hunt): Configured {
  if (configurations === undefined) {
    return { all: [configurationOf(fleet, executionSeconds ?? DEFAULT_EXECUTION_SECONDS)], at: () => 0 };
  }
  const all = [...new Set(configurations)];
  const numbers = configurations.map((each) => all.indexOf(each));
  return { all, at: (position) => numbers[position] ?? 0 };
}
