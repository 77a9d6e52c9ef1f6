import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { pageOf } from "./page-of.js";

/** Pictures get their sizes, so that text, and the anchor that somebody came for, stay in place while they load. */
export function sizeImages(md: MarkdownRenderer, docs: string): void {
  md.core.ruler.push("slotwise-images", ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const source = token.type === "image" ? token.attrGet("src") : null;
      if (source === null || /^[a-z]+:/.test(source)) continue;
      const size = imageSize(join(docs, dirname(pageOf(env, docs)), decodeURIComponent(source)));
      token.attrSet("width", String(size.width));
      token.attrSet("height", String(size.height));
    }
  });
}

/** Of a PNG or an SVG, from its beginning. */
export function imageSize(path: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(path);
  if (path.endsWith(".png")) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const [, width, height] = /^<svg[^>]*\sviewBox="0[.0]* 0[.0]* ([\d.]+) ([\d.]+)"/.exec(bytes.toString("utf8")) ?? [];
  if (width === undefined || height === undefined) throw new Error(`${path} does not say how large it is`);
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}
