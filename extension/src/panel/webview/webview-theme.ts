import { type PanelTheme, paletteFor } from "@slotwise/panel/mount";

/** The editor's theme, by the classes that it gives the page. */
export function webviewTheme(body: HTMLElement): PanelTheme {
  return {
    palette: () => {
      const has = (theme: string) => body.classList.contains(`vscode-${theme}`);
      const isHighContrast = has("high-contrast") || has("high-contrast-light");
      return paletteFor({ isDark: !has("light") && !has("high-contrast-light"), isHighContrast });
    },
    onChange: (listener) => new MutationObserver(() => listener()).observe(body, { attributeFilter: ["class"] }),
  };
}
