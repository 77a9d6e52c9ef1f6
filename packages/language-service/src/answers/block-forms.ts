import type { BlockForm } from "@slotwise/project";

/** Variables for a file that writes them in a way of its own, such as the services of Compose. */
export const VARIABLES: BlockForm = { line: (key, value) => `${key}=${value}`, comments: "above" };

/** Ways in which code sets what a file would. */
export const CUSTOM_CONFIG: BlockForm = {
  before: ".custom_config(",
  after: ")",
  line: (key, value) => `    ${key}=${value},`,
  comments: "behind",
};
export const CONFIG_VALUES: BlockForm = {
  before: "config_values={",
  after: "}",
  line: (key, value) => `    "${key}": ${value},`,
  comments: "behind",
};
export const ASSIGNMENTS: BlockForm = { line: (key, value) => `${key} = ${value}`, comments: "behind" };
