import type { JudgedFleets, WrittenValues } from "@slotwise/language-service/editor";
import { type FromPanel, panelWords, readFromPanel, type ToPanel } from "@slotwise/panel";
import { mountPanel } from "@slotwise/panel/mount";
import { type KeptPanel, keptFromLink } from "./panel-in-link.js";
import type { ReaderTheme } from "./theme.js";

export interface PanelHooks {
  readonly kept: (state: KeptPanel) => void;
  readonly write: (deployment: string, values: WrittenValues) => Promise<string>;
  readonly copy: (svg: string) => Promise<string>;
}

/** The extension's panel, in this page. It is there once the files have said something, or that they say nothing. */
export class PanelView {
  readonly #root: HTMLElement;
  readonly #theme: ReaderTheme;
  readonly #kept: object | undefined;
  readonly #hooks: PanelHooks;
  #send: ((message: unknown) => void) | undefined;
  #fleets: JudgedFleets | null = null;
  #shown = "";

  /** @param kept as a link has it */
  constructor(root: HTMLElement, theme: ReaderTheme, kept: object | undefined, hooks: PanelHooks) {
    this.#root = root;
    this.#theme = theme;
    this.#kept = kept;
    this.#hooks = hooks;
  }

  /** What is shown already is not shown again. */
  show(fleets: JudgedFleets | null): void {
    const text = JSON.stringify(fleets);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#fleets = fleets;
    if (this.#send === undefined) this.#mount();
    else this.#say({ kind: "fleet", file: fleets });
  }

  #mount(): void {
    mountPanel(this.#root, {
      words: { ...panelWords(), write: "Write these values to the files", reset: "Back to the files' values" },
      theme: this.#theme,
      kept: keptFromLink(this.#kept, this.#fleets),
      keep: this.#hooks.kept,
      receive: (listener) => {
        this.#send = listener;
      },
      send: (message) => void this.#received(message, this.#hooks),
      startSearch: () => new Worker(new URL("search-worker.js", import.meta.url), { type: "module" }),
    });
  }

  async #received(sent: FromPanel, hooks: PanelHooks): Promise<void> {
    const message = readFromPanel(sent);
    switch (message?.kind) {
      case undefined:
        return;
      case "ready":
        this.#say({ kind: "fleet", file: this.#fleets });
        return;
      case "write":
        this.#say({ kind: "told", message: await hooks.write(message.deployment, message.values) });
        return;
      case "copy":
        this.#say({ kind: "told", message: await hooks.copy(message.svg) });
        return;
    }
  }

  #say(message: ToPanel): void {
    this.#send?.(message);
  }
}
