import { pictureSvg, UTC_CLOCK } from "@slotwise/timeline";
import { isObject } from "../fleet/is-object.js";
import { Elements, setSvg, setText } from "../page/elements.js";
import { setTexts } from "../page/texts.js";
import { applyPalette, type PanelTheme } from "../page/theme.js";
import { fittingWidth, onOtherWidth } from "../page/widths.js";
import { showBroken } from "./broken-list.js";
import { type DrawnSpan, readDrawnSpan } from "./drawn-span.js";
import { happenedMarkup } from "./happened-markup.js";
import { type FromHappened, readToHappened } from "./happened-messages.js";
import type { HappenedWords } from "./happened-words.js";
import type { ShownAudit } from "./shown-audit.js";

/** What the page needs of the window that it is in. */
export interface HappenedHost {
  readonly words: HappenedWords;
  readonly theme: PanelTheme;
  /** What was kept last; it is looked at with care. */
  readonly kept: unknown;
  /** Keeps something that survives JSON. */
  keep(state: { readonly span: DrawnSpan }): void;
  send(message: FromHappened): void;
  /** Hands on each message that comes for the page. They are looked at with care as well. */
  receive(listener: (message: unknown) => void): void;
}

/**
 * Shows what a fleet did, which the host says again and again, for as long as the page lives.
 * @param root an empty element; one a page, whose ids it uses
 */
export function mountHappened(root: HTMLElement, host: HappenedHost): void {
  root.classList.add("slotwise-panel", "happened");
  root.innerHTML = happenedMarkup(host.words);
  new HappenedPage(new Elements(root), host).start();
}

class HappenedPage {
  readonly #elements: Elements;
  readonly #host: HappenedHost;
  #shown: ShownAudit | undefined;

  constructor(elements: Elements, host: HappenedHost) {
    this.#elements = elements;
    this.#host = host;
  }

  start(): void {
    const { kept, theme } = this.#host;
    const span = this.#elements.find("span", HTMLSelectElement);
    span.value = readDrawnSpan(isObject(kept) ? kept.span : undefined) ?? "cycles";
    const ask = () => this.#host.send({ kind: "show", span: span.value as DrawnSpan });
    span.addEventListener("change", () => {
      this.#host.keep({ span: span.value as DrawnSpan });
      ask();
    });
    this.#onCopy("copy", "picture", () => this.#svgOf({ width: undefined }));
    this.#onCopy("copy-statement", "statement", ({ clearing }) => clearing?.statement ?? "");
    const redraw = () => this.#draw();
    onOtherWidth(this.#elements.find("picture", HTMLDivElement), redraw);
    theme.onChange(redraw);
    this.#host.receive((message) => this.#received(message));
    ask();
  }

  #onCopy(id: string, what: "picture" | "statement", textOf: (shown: ShownAudit) => string): void {
    this.#elements.find(id, HTMLButtonElement).addEventListener("click", () => {
      if (this.#shown !== undefined) this.#host.send({ kind: "copy", what, text: textOf(this.#shown) });
    });
  }

  #received(received: unknown): void {
    const message = readToHappened(received);
    switch (message?.kind) {
      case undefined:
        return;
      case "audit":
        this.#show(message.audit);
        return;
      case "nothing":
        this.#tellNothing(message.message);
        return;
      case "older":
        // A page whose tab was hidden has started anew, and has nothing older.
        if (this.#shown === undefined) this.#tellNothing(message.message);
        else this.#tellOlder(message.message);
        return;
      case "told":
        setText(this.#elements.find("told", HTMLParagraphElement), message.message);
        return;
    }
  }

  #tellNothing(message: string): void {
    this.#shown = undefined;
    setText(this.#elements.find("nothing", HTMLParagraphElement), message);
    this.#switch();
  }

  #tellOlder(message: string): void {
    const older = this.#elements.find("older", HTMLParagraphElement);
    setText(older, message === "" ? "" : `${this.#host.words.older} ${message}`);
    older.hidden = message === "";
  }

  #switch(): void {
    const isThere = this.#shown !== undefined;
    this.#elements.find("nothing", HTMLParagraphElement).hidden = isThere;
    this.#elements.find("all", HTMLDivElement).hidden = !isThere;
  }

  #show(audit: ShownAudit): void {
    this.#shown = audit;
    this.#switch();
    this.#tellOlder("");
    const { words } = this.#host;
    const text = (id: string, value: string) => setText(this.#elements.find(id, HTMLElement), value);
    const part = (id: string, isShown: boolean) => {
      this.#elements.find(id, HTMLElement).hidden = !isShown;
    };
    const list = (id: string, texts: readonly string[]) =>
      setTexts(this.#elements.find(id, HTMLUListElement), "li", texts);
    const broken = audit.promises.filter(({ verdict }) => verdict === "broken");
    const others = audit.promises.filter(({ verdict }) => verdict !== "broken");
    text("heading", audit.heading);
    const verdict = this.#elements.find("verdict", HTMLParagraphElement);
    verdict.className = audit.isWorking === null ? "unknown" : audit.isWorking ? "safe" : "broken";
    setText(verdict, audit.headline);
    setTexts(this.#elements.find("sentences", HTMLDivElement), "p", audit.sentences);
    part("clearing", audit.clearing !== null);
    text("inside", audit.clearing?.inside ?? "");
    text("statement", audit.clearing?.statement ?? "");
    part("broken", broken.length > 0);
    showBroken(this.#elements.find("broken-list", HTMLDivElement), broken, words.rows);
    text("caption", audit.caption);
    list("description", audit.description);
    part("others", others.length > 0);
    list(
      "others-list",
      others.map(({ id, verdict, summary, details }) =>
        [`${verdict === "kept" ? words.kept : words.unknown}, ${id}: ${summary}`, ...details].join(" "),
      ),
    );
    list("measured", audit.measured);
    part("remarks-part", audit.remarks.length > 0);
    list("remarks", audit.remarks);
    text(
      "said",
      this.#said(
        audit,
        broken.map(({ id }) => id),
      ),
    );
    this.#draw();
  }

  /** What is spoken: only what changes when something happened, since the figures change all the time. */
  #said({ isWorking }: ShownAudit, broken: readonly string[]): string {
    const { words } = this.#host;
    const state = isWorking === null ? words.cannotTell : isWorking ? words.works : words.worksNot;
    return `${state} ${broken.length === 0 ? words.noneBroken : `${words.broken}: ${broken.join(", ")}.`}`;
  }

  #draw(): void {
    if (this.#shown === undefined) return;
    const { description } = this.#shown;
    applyPalette(this.#host.theme.palette(), this.#elements.root);
    const target = this.#elements.find("picture", HTMLDivElement);
    const svg = setSvg(target, this.#svgOf({ width: fittingWidth(target.clientWidth) }));
    svg?.setAttribute("aria-label", description[0] ?? "");
  }

  #svgOf({ width }: { readonly width: number | undefined }): string {
    if (this.#shown === undefined) return "";
    const { picture, description, caption, heading } = this.#shown;
    // A picture of its own says what a page says around it.
    const own = width === undefined ? { title: heading, caption } : {};
    return pictureSvg({ ...picture, clock: UTC_CLOCK }, { width, description: description.join(" "), ...own });
  }
}
