import { listedRequirements, listsNamedIn } from "../../requirements/listed-requirements.js";
import type { LightFormat } from "../format.js";
import { mentionsVariable } from "../mentions.js";

/** A list for pip: what is to be installed. */
export const requirements: LightFormat = {
  name: "requirements",
  title: "`requirements*.txt`",
  files: [
    "*requirements*.txt",
    "*requirements*.in",
    "requirements/*.txt",
    "requirements/*.in",
    "*constraints*.txt",
    "*constraints*.in",
  ],
  recognises: ({ path, base }) =>
    /^(?:.*[-_.])?(?:requirements|constraints).*\.(?:txt|in)$/.test(base) ||
    /(?:^|[\\/])requirements[\\/][^\\/]+\.(?:txt|in)$/.test(path),
  isOfApplication: true,
  isLookedFor: false,
  mentionsUs: mentionsVariable,
  reader: "pynenc",
  comment: "#",
  installs: "for pip",
  read: ({ text }) => ({ requirements: listedRequirements(text) }),
  namesFiles: ({ source }) => listsNamedIn(source.text),
  readsWhatItNames: true,
  writing: {},
};
