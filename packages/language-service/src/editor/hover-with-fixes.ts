import type { EditorDocument } from "./editor-document.js";
import { fixPreviews } from "./fix-preview.js";
import { type Hover, type HoverOptions, hover as hoverOfPlace } from "./hover.js";
import { upgradeHover } from "./upgrade-hover.js";

/**
 * What is to be said at an offset: first what would solve the problems there, before and after, then the thing itself. An
 * editor shows what is wrong above it.
 */
export function hover(editor: EditorDocument, offset: number, options: HoverOptions): Hover | undefined {
  const upgrade = upgradeHover(editor, offset, options.pictures);
  if (upgrade !== undefined) return upgrade;
  const previews = fixPreviews(editor, offset, options.pictures);
  const told = hoverOfPlace(editor, offset, options);
  if (previews === undefined) return told;
  const parts = [...previews.paragraphs, ...(told === undefined ? [] : ["---", told.markdown])];
  return { range: told?.range ?? previews.range, markdown: parts.join("\n\n") };
}
