import type { Edit, Suggested } from "../crossing/messages.js";
import { button, find, made } from "./elements.js";

export interface SuggestionsHooks {
  readonly ask: () => Promise<readonly Suggested[] | undefined>;
  readonly apply: (edits: readonly Edit[]) => void;
  readonly copy: (text: string) => void;
}

/** Settings that are safe for the fleet declared, worked out when somebody asks, and taken away when the files change. */
export class Suggestions {
  readonly #part = find("suggest-part", HTMLElement);
  readonly #shown = find("suggestions", HTMLDivElement);
  readonly #hooks: SuggestionsHooks;

  constructor(hooks: SuggestionsHooks) {
    this.#hooks = hooks;
    find("suggest", HTMLButtonElement).addEventListener("click", () => void this.#ask());
  }

  /** @param isThere whether there is a fleet to suggest anything for */
  filesChanged(isThere: boolean): void {
    this.#part.hidden = !isThere;
    this.#shown.replaceChildren();
  }

  async #ask(): Promise<void> {
    const found = await this.#hooks.ask();
    if (found === undefined) return;
    const isOne = found.length === 1;
    this.#shown.replaceChildren(
      ...(found.length === 0 ? [made("p", { text: "There is no fleet to suggest settings for." })] : []),
      ...found.flatMap((each) => [...(isOne ? [] : [made("h3", { text: each.deployment })]), ...this.#partsOf(each)]),
    );
  }

  #partsOf({ problem, notes, block, edits }: Suggested): readonly Node[] {
    if (problem !== undefined) return [made("p", { text: `${problem}.` })];
    const isThere = edits?.length === 0;
    const apply = button("Write to the files", () => {
      this.#hooks.apply(edits ?? []);
      // What is written is suggested no more, and this button goes away with it.
      find("suggest", HTMLButtonElement).focus();
    });
    apply.className = "main";
    const written = made("pre", { text: block });
    written.tabIndex = 0;
    return [
      ...notes.map((note) => made("p", { text: `${note.charAt(0).toUpperCase()}${note.slice(1)}.` })),
      written,
      ...(isThere ? [made("p", { text: "These are the values in force." })] : []),
      made(
        "div",
        { className: "row" },
        ...(edits !== undefined && !isThere ? [apply] : []),
        button("Copy", () => this.#hooks.copy(block)),
      ),
    ];
  }
}
