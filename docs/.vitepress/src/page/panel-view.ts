import type { JudgedFleets, WrittenValues } from "@slotwise/language-service/editor";
import { type FromPanel, panelWords, readFromPanel, type ToPanel } from "@slotwise/panel";
import { mountPanel } from "@slotwise/panel/mount";
import type { Judged } from "../crossing/messages.js";
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
  /** Where the project is that is shown. */
  #project: string | null = null;
  #areOthers = false;

  /** @param kept as a link has it */
  constructor(root: HTMLElement, theme: ReaderTheme, kept: object | undefined, hooks: PanelHooks) {
    this.#root = root;
    this.#theme = theme;
    this.#kept = kept;
    this.#hooks = hooks;
  }

  /** Whether a deployment can be judged as the files are now, and not only could before somebody went on typing. */
  isJudged(deployment: string): boolean {
    return this.#fleets?.deployments.some(({ name, terms }) => name === deployment && terms !== null) === true;
  }

  /** What is shown next is of other files, wherever they are: nothing that was tried is taken over. */
  filesOpened(): void {
    this.#areOthers = true;
  }

  /** What is shown already is not shown again. */
  show({ fleets, projectOf }: Pick<Judged, "fleets" | "projectOf">): void {
    // A text that says nothing for the moment has no project, and leaves the one before in sight.
    const areOthers = this.#areOthers || (projectOf !== null && this.#project !== null && projectOf !== this.#project);
    this.#areOthers = false;
    this.#project = projectOf ?? this.#project;
    const text = JSON.stringify(fleets);
    if (text === this.#shown && !areOthers) return;
    this.#shown = text;
    this.#fleets = fleets;
    if (this.#send === undefined) this.#mount();
    else this.#say({ kind: "fleet", file: fleets, areOthers });
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
