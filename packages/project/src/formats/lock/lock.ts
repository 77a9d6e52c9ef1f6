import { lockedRequirements } from "../../requirements/locked-requirements.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";

/** A lock file: what is installed. */
export const lock: LightFormat = {
  name: "lock",
  title: "`uv.lock`",
  files: ["uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "pylock.toml", "pylock.*.toml"],
  recognises: ({ base }) => /^(?:(?:uv|poetry|pdm|Pipfile)\.lock|pylock(?:\.[^.]+)?\.toml)$/.test(base),
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  installs: "locked",
  read: ({ text }) => ({ requirements: lockedRequirements(text) }),
  writing: {},
};
