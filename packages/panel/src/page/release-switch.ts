import type { SlotTerms } from "@slotwise/language-service";
import { behavioursOf, RELEASES } from "@slotwise/pynenc";
import type { JudgedRelease } from "../fleet/judged-releases.js";
import { type Besides, type Verdict, verdictOn } from "../fleet/verdict.js";
import { type Elements, setText } from "./elements.js";
import { setChoices } from "./options.js";
import type { PanelWords } from "./words.js";

/** Which releases are drawn: those in force that fare worst, unless a person wants to see others. */
export class ReleaseSwitch {
  readonly #select: HTMLSelectElement;
  readonly #said: HTMLParagraphElement;
  readonly #words: PanelWords;

  /** @param chosen called with the name of the releases to draw; undefined for the worst */
  constructor(elements: Elements, words: PanelWords, chosen: (name: string | undefined) => void) {
    this.#select = elements.find("drawn", HTMLSelectElement);
    this.#said = elements.find("drawn-said", HTMLParagraphElement);
    this.#words = words;
    this.#select.addEventListener("change", () => chosen(this.#select.value === "" ? undefined : this.#select.value));
  }

  /**
   * Shows what there is to choose.
   *
   * @param wanted what was chosen before, which need not be there any more
   * @returns what to draw
   */
  show(terms: SlotTerms, verdict: Verdict, besides: Besides, wanted: string | undefined): JudgedRelease {
    const { releases, worst } = verdict;
    const others = behavioursOf(RELEASES).filter(({ releases: each }) => {
      return !each.some((release) => terms.releases.includes(release));
    });
    const other = others.find(({ name }) => name === wanted);
    const compared = other && verdictOn({ ...terms, releases: other.releases }, besides).worst;
    const chosen = releases.find(({ name }) => name === wanted) ?? compared;
    const drawn = chosen ?? worst;
    const words = this.#words;
    const kindOf = ({ kind }: JudgedRelease) => (kind === "broken" ? words.isNotSafe : words.isSafe);
    const auto = releases.length > 1 ? [{ value: "", text: `${worst.name} (${words.worstRelease})` }] : [];
    const inForce = releases.map((each) => {
      const isOnly = releases.length === 1;
      return { value: isOnly ? "" : each.name, text: `${each.name}: ${kindOf(each)}` };
    });
    const compare = others.map(({ name }) => ({ value: name, text: name }));
    setChoices(
      this.#select,
      [
        { label: undefined, choices: auto },
        { label: words.inForce, choices: inForce },
        { label: words.notInForce, choices: compare },
      ],
      chosen === undefined || (releases.length === 1 && chosen === worst) ? "" : chosen.name,
    );
    setText(this.#said, saidOf(drawn, verdict, compared !== undefined && drawn === compared));
    return drawn;
  }
}

/** What is drawn, and what that is worth. */
function saidOf(drawn: JudgedRelease, { releases, worst }: Verdict, isCompared: boolean): string {
  const name = `Drawn: pynenc ${drawn.name}`;
  if (isCompared) {
    const [first] = drawn.statements;
    const state = drawn.kind === "broken" ? `it would not be safe there: ${first?.text}` : "it would be safe there";
    return `${name}, which the files do not allow; ${state}.`;
  }
  if (releases.length === 1) return `${name}, the only behaviour in force.`;
  const areAlike = releases.every(({ kind }) => kind === worst.kind);
  const rank = drawn === worst && !areAlike ? "the worst" : "one";
  return `${name}, ${rank} of ${releases.length} in force; the verdict is on all of them.`;
}
