/** Why what was dropped cannot be read, in one line for a person. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}
