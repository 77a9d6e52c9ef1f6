import { dirname, posix, relative } from "node:path";
import { imageSize } from "./image-sizes.js";
import type { LinkTarget, Site } from "./link-target.js";

/**
 * What a page has of an example: its drawing, and the link that opens it in the playground. `theme/open-lessons.ts` opens it
 * in its place.
 */
export function lessonHtml(
  text: string,
  { href, example }: Extract<LinkTarget, { kind: "playground" }>,
  page: string,
  { docs }: Site,
): string {
  const title = escapeAttribute(text);
  const images = Object.entries(example.drawings).map(([theme, file]) => {
    // Relative, so that it is built into the site as any other picture.
    const source = `./${posix.normalize(relative(dirname(posix.join(docs, page)), file).replaceAll("\\", "/"))}`;
    const { width, height } = imageSize(file);
    const alt = escapeAttribute(example.description);
    return `<img class="only-${theme}" src="${source}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`;
  });
  const link = `<a class="lesson-link" href="${href}" target="_self">${title}</a>`;
  return `<figure class="lesson">${images.join("")}<figcaption>${link}</figcaption></figure>\n`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("{{", "&#123;&#123;");
}
