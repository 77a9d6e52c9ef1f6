/** What may matter by its name, for clients that look for files by globs. */
export const WANTED_GLOBS: readonly string[] = [
  "**/{pyproject,slotwise,pynenc}.toml",
  "**/pynenc.json",
  "**/*.{yaml,yml}",
  "**/{.env,.env.*,*.env}",
  "**/{Dockerfile,Dockerfile.*,Containerfile,Containerfile.*,*.dockerfile,*.containerfile}",
  "**/*.py",
  "**/{uv,poetry,pdm}.lock",
  "**/requirements*.txt",
  "**/requirements/*.txt",
  "**/.gitignore",
];

/** What may be settings once somebody names it to pynenc: watched as well, and passed over where nobody has asked for it. */
export const NAMED_GLOB = "**/*.{toml,json}";
