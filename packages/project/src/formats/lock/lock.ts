import { lockedRequirements } from "../../requirements/requirements.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";

/** A lock file of uv, Poetry or PDM: what is installed. */
export const lock: LightFormat = {
  name: "lock",
  title: "`uv.lock`",
  files: ["uv.lock", "poetry.lock", "pdm.lock"],
  recognises: ({ base }) => /^(?:uv|poetry|pdm)\.lock$/.test(base),
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  installs: "locked",
  read: ({ text }) => ({ requirements: lockedRequirements(text) }),
  writing: {},
};
