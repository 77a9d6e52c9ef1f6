/** How a block of settings is written, to be pasted. */
export interface BlockForm {
  readonly before?: string;
  readonly after?: string;
  line(key: string, value: string, isLast: boolean): string;
  /** Whether a comment may stand behind a value: what reads variables may take it for a part of it. */
  readonly comments: "behind" | "above" | "none";
}
