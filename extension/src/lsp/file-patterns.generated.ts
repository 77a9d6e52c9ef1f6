// Generated from the formats by extension/scripts/generate-file-patterns.mjs. Do not edit.

/** The files of formats that somebody writes. */
export const FILE_PATTERNS: readonly string[] = [
  "**/slotwise.toml",
  "**/pyproject.toml",
  "**/.env",
  "**/.env.*",
  "**/*.env",
  "**/Dockerfile",
  "**/Dockerfile.*",
  "**/*.[Dd]ockerfile",
  "**/Containerfile",
  "**/Containerfile.*",
  "**/*.[Cc]ontainerfile",
  "**/pynenc.json",
  "**/*.py",
  "**/.github/workflows/*.yaml",
  "**/.github/workflows/*.yml",
  "**/*.yaml",
  "**/*.yml",
  "**/pynenc.toml",
];
