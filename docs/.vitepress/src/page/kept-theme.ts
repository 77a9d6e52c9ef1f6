// The site's pages keep what a reader chose under this name, and put a class where it is dark.
const KEY = "vitepress-theme-appearance";

/** Whether a change of what is kept is one of this. */
export function isThemeKey(key: string | null): boolean {
  return key === KEY;
}

/** Undefined where the browser decides. */
export function keptTheme(): "dark" | "light" | undefined {
  try {
    const said = localStorage.getItem(KEY);
    return said === "dark" || said === "light" ? said : undefined;
  } catch {
    // A browser that keeps nothing.
    return undefined;
  }
}

export function keepTheme(theme: "dark" | "light"): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It is in force until the page is left.
  }
}

/** As the reader chose it, or as their browser prefers. */
export function isDarkWanted(): boolean {
  return (keptTheme() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}
