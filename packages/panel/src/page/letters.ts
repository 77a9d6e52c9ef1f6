/**
 * How high the names in a drawing are, in pixels, so that they go with the letters of the editor: a little smaller than
 * these, never smaller than is usual. Undefined outside of an editor.
 */
export function nameSize(): number | undefined {
  const size = getComputedStyle(document.documentElement).getPropertyValue("--vscode-editor-font-size");
  const pixels = Number.parseFloat(size);
  return Number.isFinite(pixels) ? Math.max(LEAST, pixels - SMALLER) : undefined;
}

const LEAST = 12;
const SMALLER = 2;
