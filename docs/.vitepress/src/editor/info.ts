/** What reads Markdown is loaded with the first that there is to read. */
export async function infoOf(markdown: string): Promise<HTMLElement> {
  const { markdownElements } = await import("./markdown.js");
  const dom = document.createElement("div");
  dom.append(markdownElements(markdown));
  return dom;
}
