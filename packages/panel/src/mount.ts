// The panel itself, for whoever has a page to show it in.

export { type HappenedHost, mountHappened } from "./happened/happened-page.js";
export type { PanelHost } from "./host.js";
export { type PanelTheme, paletteFor, readerTheme } from "./page/theme.js";
export { mountPanel } from "./panel.js";
