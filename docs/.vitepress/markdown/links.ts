import type { MarkdownRenderer } from "vitepress";
import { lessonHtml } from "./lesson.js";
import { type LinkTarget, linkTarget, type Site } from "./link-target.js";
import { pageOf } from "./page-of.js";

type Token = ReturnType<MarkdownRenderer["parse"]>[number];

/** Links of the sources become links of the site; a paragraph that is nothing but a link to an example becomes a lesson. */
export function linkWithinSite(md: MarkdownRenderer, site: Site): void {
  md.core.ruler.push("slotwise-links", (state) => {
    const page = pageOf(state.env, site.docs);
    const lessons = lessonsIn(state.tokens, page, site);
    for (const { children } of state.tokens) if (children !== null) relink(children, page, site);
    for (const { at, html } of lessons.reverse()) {
      const token = new state.Token("lesson", "", 0);
      token.content = html;
      state.tokens.splice(at, 3, token);
    }
  });
  md.renderer.rules["lesson"] = (tokens, index) => tokens[index]?.content ?? "";
}

function relink(children: Token[], page: string, site: Site): void {
  const open: LinkTarget[] = [];
  for (const token of [...children]) {
    if (token.type === "link_open") {
      const target = linkTarget(token.attrGet("href") ?? "", page, site);
      open.push(target);
      if (target.kind === "nowhere") children.splice(children.indexOf(token), 1);
      else if (target.kind !== "as-is") point(token, target);
    } else if (token.type === "link_close" && open.pop()?.kind === "nowhere") {
      children.splice(children.indexOf(token), 1);
    }
  }
}

function point(token: Token, { kind, href }: Exclude<LinkTarget, { kind: "as-is" | "nowhere" }>): void {
  token.attrSet("href", href);
  // With a target a link is followed by the browser, and not taken for a page by VitePress.
  if (kind === "file" || kind === "playground") token.attrSet("target", "_self");
}

function lessonsIn(tokens: readonly Token[], page: string, site: Site) {
  return tokens.flatMap((token, index) => {
    const isParagraph = tokens[index - 1]?.type === "paragraph_open" && token.level === 1;
    const link = isParagraph ? onlyLink(token) : undefined;
    const target = link === undefined ? undefined : linkTarget(link.href, page, site);
    if (link === undefined || target?.kind !== "playground") return [];
    return [{ at: index - 1, html: lessonHtml(link.text, target, page, site) }];
  });
}

/** The link that is all of a paragraph. */
function onlyLink({ children }: Token): { readonly href: string; readonly text: string } | undefined {
  const [first, ...rest] = children ?? [];
  const isOne = first?.type === "link_open" && rest.findIndex(({ type }) => type === "link_close") === rest.length - 1;
  if (!isOne) return undefined;
  return { href: first.attrGet("href") ?? "", text: rest.map(({ content }) => content).join("") };
}
