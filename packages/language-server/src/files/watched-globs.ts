import { FORMATS } from "@slotwise/project";

/** What may matter by its name, for clients that look for files by globs. */
export const WANTED_GLOBS: readonly string[] = [
  ...new Set(FORMATS.flatMap(({ files }) => files.map((glob) => `**/${glob}`))),
  "**/.gitignore",
];

/** What may be settings once somebody names it to pynenc: watched as well, and passed over where nobody has asked for it. */
export const NAMED_GLOB = "**/*.{toml,json}";
