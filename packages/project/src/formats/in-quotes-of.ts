const QUOTED = /^([uU]?)("""|'''|"|')[\s\S]*\2$/;

/** The quotes that a value is written in; empty for one without any. */
export function quotesOf(written: string): string {
  return QUOTED.exec(written)?.[2] ?? "";
}

/**
 * Another value as the one that stands there is written, which keeps its quotes: where they are needed, as in Kubernetes,
 * they must not go. Of a block of YAML, which is a string without any, it keeps the comment behind its header.
 *
 * @param text without anything that quotes would change
 */
export function inQuotesOf(written: string, text: string): string {
  const header = blockHeader(written);
  if (header !== undefined) return `"${text}"${header.comment}`;
  const [, prefix = "", quotes = ""] = QUOTED.exec(written) ?? [];
  return `${prefix}${quotes}${text}${quotes}`;
}

/** The first line of a block scalar of YAML, which ends in a comment at most; undefined for a value of any other kind. */
export function blockHeader(written: string): { readonly comment: string } | undefined {
  const header = /^[|>][-+1-9]*([^\S\r\n]+#[^\r\n]*)?[^\S\r\n]*\r?\n/.exec(written);
  return header === null ? undefined : { comment: header[1] ?? "" };
}
