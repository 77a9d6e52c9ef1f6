import type { DroppedView } from "../dropped/index.js";
import { find } from "./find.js";
import type { Playground } from "./playground.js";
import type { ReaderTheme } from "./theme.js";
import { notice } from "./told.js";

/** What a fleet did, from its records or its store, as a second view beside what its settings do. */
export class HappenedView {
  readonly #playground: Playground;
  readonly #theme: ReaderTheme;
  readonly #views = find("views", HTMLDivElement);
  readonly #tabs = [find("view-settings", HTMLButtonElement), find("view-happened", HTMLButtonElement)] as const;
  readonly #parts = [find("settings-view", HTMLElement), find("happened-view", HTMLElement)] as const;
  #shown: DroppedView | undefined;
  /** Of what was dropped twice only the last is shown. */
  #opening = 0;

  constructor(playground: Playground, theme: ReaderTheme) {
    this.#playground = playground;
    this.#theme = theme;
    for (const [index, tab] of this.#tabs.entries()) {
      tab.addEventListener("click", () => this.#choose(index));
      tab.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.preventDefault();
        this.#choose(1 - index);
        this.#tabs[1 - index]?.focus();
      });
    }
    find("close-happened", HTMLButtonElement).addEventListener("click", () => this.#close());
    playground.onJudged(() => this.#shown?.settingsChanged());
  }

  async open(files: readonly File[]): Promise<void> {
    const { openDropped, showDropped } = await import("../dropped/index.js");
    const opening = ++this.#opening;
    const dropped = await openDropped(files, {
      startWorker: () => new Worker(new URL("dropped-worker.js", import.meta.url), { type: "module" }),
    });
    if (opening !== this.#opening) {
      if (dropped.kind === "fleets") dropped.close();
      return;
    }
    this.#shown?.dispose();
    const [, part] = this.#parts;
    this.#shown = showDropped(part, dropped, {
      theme: this.#theme,
      termsFor: async (fleet) => {
        const found = await this.#playground.language.ask("recordTerms", fleet);
        // Settings that changed meanwhile are asked for again.
        return found ?? { remarks: [] };
      },
      // A page without a clipboard is refused as well, and not broken.
      copy: async (text) => navigator.clipboard.writeText(text),
      onDefect: (error) => notice(`Something went wrong in the playground itself: ${String(error)}`),
    });
    this.#views.hidden = false;
    this.#choose(1);
  }

  #choose(index: number): void {
    for (const [at, tab] of this.#tabs.entries()) {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      const part = this.#parts[at];
      if (part !== undefined) part.hidden = at !== index;
    }
  }

  #close(): void {
    this.#opening++;
    this.#shown?.dispose();
    this.#shown = undefined;
    this.#views.hidden = true;
    this.#choose(0);
    this.#playground.focus();
  }
}
