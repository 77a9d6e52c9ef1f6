import { listedRequirements } from "../../requirements/requirements.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";

/** A list for pip: what is to be installed. */
export const requirements: LightFormat = {
  name: "requirements",
  title: "`requirements*.txt`",
  files: ["requirements*.txt", "requirements/*.txt"],
  recognises: ({ path, base }) =>
    /^requirements.*\.txt$/.test(base) || /(?:^|[\\/])requirements[\\/][^\\/]+\.txt$/.test(path),
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  installs: "for pip",
  read: ({ text }) => ({ requirements: listedRequirements(text) }),
  writing: {},
};
