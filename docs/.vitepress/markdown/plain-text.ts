import type { MarkdownRenderer } from "vitepress";

/**
 * Pages are written for GitHub, where text is text. VitePress makes a component of Vue's of each: what would be a template
 * or a component there is shown as it stands, and comments are left out.
 */
export function keepPlainText(md: MarkdownRenderer): void {
  // `:100:` and the like are no pictures.
  md.disable("emoji");
  const { text, code_inline: code } = md.renderer.rules;
  if (text === undefined || code === undefined) throw new Error("VitePress renders text in another way than it did");
  md.renderer.rules.text = (...args) => withoutTemplates(text(...args));
  md.renderer.rules.code_inline = (...args) => withoutTemplates(code(...args));
  const html = (content: string) => withoutTemplates(md.utils.escapeHtml(content.replaceAll(/<!--[\s\S]*?-->/g, "")));
  md.renderer.rules.html_block = (tokens, index) => html(tokens[index]?.content ?? "").trim();
  md.renderer.rules.html_inline = (tokens, index) => {
    const { content = "", meta } = tokens[index] ?? {};
    // What VitePress itself puts into the link of a heading.
    return meta?.isPermalinkSymbol === true ? content : html(content);
  };
}

function withoutTemplates(html: string): string {
  return html.replaceAll("{{", "&#123;&#123;");
}
