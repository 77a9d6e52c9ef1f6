import { find } from "./elements.js";

export interface TabsHooks {
  readonly chosen: (path: string) => void;
}

/** The worst that was found in a file. */
export type TabMark = "error" | "warning" | "info" | undefined;

/** The files as tabs; the arrow keys go from one to the next. */
export class Tabs {
  readonly #list = find("tabs", HTMLDivElement);
  readonly #hooks: TabsHooks;
  #buttons = new Map<string, HTMLButtonElement>();

  constructor(hooks: TabsHooks) {
    this.#hooks = hooks;
    this.#list.addEventListener("keydown", (event) => {
      const paths = [...this.#buttons.keys()];
      const at = paths.findIndex((path) => this.#buttons.get(path) === document.activeElement);
      const next = {
        ArrowRight: paths[at + 1] ?? paths[0],
        ArrowLeft: paths.at(at - 1),
        Home: paths[0],
        End: paths.at(-1),
      }[event.key];
      if (at === -1 || next === undefined) return;
      event.preventDefault();
      this.#hooks.chosen(next);
      this.#buttons.get(next)?.focus();
    });
  }

  show(paths: readonly string[], chosen: string): void {
    if (paths.length !== this.#buttons.size || paths.some((path) => !this.#buttons.has(path))) this.#make(paths);
    for (const [path, each] of this.#buttons) {
      const isChosen = path === chosen;
      each.setAttribute("aria-selected", String(isChosen));
      each.tabIndex = isChosen ? 0 : -1;
      if (isChosen) each.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  mark(marks: ReadonlyMap<string, TabMark>): void {
    for (const [path, each] of this.#buttons) {
      const mark = marks.get(path);
      if (mark === undefined) delete each.dataset["mark"];
      else each.dataset["mark"] = mark;
      each.setAttribute("aria-label", mark === undefined ? path : `${path}, ${MARKS[mark]}`);
    }
  }

  #make(paths: readonly string[]): void {
    this.#buttons = new Map(
      paths.map((path) => {
        const made = document.createElement("button");
        made.type = "button";
        made.role = "tab";
        made.textContent = path;
        made.title = path;
        made.setAttribute("aria-controls", "editor");
        made.addEventListener("click", () => this.#hooks.chosen(path));
        return [path, made];
      }),
    );
    this.#list.replaceChildren(...this.#buttons.values());
  }
}

const MARKS = { error: "has errors", warning: "has warnings", info: "has remarks" } as const;
