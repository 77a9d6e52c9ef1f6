import type { Fleet } from "@slotwise/core";
import { fleetPins, type SlotTerms } from "@slotwise/language-service";
import type { JudgedFleet, JudgedFleets, PreviewTarget } from "@slotwise/language-service/editor";
import type { CyclePin } from "@slotwise/timeline";
import { readToPanel } from "./crossing/messages.js";
import { type PanelState, readPanelState, type ShownFleet } from "./crossing/panel-state.js";
import { changesOf, termsToTry, triesValues, withCron, withValues } from "./fleet/changes.js";
import { CONTROLS } from "./fleet/controls.js";
import { type FileFleet, isFileFleet } from "./fleet/file-fleets.js";
import { areSameTerms } from "./fleet/read-terms.js";
import { verdictOn } from "./fleet/verdict.js";
import type { PanelHost } from "./host.js";
import { panelMarkup } from "./markup.js";
import { CronFields } from "./page/cron-fields.js";
import { DeploymentPicker } from "./page/deployment-picker.js";
import { Elements, setSvg, setText } from "./page/elements.js";
import { nameSize } from "./page/letters.js";
import { ReleaseSwitch } from "./page/release-switch.js";
import { sizeText } from "./page/size-text.js";
import { SizesRow } from "./page/sizes-row.js";
import { Sliders } from "./page/sliders.js";
import { applyPalette } from "./page/theme.js";
import { VerdictView } from "./page/verdict-view.js";
import { fittingWidth, onOtherWidth } from "./page/widths.js";
import { MapView } from "./picture/map-view.js";
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
  readonly #sizes: SizesRow;
  readonly #crons: CronFields;
  readonly #picker: DeploymentPicker;
  readonly #switch: ReleaseSwitch;
  readonly #verdict: VerdictView;
  readonly #map: MapView;
  #state: PanelState;
  /** What the files said when they were asked last; none where they said nothing of a fleet. */
  #deployments: readonly JudgedFleet[] = [];
  #drawn: { readonly fleet: Fleet; readonly pins: readonly CyclePin[] } | undefined;
  /** Whether somebody waits for the answer to what can go wrong. */
  #isAnswerDue = false;

  constructor(elements: Elements, host: PanelHost) {
    const { words } = host;
    this.#elements = elements;
    this.#host = host;
    this.#state = readPanelState(host.kept);
    this.#playhead = new Playhead(elements, words, (playhead) => this.#keep({ playhead }));
    const startSearch = () => host.startSearch();
    this.#worst = new WorstCase({ elements, words, startSearch, answered: (text) => this.#answered(text) });
    this.#sliders = new Sliders(elements, words, (name, value) =>
      this.#tryOut((terms) => CONTROLS[name].changed(terms, value)),
    );
    this.#sizes = new SizesRow(elements, (runners) =>
      this.#tryOut((terms) => CONTROLS.runners.changed(terms, runners)),
    );
    this.#crons = new CronFields(elements, words, (field, expression) =>
      this.#tryOut((terms) => withCron(terms, field, expression)),
    );
    this.#picker = new DeploymentPicker(elements, words, (name) => this.#pick(name));
    this.#switch = new ReleaseSwitch(elements, words, (drawn) => {
      this.#keep({ drawn });
      this.#show();
    });
    this.#verdict = new VerdictView(elements, words);
    this.#map = new MapView(elements, words, () => this.#show({ isResized: true }));
  }

  start(): void {
    const elements = this.#elements;
    const host = this.#host;
    const faults = elements.find("faults", HTMLSelectElement);
    faults.addEventListener("change", () => {
      this.#keep({ faults: faults.value as FaultChoice });
      this.#isAnswerDue = true;
      this.#show();
    });
    this.#onClick("write", ({ file, tried }) => {
      this.#keepShown({ isProposal: false });
      host.send({ kind: "write", deployment: file.name, values: changesOf(file.terms, tried) });
    });
    this.#onClick("reset", ({ file }) => this.#tryOut(() => termsToTry(file.terms)));
    this.#onClick("copy", () => {
      if (this.#drawn !== undefined)
        host.send({ kind: "copy", svg: standaloneSvg(this.#drawn.fleet, this.#drawn.pins) });
    });
    const resized = () => this.#show({ isResized: true });
    onOtherWidth(elements.find("picture", HTMLDivElement), resized);
    const top = elements.find("top", HTMLElement);
    // What is scrolled to, by us or by the tabulator, comes out below what stays in sight.
    new ResizeObserver(() => {
      document.documentElement.style.scrollPaddingTop = `${top.offsetHeight + 8}px`;
    }).observe(top);
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
        if (message.areOthers === true) this.#forget();
        this.#follow(message.file);
        return;
      case "try":
        this.#propose(message.target);
        return;
      case "simulate":
        this.#keep({ faults: this.#state.faults === "none" ? "join" : this.#state.faults });
        this.#isAnswerDue = true;
        this.#show();
        this.#elements.find("worst", HTMLElement).scrollIntoView();
        this.#elements.find("faults", HTMLSelectElement).focus({ preventScroll: true });
        return;
      case "told":
        this.#tell(message.message);
        return;
    }
  }

  #forget(): void {
    this.#tell("");
    this.#keep({ shown: undefined });
  }

  /** Follows the files, unless a person is trying something else: that stays until they write it or go back. */
  #follow(said: JudgedFleets | null): void {
    this.#deployments = said?.deployments ?? [];
    const { shown } = this.#state;
    const next = this.#deployments.find(({ name }) => name === shown?.file.name) ?? this.#deployments[0];
    this.#turnTo(next);
  }

  /** Shows a deployment, or why there is nothing to show of it; what was there last stays in sight meanwhile. */
  #turnTo(next: JudgedFleet | undefined): void {
    const { words } = this.#host;
    const none = this.#elements.find("none", HTMLParagraphElement);
    const isThere = next !== undefined && isFileFleet(next);
    none.hidden = isThere;
    if (isThere) {
      this.#followOne(next);
      return;
    }
    setText(none, next === undefined ? words.none : `${words.notJudged} ${next.notJudged}`);
    if (next !== undefined && next.name !== this.#state.shown?.file.name) this.#keep({ shown: undefined });
    if (next !== undefined) this.#picker.show(this.#deployments, next.name);
    this.#show();
  }

  #followOne(file: FileFleet): void {
    const { shown } = this.#state;
    const isTrying =
      shown !== undefined &&
      shown.file.name === file.name &&
      !areSameTerms(shown.tried, termsToTry(shown.file.terms)) &&
      !areSameTerms(shown.tried, termsToTry(file.terms));
    const tried = isTrying ? shown.tried : termsToTry(file.terms);
    this.#keep({ shown: { file, tried, isProposal: isTrying && shown.isProposal } });
    this.#show();
  }

  #pick(name: string): void {
    this.#tell("");
    this.#turnTo(this.#deployments.find((each) => each.name === name));
  }

  /** Turns to the deployment that is meant, and tries what is proposed for it instead of what the files say. */
  #propose(target: PreviewTarget): void {
    const meant = this.#deployments.find(({ name }) => name === target.deployment);
    // What is meant for one deployment is not tried on another.
    if (target.deployment !== undefined && (meant === undefined || !isFileFleet(meant))) return;
    if (meant !== undefined) this.#turnTo(meant);
    const { shown } = this.#state;
    if (shown === undefined || !triesValues(target)) return;
    this.#tell("");
    this.#keepShown({ tried: withValues(termsToTry(shown.file.terms), target), isProposal: true });
    this.#show();
    // What stays in sight by itself is in sight wherever the page is.
    document.scrollingElement?.scrollTo({ top: 0 });
  }

  #tryOut(change: (terms: SlotTerms) => SlotTerms): void {
    const { shown } = this.#state;
    if (shown === undefined) return;
    this.#tell("");
    this.#keepShown({ tried: change(shown.tried) });
    this.#show();
  }

  #show({ isResized = false } = {}): void {
    const elements = this.#elements;
    const { theme } = this.#host;
    const { shown, faults } = this.#state;
    elements.find("all", HTMLDivElement).hidden = shown === undefined;
    if (shown === undefined) {
      this.#verdict.hide();
      return;
    }
    const { file, tried } = shown;
    const palette = theme.palette();
    applyPalette(palette, elements.root);
    const verdict = verdictOn(tried, file);
    this.#verdict.show(verdict);
    const drawn = this.#switch.show(tried, verdict, file, this.#state.drawn);
    const pins = fleetPins(drawn.judgement, drawn.fleet, Date.now() / 1000);
    this.#drawn = { fleet: drawn.fleet, pins };
    const picture = elements.find("picture", HTMLDivElement);
    const width = fittingWidth(picture.clientWidth);
    const redrawn = redraw(drawn.fleet, palette, width, { pins, fontSize: nameSize() });
    this.#playhead.show(redrawn.cycle, redrawn.picture, setSvg(picture, redrawn.picture.svg));
    setText(elements.find("description", HTMLParagraphElement), redrawn.description);
    this.#sizes.show(verdict.releases.map(({ judgement }) => judgement));
    this.#sliders.show(tried, drawn.fleet.totalRunners);
    this.#crons.show(tried.crons);
    this.#map.show(termsToTry(file.terms), tried, palette, width);
    this.#showState(shown, drawn.fleet.totalRunners);
    if (this.#deployments.length > 0) this.#picker.show(this.#deployments, file.name);
    elements.find("faults", HTMLSelectElement).value = faults;
    if (isResized) this.#worst.resize(width);
    else this.#worst.search(drawn.fleet, faults, drawn.kind !== "broken");
  }

  /** How what is tried is related to what the files say. */
  #showState({ file, tried, isProposal }: ShownFleet, drawnRunners: number): void {
    const elements = this.#elements;
    const { words } = this.#host;
    const isChanged = !areSameTerms(tried, termsToTry(file.terms));
    const hasChanges = Object.keys(changesOf(file.terms, tried)).length > 0;
    const isThere = this.#deployments.some((each) => each.name === file.name && isFileFleet(each));
    this.#enable("write", isThere && hasChanges);
    this.#enable("reset", isChanged);
    const proposal = elements.find("proposal", HTMLParagraphElement);
    proposal.hidden = !(isProposal && isChanged);
    setText(proposal, proposal.hidden ? "" : words.proposal);
    const size = sizeText(words, file.terms, tried, drawnRunners);
    elements.find("size", HTMLParagraphElement).hidden = size === "";
    setText(elements.find("size", HTMLParagraphElement), size);
  }

  /** A browser lets the keyboard's place go with a button that is disabled: it is handed on to the verdict, which is in sight. */
  #enable(id: "write" | "reset", isEnabled: boolean): void {
    const button = this.#elements.find(id, HTMLButtonElement);
    if (!isEnabled && button.ownerDocument.activeElement === button) {
      this.#elements.find("verdict", HTMLParagraphElement).focus({ preventScroll: true });
    }
    button.disabled = !isEnabled;
  }

  /** What was asked for is brought into sight and spoken; what comes of a moved slider is neither. */
  #answered(text: string): void {
    if (!this.#isAnswerDue) return;
    this.#isAnswerDue = false;
    setText(this.#elements.find("answer", HTMLParagraphElement), text);
    this.#elements.find("worst", HTMLElement).scrollIntoView();
  }

  #tell(message: string): void {
    setText(this.#elements.find("told", HTMLParagraphElement), message);
  }

  #keepShown(changed: Partial<ShownFleet>): void {
    const { shown } = this.#state;
    if (shown !== undefined) this.#keep({ shown: { ...shown, ...changed } });
  }

  #keep(changed: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...changed };
    this.#host.keep(this.#state);
  }
}
