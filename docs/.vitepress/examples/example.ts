/** Settings that the documentation shows, and that the playground opens with. */
export interface Example {
  /** What a link to the playground carries, without the `#`. */
  readonly fragment: string;
  /** The files of its drawings by the theme that they are for; none where there is nothing to draw. */
  readonly drawings: Readonly<Partial<Record<"light" | "dark", string>>>;
  /** What the drawings show, in words. */
  readonly description: string;
}
