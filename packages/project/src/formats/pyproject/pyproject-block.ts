import type { BlockForm } from "../block-form.js";

/** What is pasted into a `pyproject.toml`. */
export const PYPROJECT_BLOCK: BlockForm = {
  before: "[tool.pynenc]",
  line: (key, value) => `${key} = ${value}`,
  comments: "behind",
};
