/** The editor's names for languages of files that can carry settings. The manifest starts the extension for each. */
export const LANGUAGES: readonly string[] = ["toml", "yaml", "dockercompose", "dockerfile", "dotenv", "python"];

/**
 * The same for languages of which few files carry settings: they start the extension when one is opened, and only the files of
 * our patterns are looked at.
 */
export const LANGUAGES_OF_OTHERS: readonly string[] = ["ini", "properties"];
