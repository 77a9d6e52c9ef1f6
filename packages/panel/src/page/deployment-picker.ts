import type { JudgedFleet } from "@slotwise/language-service/editor";
import { type Elements, setText } from "./elements.js";
import { filled } from "./filled.js";
import { setChoices } from "./options.js";
import type { PanelWords } from "./words.js";

/** Which of a document's deployments is shown. There is nothing to pick where there is only one. */
export class DeploymentPicker {
  readonly #part: HTMLDivElement;
  readonly #heading: HTMLHeadingElement;
  readonly #list: HTMLSpanElement;
  readonly #select: HTMLSelectElement;
  readonly #words: PanelWords;

  /** @param picked called with the name of the one to show */
  constructor(elements: Elements, words: PanelWords, picked: (name: string) => void) {
    this.#part = elements.find("deployments", HTMLDivElement);
    this.#heading = elements.find("heading", HTMLHeadingElement);
    this.#list = elements.find("deployments-list", HTMLSpanElement);
    this.#select = elements.find("deployment", HTMLSelectElement);
    this.#words = words;
    this.#select.addEventListener("change", () => picked(this.#select.value));
  }

  show(deployments: readonly Pick<JudgedFleet, "name">[], shown: string): void {
    this.#part.hidden = deployments.length < 2;
    setText(this.#heading, filled(this.#words.shownDeployment, shown));
    setText(this.#list, filled(this.#words.deployments, this.#listed(deployments)));
    const choices = deployments.map(({ name }) => ({ value: name, text: name }));
    setChoices(this.#select, [{ label: undefined, choices }], shown);
  }

  /** `worker, mailer, 2 more` */
  #listed(deployments: readonly Pick<JudgedFleet, "name">[]): string {
    const names = deployments.slice(0, NAMED).map(({ name }) => name);
    const more = deployments.length - names.length;
    return more === 0 ? names.join(", ") : `${names.join(", ")}, ${filled(this.#words.moreOf, more)}`;
  }
}

const NAMED = 2;
