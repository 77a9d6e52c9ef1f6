/**
 * A text of somebody's files as it reads in Markdown, whatever stands in it. Names of services and values are theirs: a
 * picture or a link that a name spells out would be fetched by the editor, in a workspace that nobody trusts, too.
 */
export function asText(text: string): string {
  // An underscore within a word is no mark, and most names have one.
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*[\]<~|]|(?<!\w)_|_(?!\w)/g, "\\$&");
}

/** The same as code: between more backticks than it has. */
export function asCode(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/** What `asText` was given, of Markdown that is not rendered. */
export function withoutEscapes(markdown: string): string {
  return markdown.replaceAll(/\\([\\`*[\]<>~|_])/g, "$1");
}
