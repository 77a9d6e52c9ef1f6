import { createFleet, type Fleet } from "@slotwise/core";
import { readToPanel } from "./crossing/messages.js";
import { type PanelState, readPanelState, type ShownFleet } from "./crossing/panel-state.js";
import { changesOf, fleetToTry } from "./fleet/changes.js";
import { CONTROLS } from "./fleet/controls.js";
import type { FileFleet } from "./fleet/file-fleet.js";
import { isSameFleet } from "./fleet/read-fleet.js";
import type { PanelHost } from "./host.js";
import { panelMarkup } from "./markup.js";
import { Elements, setSvg, setText } from "./page/elements.js";
import { Sliders } from "./page/sliders.js";
import { applyPalette } from "./page/theme.js";
import { fittingWidth } from "./page/widths.js";
import { Playhead } from "./picture/playhead.js";
import { redraw, standaloneSvg } from "./picture/redraw.js";
import type { FaultChoice } from "./story/fault-choice.js";
import { WorstCase } from "./story/worst-case.js";

/**
 * Shows a panel, which asks its host for a fleet and lives as long as its page.
 * @param root an empty element; one panel a page, whose ids it uses
 */
export function mountPanel(root: HTMLElement, host: PanelHost): void {
  root.classList.add("slotwise-panel");
  root.innerHTML = panelMarkup(host.words);
  new Panel(new Elements(root), host).start();
}

class Panel {
  readonly #host: PanelHost;
  readonly #elements: Elements;
  readonly #playhead: Playhead;
  readonly #worst: WorstCase;
  readonly #sliders: Sliders;
  #state: PanelState;
  /** Whether the files said something of a fleet when they were asked last. */
  #isThere = false;

  constructor(elements: Elements, host: PanelHost) {
    const { words } = host;
    this.#elements = elements;
    this.#host = host;
    this.#state = readPanelState(host.kept);
    this.#playhead = new Playhead(elements, words, (playhead) => this.#keep({ playhead }));
    this.#worst = new WorstCase({ elements, words, startSearch: () => host.startSearch() });
    this.#sliders = new Sliders(elements, words, (name, value) =>
      this.#tryOut((fleet) => CONTROLS[name].changed(fleet, value)),
    );
  }

  start(): void {
    const elements = this.#elements;
    const host = this.#host;
    const protocol = elements.find("protocol", HTMLSelectElement);
    protocol.addEventListener("change", () =>
      this.#tryOut((fleet) => createFleet({ ...fleet, protocol: protocol.value as Fleet["protocol"] })),
    );
    const faults = elements.find("faults", HTMLSelectElement);
    faults.addEventListener("change", () => {
      this.#keep({ faults: faults.value as FaultChoice });
      this.#show();
    });
    this.#onClick("write", ({ file, tried }) => host.send({ kind: "write", values: changesOf(file, tried) }));
    this.#onClick("reset", ({ file }) => this.#tryOut(() => fleetToTry(file)));
    this.#onClick("copy", ({ tried }) => host.send({ kind: "copy", svg: standaloneSvg(tried) }));
    const resized = () => this.#show({ isResized: true });
    new ResizeObserver(resized).observe(elements.find("picture", HTMLDivElement));
    host.theme.onChange(resized);
    host.receive((message) => this.#received(message));
    this.#playhead.restore(this.#state.playhead);
    this.#show();
    host.send({ kind: "ready" });
  }

  #onClick(id: "write" | "reset" | "copy", clicked: (shown: ShownFleet) => void): void {
    this.#elements.find(id, HTMLButtonElement).addEventListener("click", () => {
      if (this.#state.shown !== undefined) clicked(this.#state.shown);
    });
  }

  #received(received: unknown): void {
    const message = readToPanel(received);
    switch (message?.kind) {
      case undefined:
        return;
      case "fleet":
        this.#follow(message.file);
        return;
      case "simulate":
        this.#keep({ faults: this.#state.faults === "none" ? "join" : this.#state.faults });
        this.#show();
        this.#elements.find("worst", HTMLElement).scrollIntoView();
        this.#elements.find("faults", HTMLSelectElement).focus({ preventScroll: true });
        return;
      case "told":
        this.#tell(message.message);
        return;
    }
  }

  /** Follows the files, unless a person is trying something else: that stays until they write it or go back. */
  #follow(said: FileFleet | null): void {
    this.#isThere = said !== null;
    this.#elements.find("none", HTMLParagraphElement).hidden = this.#isThere;
    if (said === null) {
      this.#elements.find("write", HTMLButtonElement).disabled = true;
      return;
    }
    const { shown } = this.#state;
    const isTrying = shown !== undefined && !isSameFleet(shown.tried, fleetToTry(shown.file));
    this.#keep({ shown: { file: said, tried: isTrying ? shown.tried : fleetToTry(said) } });
    this.#show();
  }

  #tryOut(change: (fleet: Fleet) => Fleet): void {
    const { shown } = this.#state;
    if (shown === undefined) return;
    this.#tell("");
    this.#keep({ shown: { ...shown, tried: change(shown.tried) } });
    this.#show();
  }

  #show({ isResized = false } = {}): void {
    const elements = this.#elements;
    const { shown, faults } = this.#state;
    elements.find("all", HTMLDivElement).hidden = shown === undefined;
    if (shown === undefined) return;
    const { file, tried } = shown;
    const palette = this.#host.theme.palette();
    applyPalette(palette, elements.root);
    const picture = elements.find("picture", HTMLDivElement);
    const width = fittingWidth(picture.clientWidth);
    const drawn = redraw(tried, palette, width);
    this.#playhead.show(drawn.cycle, drawn.picture, setSvg(picture, drawn.picture.svg));
    const verdict = elements.find("verdict", HTMLParagraphElement);
    verdict.className = drawn.verdict.isSafe ? "safe" : "broken";
    setText(verdict, drawn.verdict.sentence);
    setText(elements.find("description", HTMLParagraphElement), drawn.description);
    this.#sliders.show(tried);
    elements.find("protocol", HTMLSelectElement).value = tried.protocol;
    elements.find("faults", HTMLSelectElement).value = faults;
    const isChanged = !isSameFleet(tried, fleetToTry(file));
    const hasChanges = Object.keys(changesOf(file, tried)).length > 0;
    elements.find("write", HTMLButtonElement).disabled = !(this.#isThere && hasChanges);
    elements.find("reset", HTMLButtonElement).disabled = !isChanged;
    if (isResized) this.#worst.resize(width);
    else this.#worst.search(tried, faults);
  }

  #tell(message: string): void {
    setText(this.#elements.find("told", HTMLParagraphElement), message);
  }

  #keep(changed: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...changed };
    this.#host.keep(this.#state);
  }
}
