/** The editor's names for languages of files that can carry settings. The manifest starts the extension for each. */
export const LANGUAGES: readonly string[] = ["toml", "yaml", "dockercompose", "dockerfile", "dotenv", "python"];
