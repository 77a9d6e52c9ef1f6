/** Settings that the documentation shows, and that the playground opens with. */
export interface Example {
  /** What a link to the playground carries, without the `#`. */
  readonly fragment: string;
  /** By the theme that they are for, the files that they are in; none where no runner starts, or nothing says what a fleet is. */
  readonly drawings: Readonly<Partial<Record<"light" | "dark", string>>>;
  /** What the drawings show, in words. */
  readonly description: string;
}
