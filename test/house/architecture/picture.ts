import { escapeXml } from "@slotwise/words";
import { instance } from "@viz-js/viz";

const viz = await instance();

/** A box of a picture. */
export interface Box {
  readonly id: string;
  readonly title: string;
  /** Smaller lines below the title. */
  readonly lines: readonly string[];
  /** Lines in italics below those. */
  readonly small?: readonly string[];
  readonly kind: "package" | "step" | "surface";
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** Boxes and arrows as SVG, from the top down, in the reader's light or dark. Always the same for the same boxes. */
export function picture(title: string, boxes: readonly Box[], arrows: readonly Arrow[]): string {
  const svg = viz.renderString(
    {
      graphAttributes: { rankdir: "TB", nodesep: 0.3, ranksep: 0.45, bgcolor: "transparent", fontname: FONT },
      nodeAttributes: { shape: "box", style: "rounded,filled", fontname: FONT, margin: "0.16,0.1" },
      edgeAttributes: { arrowsize: 0.7, fontname: FONT, fontsize: 11 },
      nodes: boxes.map(({ id, kind, ...box }) => ({
        name: id,
        attributes: { class: kind, label: { html: labelOf(box) } },
      })),
      edges: arrows.map(({ from, to, label }) => ({
        tail: from,
        head: to,
        attributes: label === undefined ? {} : { label: `\u00A0\u00A0${label}` },
      })),
    },
    { format: "svg" },
  );
  // Without its preamble, comments and tooltips: what a page embeds has one title.
  return svg
    .slice(svg.indexOf("<svg"))
    .replaceAll(/<!--[\s\S]*?-->\n?/g, "")
    .replaceAll('font-family="Arial"', 'font-family="Arial, Liberation Sans, Helvetica, sans-serif"')
    .replaceAll(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/<svg[^>]*>/, (tag) => `${tag.replace("<svg", '<svg role="img"')}\n<title>${title}</title>\n${STYLE}`);
}

/** One whose widths Graphviz knows; readers have it, or another of the same widths. */
const FONT = "Arial";

const STYLE = `<style>
text { fill: #1f2328 }
path, polygon { stroke: #59636e }
.edge polygon { fill: #59636e }
.package path { fill: #eef4ff }
.step path { fill: #eaf7ee }
.surface path { fill: #fff4e3 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
path, polygon { stroke: #9198a1 }
.edge polygon { fill: #9198a1 }
.package path { fill: #1b2a41 }
.step path { fill: #17301f }
.surface path { fill: #3a2a12 }
}
.edge path { fill: none }
</style>`;

function labelOf({ title, lines, small = [] }: Pick<Box, "title" | "lines" | "small">): string {
  const texts = [...lines.map(escapeXml), ...small.map((line) => `<i>${escapeXml(line)}</i>`)];
  const below = texts.map((text) => `<br/><font point-size="11">${text}</font>`);
  return `<b>${escapeXml(title)}</b>${below.join("")}`;
}
