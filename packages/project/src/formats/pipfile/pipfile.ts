import { pipfileRequirements } from "../../requirements/pipfile-requirements.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";
import { fromTree } from "../settings-file.js";
import { parseToml } from "../syntax/toml.js";

/** What Pipenv is to install. */
export const pipfile: LightFormat = {
  name: "pipfile",
  title: "`Pipfile`",
  files: ["Pipfile"],
  recognises: ({ base }) => base === "Pipfile",
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "Pipenv",
  comment: "#",
  read: ({ text }) => fromTree(parseToml(text), (root) => ({ requirements: pipfileRequirements(root) })),
  writing: {},
};
