/**
 * What the search of VitePress's theme says wrongly to people who do not see it: it is called a button with buttons in it,
 * and the names of things differ from the words on them.
 */
const MENDED: Readonly<Record<string, readonly (readonly [wrong: string, right: string])[]>> = {
  "VPLocalSearchBox.vue": [
    [
      `role="button"
      :aria-owns="results?.length ? 'localsearch-list' : undefined"
      aria-expanded="true"
      aria-haspopup="listbox"
      aria-labelledby="localsearch-label"`,
      `role="search"
      :aria-label="buttonText"`,
    ],
    [
      `:aria-activedescendant="selectedIndex > -1 ? ('localsearch-item-' + selectedIndex) : undefined"
            aria-autocomplete="both"
            :aria-controls="results?.length ? 'localsearch-list' : undefined"
            aria-labelledby="localsearch-label"`,
      `:aria-label="buttonText"`,
    ],
    [`:role="results?.length ? 'listbox' : undefined"`, ""],
    [`:aria-selected="selectedIndex === index ? 'true' : 'false'"`, ""],
    [`role="option"`, ""],
    [`:aria-label="[...p.titles, p.title].join(' > ')"`, ""],
    [`<span class="title-icon">#</span>`, `<span class="title-icon" aria-hidden="true">#</span>`],
    ...["navigateUp", "navigateDown", "select", "close"].map((key): readonly [string, string] => {
      const label = `:aria-label="translate('modal.footer.${key}KeyAriaLabel')"`;
      return [label, `role="img" ${label}`];
    }),
    // What the arrows choose.
    [
      `<div class="search-keyboard-shortcuts">`,
      `<div class="visually-hidden" role="status">{{
          results[selectedIndex] ? [...results[selectedIndex].titles, results[selectedIndex].title].join(", ") : ""
        }}</div>
        <div class="search-keyboard-shortcuts">`,
    ],
  ],
  // The letter is in the style sheet, as the key before it is.
  "VPNavBarSearchButton.vue": [
    [`<kbd class="DocSearch-Button-Key">K</kbd>`, `<kbd class="DocSearch-Button-Key"></kbd>`],
  ],
};

/** A Vite plugin. It fails where a release of VitePress has other words, and so may have mended it itself. */
export const mendedTheme = {
  name: "slotwise:mended-theme",
  enforce: "pre" as const,
  transform: (code: string, id: string): string | undefined => {
    const [, name = ""] = /\/theme-default\/components\/(\w+\.vue)$/.exec(id) ?? [];
    return MENDED[name]?.reduce((text, [wrong, right]) => {
      if (text.split(wrong).length !== 2) throw new Error(`${name} of VitePress is not what it was: ${wrong}`);
      return text.replace(wrong, () => right);
    }, code);
  },
};
