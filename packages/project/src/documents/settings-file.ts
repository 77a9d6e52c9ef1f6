/** The text of one settings file. */
export interface SettingsFile {
  /** A path; that it contains `pyproject.toml` decides how it is read, as in pynenc. */
  readonly name: string;
  readonly text: string;
  /** Whether a byte order mark stands before the text in the file. */
  readonly isMarked?: boolean;
  /** From the project's folder, with slashes, where that is not the name: a name is as the user would write it. */
  readonly path?: string;
  /** Whether nobody asked for this file: it was found in a folder. */
  readonly isOnlyFound?: boolean;
  /**
   * Of a file in a folder around the project: the project's folder from there, with a slash at its end. It is no source of
   * the project's; only what it accepts in files counts.
   */
  readonly projectFolder?: string;
  /**
   * Of one that says what is accepted in files: the folders of other projects within this one, from its folder, with a
   * slash at their ends. An empty one says that nobody has looked for them.
   */
  readonly innerProjects?: readonly string[];
  /**
   * Of a file of another project, since something here is started in that one's folder: that folder from this project's,
   * with a slash at its end. The file's path leads from there, and what it says counts for what is started there alone.
   */
  readonly ofProject?: string;
}
