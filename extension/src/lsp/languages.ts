/** The editor's names for languages of files that can carry settings. The manifest starts the extension for each. */
export const LANGUAGES: readonly string[] = ["toml", "yaml", "dockercompose", "dockerfile", "dotenv", "python"];

/**
 * Those that start the extension when a file of theirs is opened: few files of the last two carry settings, and only those
 * of our patterns are looked at.
 *
 * @public the manifest is made from it
 */
export const STARTING_LANGUAGES: readonly string[] = [...LANGUAGES, "ini", "properties"];
