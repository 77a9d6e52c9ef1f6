import {
  DARK_PALETTE,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  LIGHT_PALETTE,
  type Palette,
} from "@slotwise/timeline";

/** What to draw in, and when that changes. */
export interface PanelTheme {
  palette(): Palette;
  onChange(listener: () => void): void;
}

/** The palette for a kind of theme. */
export function paletteFor({ isDark, isHighContrast }: { isDark: boolean; isHighContrast: boolean }): Palette {
  if (isHighContrast) return isDark ? HIGH_CONTRAST_PALETTE : HIGH_CONTRAST_LIGHT_PALETTE;
  return isDark ? DARK_PALETTE : LIGHT_PALETTE;
}

/** What the reader asked the browser for. */
export function readerTheme(): PanelTheme {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  return {
    palette: () => paletteFor({ isDark: dark.matches, isHighContrast: contrast.matches }),
    onChange: (listener) => {
      for (const query of [dark, contrast]) query.addEventListener("change", () => listener());
    },
  };
}

/** Gives the palette to the style sheet, whose stories are drawn by classes. */
export function applyPalette(palette: Palette, root: HTMLElement): void {
  for (const [role, colour] of Object.entries(palette)) root.style.setProperty(`--${role}`, colour);
}
