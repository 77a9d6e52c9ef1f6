import { DARK_PALETTE, LIGHT_PALETTE, type Palette } from "../svg/palette.js";

/** The style sheet of a picture: one theme, or both, as the reader's own is. */
export function styleSheet(theme: "light" | "dark" | "auto"): string {
  switch (theme) {
    case "light":
      return SHAPES + colours(LIGHT_PALETTE);
    case "dark":
      return SHAPES + colours(DARK_PALETTE);
    case "auto":
      return `${SHAPES}${colours(LIGHT_PALETTE)}@media (prefers-color-scheme:dark){${colours(DARK_PALETTE)}}`;
  }
}

const SHAPES =
  ".title,.name,.axis,.note{font-family:system-ui,sans-serif;font-size:12px}.title{font-size:14px;font-weight:600}" +
  ".axis{text-anchor:middle;font-size:11px}.note{font-size:11px}.problem{fill-opacity:.14;stroke-dasharray:3 3}.run{fill-opacity:.9}" +
  ".silent{fill-opacity:.07}.block{fill-opacity:.25;stroke-width:1.5}.vacant{fill:none;stroke-dasharray:2 2}";

function colours(palette: Palette): string {
  const { background, text, muted, grid, gap, window, execution, check, problem } = palette;
  return (
    `.back{fill:${background}}.title,.name{fill:${text}}.axis,.note{fill:${muted}}.grid{stroke:${grid}}.gap{fill:${gap};fill-opacity:.4}` +
    `.window{fill:${window}}.vacant{stroke:${window}}.run{fill:${execution}}.start,.join{fill:${text}}.look,.end{stroke:${check};stroke-width:2}` +
    `.fault,.death,.silent,.loud{fill:${problem}}.refusal{stroke:${problem};stroke-width:2.5;fill:none}.problem,.block{fill:${problem};stroke:${problem}}` +
    `.silence{stroke:${problem};stroke-width:2;fill:none}.head{stroke:${text};stroke-width:1.5}`
  );
}
