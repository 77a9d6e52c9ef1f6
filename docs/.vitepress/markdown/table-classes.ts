import type { MarkdownRenderer } from "vitepress";

/** A class for each column that is aligned, in the place of a `style` attribute, which the site's policy does not allow. */
export function alignByClasses(md: MarkdownRenderer): void {
  md.core.ruler.push("slotwise-tables", ({ tokens }) => {
    for (const token of tokens) {
      const side = /^text-align:(\w+)$/.exec(token.attrGet("style") ?? "")?.[1];
      if (side === undefined) continue;
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
      token.attrJoin("class", `align-${side}`);
    }
  });
}
