/** The text of one settings file. */
export interface SettingsFile {
  /** A path; that it contains `pyproject.toml` decides how it is read, as in pynenc. */
  readonly name: string;
  readonly text: string;
  /** From the project's folder, with slashes, where that is not the name: a name is as the user would write it. */
  readonly path?: string;
}
