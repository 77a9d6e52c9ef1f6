import {
  DARK_PALETTE,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  LIGHT_PALETTE,
  type Palette,
} from "@slotwise/timeline";

/** The palette of the editor's theme, by the classes that the editor gives the page. */
export function paletteOf(classes: DOMTokenList): Palette {
  if (classes.contains("vscode-high-contrast-light")) return HIGH_CONTRAST_LIGHT_PALETTE;
  if (classes.contains("vscode-high-contrast")) return HIGH_CONTRAST_PALETTE;
  return classes.contains("vscode-light") ? LIGHT_PALETTE : DARK_PALETTE;
}

/** Gives the palette to the style sheet, whose stories are drawn by classes. */
export function applyPalette(palette: Palette, root: HTMLElement): void {
  for (const [role, colour] of Object.entries(palette)) root.style.setProperty(`--${role}`, colour);
}
