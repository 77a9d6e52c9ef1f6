import {
  type ColourRole,
  DARK_PALETTE,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  LIGHT_PALETTE,
  type Palette,
} from "./palette.js";
import { type Attributes, element, type Markup } from "./svg-element.js";

/** A drawing's colours: a fixed theme, one that follows the reader's own (`auto`), or any palette. */
export type Theme = "light" | "dark" | "high-contrast" | "high-contrast-light" | "auto" | Palette;

/** Gives shapes their colours, as attributes, so that a drawing needs neither a style sheet nor a script. */
export interface Ink {
  fill(role: ColourRole): Attributes;
  stroke(role: ColourRole): Attributes;
  /** Both at once. */
  paint(fill: ColourRole, stroke: ColourRole): Attributes;
  /** The rules of the `auto` theme for dark and high-contrast readers; nothing for the others. */
  readonly styleSheet: Markup;
}

/**
 * @param prefix keeps the class names of `auto` apart from those of other drawings in the same page
 */
export function createInk(theme: Theme, prefix: string): Ink {
  const palette = paletteOf(theme);
  const className =
    theme === "auto" ? (kind: string, role: ColourRole) => `${prefix}-${kind}-${role}` : () => undefined;
  return {
    fill: (role) => ({ fill: palette[role], class: className("f", role) }),
    stroke: (role) => ({ stroke: palette[role], class: className("s", role) }),
    paint: (fill, stroke) => ({
      fill: palette[fill],
      stroke: palette[stroke],
      class: theme === "auto" ? `${className("f", fill)} ${className("s", stroke)}` : undefined,
    }),
    styleSheet: theme === "auto" ? autoStyleSheet(prefix) : { markup: "" },
  };
}

function paletteOf(theme: Theme): Palette {
  if (typeof theme === "object") return theme;
  switch (theme) {
    case "light":
    case "auto":
      return LIGHT_PALETTE;
    case "dark":
      return DARK_PALETTE;
    case "high-contrast":
      return HIGH_CONTRAST_PALETTE;
    case "high-contrast-light":
      return HIGH_CONTRAST_LIGHT_PALETTE;
  }
}

/** The light colours are in the attributes, for readers that know no style sheets; these rules go over them. */
function autoStyleSheet(prefix: string): Markup {
  const rules = (palette: Palette): string =>
    ROLES.map(
      (role) => `.${prefix}-f-${role}{fill:${palette[role]}}.${prefix}-s-${role}{stroke:${palette[role]}}`,
    ).join("");
  return element(
    "style",
    {},
    `@media (prefers-color-scheme:dark){${rules(DARK_PALETTE)}}` +
      `@media (prefers-contrast:more){${rules(HIGH_CONTRAST_LIGHT_PALETTE)}}` +
      `@media (prefers-contrast:more) and (prefers-color-scheme:dark){${rules(HIGH_CONTRAST_PALETTE)}}`,
  );
}

const ROLES = Object.keys(LIGHT_PALETTE) as ColourRole[];
