import { type PanelTheme, paletteFor } from "@slotwise/panel/mount";
import { isDarkWanted, isThemeKey, keepTheme, keptTheme } from "./kept-theme.js";

/** Dark or light as the reader chose it, on this site's other pages too, or as their browser prefers. */
export class ReaderTheme implements PanelTheme {
  readonly #contrast = matchMedia("(prefers-contrast: more)");
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #listeners: (() => void)[] = [];

  constructor() {
    this.#contrast.addEventListener("change", () => this.#tell());
    this.#dark.addEventListener("change", () => {
      if (keptTheme() === undefined) this.#put(this.#dark.matches);
    });
    // On paper, light; drawings have their colours from here.
    let wasDark = false;
    addEventListener("beforeprint", () => {
      wasDark = this.isDark;
      this.#put(false);
    });
    addEventListener("afterprint", () => this.#put(wasDark));
    // Another tab of the site.
    addEventListener("storage", ({ key }) => {
      if (isThemeKey(key)) this.#put(isDarkWanted());
    });
  }

  get isDark(): boolean {
    return document.documentElement.classList.contains("dark");
  }

  palette(): ReturnType<PanelTheme["palette"]> {
    return paletteFor({ isDark: this.isDark, isHighContrast: this.#contrast.matches });
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  switch(): void {
    const isDark = !this.isDark;
    keepTheme(isDark ? "dark" : "light");
    this.#put(isDark);
  }

  #put(isDark: boolean): void {
    document.documentElement.classList.toggle("dark", isDark);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
