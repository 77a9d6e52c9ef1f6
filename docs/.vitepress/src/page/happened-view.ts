import type { Dropped, DroppedView } from "../dropped/index.js";
import type { Evidence } from "../files/evidence.js";
import { find } from "./elements.js";
import type { Playground } from "./playground.js";
import type { ReaderTheme } from "./theme.js";
import { defect } from "./told.js";

type ShowDropped = typeof import("../dropped/index.js")["showDropped"];

/** Of a folder no more are opened: a home directory has the databases of every browser. */
const MOST_TRIED = 20;

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

  /**
   * Shows the first that can be audited, and why none can where somebody meant just this.
   *
   * @returns what is to be told besides
   */
  async open({ sets, areMeant }: Evidence): Promise<string> {
    const opening = ++this.#opening;
    const { openDropped, showDropped } = await import("../dropped/index.js");
    let why = "";
    for (const files of sets.slice(0, MOST_TRIED)) {
      const dropped = await openDropped(files, {
        startWorker: () => new Worker(new URL("dropped-worker.js", import.meta.url), { type: "module" }),
      });
      if (opening !== this.#opening) {
        if (dropped.kind === "fleets") dropped.close();
        return "";
      }
      if (dropped.kind === "fleets" || areMeant) {
        this.#show(dropped, showDropped);
        return sets.length === 1 ? "" : `Of ${sets.length} databases and files of records ${files[0]?.name} is shown.`;
      }
      why ||= dropped.reason;
    }
    return sets.length === 1 ? why : `None of ${sets.length} databases and files of records can be audited: ${why}`;
  }

  #show(dropped: Dropped, showDropped: ShowDropped): void {
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
      onDefect: defect,
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
